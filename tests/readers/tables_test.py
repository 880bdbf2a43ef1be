"""The tables as Python, Frictionless and a CSVW reader see them hold the values of standards.json; in the Excel form nothing is a formula."""

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

import pytest
import requests
from contents import HARSH, fetched
from csvw import CSVW
from frictionless import Package, validate
from serving import SAMPLE, Site, built

SITES = [(SAMPLE, "/customer-service/"), (HARSH, "/")]
SERVICE_STD = (
    "fiscal_yr,service_id,service_name_en,service_name_fr,service_standard_id,service_standard_en,service_standard_fr,type,channel,"
    "channel_comments_en,channel_comments_fr,target,volume_meeting_target,total_volume,performance,comments_en,comments_fr,target_met,"
    "standards_targets_uri_en,standards_targets_uri_fr,performance_results_uri_en,performance_results_uri_fr,owner_org,owner_org_title"
).split(",")


@pytest.fixture(scope="module", params=SITES, ids=["sample", "harsh"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    content, base = request.param
    with built(content, base) as site:
        yield site


def rows(site: Site, name: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    """A table by Python's own reader, which refuses what isn't well formed."""
    body = requests.get(f"{site.root}api/v1/{name}", timeout=60).content
    return list(csv.DictReader(io.StringIO(body.decode(encoding), newline=""), strict=True))


def standards(site: Site) -> list[dict[str, Any]]:
    return fetched(f"{site.root}api/v1/standards.json")["standards"]


def results(site: Site) -> list[tuple[str, dict[str, Any]]]:
    """Every result of every standard, in the order of the documents."""
    latest = fetched(f"{site.root}api/v1/results.json")["results"]
    return [(one["id"], result) for one in latest for result in fetched(f"{site.root}api/v1/results/{one['id']}.json")["results"]]


def said(text: dict[str, str] | None) -> str | None:
    return text and text["en"]


def conditions(held: dict[str, Any] | None) -> str | None:
    """When a standard applies, in words: nouns follow "for"."""
    if held is None:
        return None
    nouns = [f"for {said(held[key])}" for key in ("priority", "zone") if held[key]]
    season = [said(held["season"]["text"])] if held["season"] else []
    text = [said(held["text"])] if held["text"] else []
    return ", ".join(str(part) for part in nouns + season + text)


def limit(held: dict[str, Any] | None) -> str | None:
    """A limit set by law, in words."""
    if held is None:
        return None
    unit = held["unit"].replace("_", " ")
    return f"{held['value']} {unit if held['value'] == 1 else unit + 's'}"


def values(standard: dict[str, Any]) -> dict[str, Any]:
    """What the row of a standard has to hold, from standards.json."""
    target, clock, approved = standard["target"], standard["clock"], standard["approved"] or {}
    listed = {
        "clock_pauses": [said(pause) for pause in clock["pauses"]],
        "channels": standard["channels"],
        "exceptions": [said(exception) for exception in standard["exceptions"]],
        "supports": standard["supports"],
    }
    return {
        "id": standard["id"],
        "revision": standard["revision"],
        "effective_from": standard["effective"]["from"],
        "known_from": standard["effective"]["known_from"],
        "effective_until": standard["effective"]["until"],
        "department_id": standard["department"]["id"],
        "department": said(standard["department"]["name"]),
        "function": said(standard["function"]),
        "service_id": standard["service"]["id"],
        "service": said(standard["service"]["name"]),
        "service_code": standard["service"]["open311_service_code"],
        "stage": standard["stage"],
        "variant": standard["variant"],
        "variant_name": said(standard["name"]),
        "promise": said(standard["promise"]),
        "kind": target["kind"],
        "comparison": target["comparison"],
        "value": target["value"],
        "upper": target["upper"],
        "unit": target["unit"],
        "upper_unit": target["upper_unit"],
        "counted": said(target["counted"]),
        "denominator": said(target["denominator"]),
        "numerator": said(target["numerator"]),
        "per": target["per"],
        "by": target["by"],
        "before": said(target["before"]),
        "calendar": target["calendar"],
        "share_percent": target["share_percent"],
        "conditions": conditions(standard["conditions"]),
        "legal_limit": limit(standard["statutory"]),
        "clock_start_code": clock["starts"] and clock["starts"]["code"],
        "clock_starts": clock["starts"] and said(clock["starts"]["text"]),
        "clock_stops": said(clock["stops"]["text"]),
        "approved_by": approved.get("by"),
        "approved_on": approved.get("on"),
        "review_by": standard["review_by"],
        "if_missed": said(standard["if_missed"]),
        "html": standard["links"]["html"],
        # What stands between two texts can't stand in one.
        **{key: "|".join(text.replace("|", "/") for text in texts) or None for key, texts in listed.items()},
    }


def written(value: Any) -> str:
    return "" if value is None else str(value)


def test_each_row_holds_the_values_of_the_standard(site: Site) -> None:
    expected = [{key: written(value) for key, value in values(standard).items()} for standard in standards(site)]
    assert len(expected) > 9
    assert rows(site, "standards.csv") == expected
    # Python's own reader would notice a quote that doesn't end.
    with pytest.raises(csv.Error):
        list(csv.reader(['a,"b"c,d'], strict=True))


def test_the_columns_of_the_government_of_canada_hold_what_is_known(site: Site) -> None:
    table = rows(site, "service-std.csv")
    assert list(table[0]) == SERVICE_STD
    for row, standard in zip(table, standards(site), strict=True):
        share = standard["target"]["share_percent"]
        filled = {
            "service_id": standard["service"]["id"],
            "service_name_en": said(standard["service"]["name"]),
            "service_standard_id": standard["id"],
            "service_standard_en": said(standard["promise"]),
            "standards_targets_uri_en": standard["links"]["html"],
        }
        assert {key: row[key] for key in filled} == filled
        assert (Decimal(row["target"]) * 100 if row["target"] else None) == (None if share is None else Decimal(str(share)))
        assert row["type"] in ("ACS", "ACY", "TML", "OTH")
        assert row["channel"] in ("EML", "FAX", "ONL", "OTH", "PERSON", "POST", "TEL")
        # Nothing is French, and what nobody measured in the last fiscal year is blank.
        unknown = [key for key in SERVICE_STD if key.endswith("_fr")]
        measured = ["volume_meeting_target", "total_volume", "performance", "comments_en", "target_met", "performance_results_uri_en"]
        if not row["fiscal_yr"]:
            unknown += measured
        elif row["performance"]:
            met, total = int(row["volume_meeting_target"]), int(row["total_volume"])
            assert Decimal(row["performance"]) == (Decimal(met) / total).quantize(Decimal("0.0001"), ROUND_FLOOR)
            assert row["target_met"] in ("NA", "Y" if met >= Decimal(row["target"]) * total else "N")
        assert [row[key] for key in unknown] == [""] * len(unknown)
        assert (row["owner_org"], row["owner_org_title"]) == (standard["department"]["id"], said(standard["department"]["name"]))


# A cell that begins with one of these is a formula to some spreadsheet; full-width signs count as well, and blanks at the start are skipped.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def test_nothing_is_a_formula_in_the_excel_form(site: Site) -> None:
    body = requests.get(f"{site.root}api/v1/standards.excel.csv", timeout=60).content
    assert body.startswith(b"\xef\xbb\xbf")
    harmless = rows(site, "standards.excel.csv", "utf-8-sig")
    for row, plain in zip(harmless, rows(site, "standards.csv"), strict=True):
        assert list(row) == list(plain)
        for key, cell in row.items():
            assert not cell.lstrip(" \u00a0\ufeff").startswith(FORMULA), (row["id"], key)
            assert cell == (f"'{plain[key]}" if plain[key].startswith(FORMULA) else plain[key])


def test_the_harsh_content_has_formulas_to_make_harmless() -> None:
    with built(HARSH) as site:
        cells = [cell for row in rows(site, "standards.csv") for cell in row.values()]
        assert {cell[0] for cell in cells if cell.startswith(FORMULA)} >= {"=", "+"}
        assert len([cell for cell in cells if cell.startswith(FORMULA)]) > 10


def typed(standard: dict[str, Any]) -> dict[str, Any]:
    """The values of a standard as a reader of the data package has them, who knows days and numbers."""
    held = values(standard)
    for key in ("effective_from", "known_from", "effective_until", "approved_on", "review_by"):
        held[key] = held[key] and date.fromisoformat(held[key])
    held["share_percent"] = None if held["share_percent"] is None else Decimal(str(held["share_percent"]))
    return held


def test_the_data_package_is_valid_and_tells_types(site: Site) -> None:
    address = f"{site.root}api/v1/datapackage.json"
    report = validate(address)
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert [task.name for task in report.tasks] == ["standards", "service-std", "results"]
    assert [task.stats["rows"] for task in report.tasks] == [len(standards(site)), len(standards(site)), len(results(site))]
    table = [row.to_dict() for row in Package(address).get_resource("standards").read_rows()]
    assert table == [typed(standard) for standard in standards(site)]


DAMAGES: list[tuple[str, Callable[[str], str]]] = [
    ("type-error", lambda text: text.replace(",1,20", ",one,20", 1)),
    ("extra-cell", lambda text: text.replace("\r\n", ",more\r\n").replace(",more\r\n", "\r\n", 1)),
    ("hash-count", lambda text: text + text.split("\r\n", 1)[1].replace(".", "-", 1)),
    ("incorrect-label", lambda text: text.replace("revision", "version", 1)),
]


@pytest.mark.parametrize(("fault", "damage"), DAMAGES, ids=[fault for fault, _ in DAMAGES])
def test_frictionless_notices_damage(site: Site, tmp_path: Path, fault: str, damage: Callable[[str], str]) -> None:
    folder = tmp_path / "v1"
    shutil.copytree(site.folder / "api/v1", folder)
    table = folder / "standards.csv"
    before = table.read_bytes().decode()
    table.write_bytes(damage(before).encode())
    assert table.read_bytes().decode() != before
    faults = {fault for [fault] in validate(folder / "datapackage.json").flatten(["type"])}
    assert fault in faults


def test_a_reader_of_csv_on_the_web_finds_types_in_the_metadata(site: Site) -> None:
    table = f"{site.root}api/v1/standards.csv"
    read = CSVW(table, md_url=f"{table}-metadata.json", validate=True)
    assert read.is_valid, read.warnings
    [tables] = read.to_json(minimal=False)["tables"]
    assert tables["url"] == table
    for row, standard in zip(tables["row"], standards(site), strict=True):
        cells = row["describes"][0]
        assert cells["id"] == standard["id"]
        assert cells["revision"] == standard["revision"]
        assert cells["effective_from"] == standard["effective"]["from"]
        assert cells.get("value") == standard["target"]["value"]
        assert cells["html"] == standard["links"]["html"]
        assert cells.get("supports", []) == standard["supports"]
        assert cells.get("channels", []) == standard["channels"]


def result_values(standard: str, result: dict[str, Any]) -> dict[str, Any]:
    """What the row of a result has to hold, from the standard's document, but for the names and the promise."""
    left_out = result["left_out"][0] if result["left_out"] else {"count": None, "reason": None}
    alike = ["revision", "cohort", "status", "met", "total", "early", "not_due", "on_hold", "average", "median", "p90", "share_percent"]
    alike += ["promise_share_percent", "kept", "undecided", "expected", "published"]
    return {
        "standard": standard,
        "period": result["period"]["name"],
        "kind": result["period"]["kind"],
        "from": result["period"]["from"],
        "until": result["period"]["until"],
        "left_out": left_out["count"],
        "left_out_reason": said(left_out["reason"]),
        "note": said(result["note"]),
        "replaced": len(result["supersedes"]),
        **{key: result[key] for key in alike},
    }


NUMBERS = ("average", "median", "p90", "share_percent", "promise_share_percent")
DAYS = ("from", "until", "expected", "published")


def test_the_table_of_results_holds_what_the_documents_hold(site: Site) -> None:
    """As a reader of CSV on the Web has it, who knows types from the metadata."""
    table = f"{site.root}api/v1/results.csv"
    read = CSVW(table, md_url=f"{table}-metadata.json", validate=True)
    assert read.is_valid, read.warnings
    cells = [row["describes"][0] for row in read.to_json(minimal=False)["tables"][0].get("row", [])]
    expected = [result_values(standard, result) for standard, result in results(site)]
    for cell, wanted in zip(cells, expected, strict=True):
        held = {key: value for key, value in wanted.items() if value is not None}
        assert {key: cell[key] for key in wanted if key in cell} == held
    documents = {standard["id"]: standard for standard in standards(site)}
    for cell in cells:
        standard = documents.get(cell["standard"])
        if standard and standard["revision"] == cell["revision"]:
            assert (cell["service"], cell["department"]) == (said(standard["service"]["name"]), said(standard["department"]["name"]))
        if "unit" in cell:
            assert cell["average"] >= 0
    package = Package(f"{site.root}api/v1/datapackage.json").get_resource("results")
    rows_read = [row.to_dict() for row in package.read_rows()]
    for row, wanted in zip(rows_read, expected, strict=True):
        days = {key: wanted[key] and date.fromisoformat(wanted[key]) for key in DAYS}
        numbers = {key: None if wanted[key] is None else Decimal(str(wanted[key])) for key in NUMBERS}
        assert {key: row[key] for key in wanted} == {**wanted, **days, **numbers}
