"""The columns of Canada's `service-std` -> results: the verdicts are the data set's own, but where it rounds or counts more met than there were."""

from pathlib import Path

from contents import fetched
from service_std import is_told, rows, write
from serving import built

# Made up, in the columns of the data set that decide: as it writes them, with its habits.
TABLE = """\
fiscal_yr,service_standard_id,target,volume_meeting_target,total_volume,target_met
2023-2024,STD1,0.9,31283,31689,Y
2023-2024,STD2,0.8,79,100,N
2023-2024,STD2,0.8,80,100,Y
2023-2024,STD3,0.95,1896,2000,N
2023-2024,STD4,0.95,1896,1996,Y
2023-2024,STD5,0.9,0,0,NA
2023-2024,STD6,1,12,12,Y
2023-2024,STD7,0.9,12,11,Y
2023-2024,STD8,0.9,,,NA
2023-2024,STD9,,12,12,
2023-2024,STD10,0.9,4498,4998,Y
"""


def test_its_verdicts_are_ours_but_where_it_rounds(tmp_path: Path) -> None:
    found = rows(TABLE.splitlines())
    assert len({row.id for row in found}) == len(found)
    write(found, tmp_path / "content")
    with built(tmp_path / "content", as_of="2026-11-23") as site:
        ours = {}
        for latest in fetched(f"{site.root}api/v1/results.json")["results"]:
            (result,) = fetched(f"{site.root}api/v1/results/{latest['id']}.json")["results"]
            assert result["period"] == {"kind": "year", "name": "2023", "from": "2023-04-01", "until": "2024-04-01"}
            ours[latest["id"].removesuffix(".complete")] = result["kept"]
    promised = [row for row in found if row.target is not None]
    assert set(ours) == {row.id for row in promised}
    said = {"Y": True, "N": False, "NA": None}
    differing = {row.id for row in promised if ours[row.id] is not said[row.verdict]}
    # 1,896 of 1,996 are 94.99 %, and 4,498 of 4,998 are 89.996 %: enough only once they are rounded. 12 of 11 can't be.
    assert differing == {"s-std10", "s-std4", "s-std7"}
    assert [row.id for row in promised if not is_told(row)] == ["s-std7", "s-std8"]
