"""A reader in Python that follows the twelve lines of the feed finds every due date of the test vectors, and counts in a city's own calendars."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from contents import CONTENTS, HARSH, fetched
from due import Reader, Refused
from serving import Site, built


@pytest.fixture(scope="module", params=CONTENTS, ids=["sample", "harsh"])
def vectors(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    with built(request.param, "/x/") as site:
        yield fetched(f"{site.root}api/v1/test-vectors.json")


def found(reader: Reader, received: str, amount: int, unit: str) -> dict[str, Any]:
    """What a reader says, in the keys of a case."""
    said = {"at": None, "on": None, "refused": None, "day": None}
    try:
        due = reader.due(datetime.fromisoformat(received), amount, unit)
    except Refused as refused:
        return said | {"refused": refused.reason, "day": refused.day and refused.day.isoformat()}
    return said | {"at" if isinstance(due, datetime) else "on": due.isoformat()}


def wrong(vectors: dict[str, Any]) -> list[str]:
    """The cases that a reader answers otherwise."""
    differ = []
    for case in vectors["cases"]:
        calendar = vectors["calendars"].get(case["clock"] or case["calendar"])
        reader = Reader(calendar, ZoneInfo(case["zone"]), waits=bool(case["clock"]))
        answer = found(reader, case["received"], case["amount"], case["unit"])
        skipped = reader.skipped if case["skipped"] is not None else None
        if answer | {"skipped": skipped} != {key: case[key] for key in [*answer, "skipped"]}:
            differ.append(f"{case['why']}: {answer}, {skipped}")
    return differ


def test_every_case_comes_out(vectors: dict[str, Any]) -> None:
    assert len(vectors["cases"]) >= 100
    assert len(vectors["algorithm"]) == 12
    assert {case["unit"] for case in vectors["cases"]} == {
        *("second", "minute", "hour", "business_hour", "business_day", "calendar_day", "week", "month", "year")
    }
    assert wrong(vectors) == []


def test_a_wrong_case_is_noticed(vectors: dict[str, Any]) -> None:
    for key in ("at", "on", "refused", "day"):
        [case, *_] = [case for case in vectors["cases"] if case[key]]
        assert len(wrong(vectors | {"cases": [case | {key: None}]})) == 1
    for calendar, damage in [("office", {"closures": []}), ("fortnight", {"complete": {"from": "2026-06-01", "until": "2026-07-01"}})]:
        damaged = vectors["calendars"] | {calendar: vectors["calendars"][calendar] | damage}
        assert wrong(vectors | {"calendars": damaged}) != []


# Worked out by hand from tests/fixtures/readers/harsh/calendars. Chile's clocks jump from 24:00 on 5 September 2026 to 1:00.
BY_HAND = [
    ("counter", "2026-12-24T10:14", 1, "business_day", {"on": "2026-12-28"}),
    ("counter", "2026-12-24T10:15", 1, "business_day", {"on": "2026-12-29"}),
    ("counter", "2026-12-24T09:00", 3, "business_hour", {"at": "2026-12-28T10:15:00-03:00"}),
    ("counter", "2026-11-26T12:30", 0, "business_hour", {"at": "2026-11-26T13:00:00-03:00"}),
    ("counter", "2026-11-27T12:00", 0, "business_day", {"on": "2026-11-30"}),
    ("counter", "2028-01-29T10:00", 1, "month", {"on": "2028-03-01"}),
    ("counter", "2029-12-31T10:00", 1, "business_day", {"refused": "outside_calendar", "day": "2030-01-01"}),
    ("patrol", "2026-09-05T19:00", 2, "business_hour", {"at": "2026-09-06T02:00:00-03:00"}),
    ("never", "2026-11-27T12:00", 6, "business_hour", {"at": "2026-11-29T00:00:00-03:00"}),
]


@pytest.fixture(scope="module")
def harsh() -> Iterator[Site]:
    with built(HARSH) as site:
        yield site


@pytest.mark.parametrize(("calendar", "received", "amount", "unit", "expected"), BY_HAND)
def test_a_citys_own_calendars_can_be_counted_in(harsh: Site, calendar: str, received: str, amount: int, unit: str, expected: dict[str, str]) -> None:
    feed = fetched(f"{harsh.root}api/v1/calendars.json")
    [own] = [one for one in feed["calendars"] if one["id"] == calendar]
    answer = found(Reader(own, ZoneInfo(feed["time_zone"])), received, amount, unit)
    assert {key: value for key, value in answer.items() if value} == expected


def test_every_promise_of_time_can_be_counted(harsh: Site) -> None:
    feed = f"{harsh.root}api/v1/"
    calendars = {one["id"]: one for one in fetched(f"{feed}calendars.json")["calendars"]}
    document = fetched(f"{feed}standards.json")
    counted = []
    for standard in document["standards"]:
        target = standard["target"]
        if target["kind"] == "time" and target["comparison"] == "at_most":
            reader = Reader(calendars.get(target["calendar"]), ZoneInfo(document["time_zone"]))
            due = reader.due(datetime(2026, 11, 23, 9), target["value"], target["unit"])
            assert (due.date() if isinstance(due, datetime) else due) >= date(2026, 11, 23)
            counted.append(standard["id"])
    assert len(counted) == 6
