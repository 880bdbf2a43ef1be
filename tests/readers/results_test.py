"""The results of the feed -> every share and every verdict worked out again by a reader who has only the feed and its descriptions."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

import pytest
from contents import SMALL, fetched
from serving import SAMPLE, Site, built

# Below this many cases, a share says little.
FEW = 10
MONTHS = {"month": 1, "quarter": 3, "year": 12}


def target(site: Site, standard: str, revision: int) -> dict[str, Any]:
    """What was promised."""
    versions = fetched(f"{site.root}api/v1/standards/{standard}.json")["versions"]
    return next(one for one in versions if one["revision"] == revision)["target"]


def share(result: dict[str, Any], promised: dict[str, Any]) -> Decimal | None:
    """The share in percent, rounded against the publisher."""
    met, total = result["met"], result["total"]
    if met is None or total is None or total < FEW:
        return None
    is_level_at_most = promised["kind"] == "level" and promised["comparison"] == "at_most"
    rounding = ROUND_CEILING if is_level_at_most else ROUND_FLOOR
    return (Decimal(met) * 100 / total).quantize(Decimal("0.0001"), rounding)


def kept(result: dict[str, Any], promised: dict[str, Any]) -> bool | None:
    """Whether the promise was kept, from the exact counts; None, if nobody can say."""
    total, months = result["total"], MONTHS[result["period"]["kind"]]
    if result["status"] not in ("final", "provisional") or promised["kind"] == "none":
        return None
    if promised["kind"] == "count":
        length = {"month": 1, "year": 12}[promised["per"]]
        is_most = promised["comparison"] == "at_most"
        if length < months:
            return None
        if is_most and total > promised["value"]:
            return False
        if not is_most and total >= promised["value"]:
            return True
        return is_most if length == months else None
    if total == 0:
        return None
    if promised["comparison"] == "average":
        return Decimal(str(result["average"])) <= promised["value"]
    wanted = Decimal(str(promised["share_percent"]))
    if total < FEW and months < 12 and wanted < 100:
        return None
    found = Decimal(result["met"]) * 100
    return found <= wanted * total if promised["kind"] == "level" and promised["comparison"] == "at_most" else found >= wanted * total


@pytest.mark.parametrize(("content", "least"), [(SAMPLE, 600), (SMALL, 6)], ids=["sample", "small"])
def test_every_share_and_verdict_can_be_worked_out_again(content: Path, least: int) -> None:
    with built(content) as site:
        seen = {True: 0, False: 0, None: 0}
        for latest in fetched(f"{site.root}api/v1/results.json")["results"]:
            document = fetched(f"{site.root}api/v1/results/{latest['id']}.json")
            for result in document["results"]:
                promised = target(site, latest["id"], result["revision"])
                where = (latest["id"], result["period"]["name"])
                given = result["share_percent"]
                assert (None if given is None else Decimal(str(given))) == share(result, promised), where
                assert result["kept"] is kept(result, promised), where
                assert (result["undecided"] is None) is (result["kept"] is not None or result["status"] not in ("final", "provisional")), where
                assert result["met"] is None or result["met"] <= result["total"], where
                seen[result["kept"]] += 1
        assert sum(seen.values()) >= least, seen
        assert seen[True] > 0 and seen[False] > 0, seen
