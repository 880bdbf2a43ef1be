"""The `.ics` files as an iCalendar library reads them say what calendars.json says: each closure, on its day and at its time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import requests
from contents import HARSH, fetched
from due import WEEKDAYS, reading
from icalendar import Calendar
from icalendar.parser import unescape_char
from serving import SAMPLE, Site, build, built

SITES = [(SAMPLE, "/customer-service/"), (HARSH, "/")]


@pytest.fixture(scope="module", params=SITES, ids=["sample", "harsh"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    content, base = request.param
    with built(content, base) as site:
        yield site


def expected(calendar: dict[str, Any], zone: ZoneInfo) -> list[tuple[str, date, date]]:
    """What a calendar's file has to say: the words of each closure, its begin and its end."""
    events = []
    for closure in calendar["closures"]:
        day = date.fromisoformat(closure["date"])
        words = f"{closure['name']['en']}: {calendar['name']['en']} closed"
        if closure["closes"] is None:
            events.append((words, day, day + timedelta(days=1)))
            continue
        open_that_day = [span["to"] for entry in calendar["open"] if WEEKDAYS[day.weekday()] in entry["days"] for span in entry["hours"]]
        begin, end = (reading(day, clock).replace(tzinfo=zone).astimezone(UTC) for clock in (closure["closes"], max(open_that_day)))
        events.append((f"{words} from {closure['closes']}", begin, end))
    return events


def said(file: bytes) -> list[tuple[str, date, date]]:
    """What a calendar's file says, by the library."""
    events = Calendar.from_ical(file).walk("VEVENT")
    for event in events:
        assert event.errors == []
        assert event["UID"]
        assert isinstance(event["DTSTAMP"].dt, datetime)
    return [(str(event["SUMMARY"]), event.start, event.end) for event in events]


def files(site: Site) -> list[tuple[dict[str, Any], bytes]]:
    calendars = fetched(f"{site.root}api/v1/calendars.json")["calendars"]
    return [(one, requests.get(one["links"]["ics"], timeout=60).content) for one in calendars if one["links"]["ics"]]


def test_the_closures_are_those_of_the_feed(site: Site) -> None:
    document = fetched(f"{site.root}api/v1/calendars.json")
    zone = ZoneInfo(document["time_zone"])
    assert files(site)
    for calendar, file in files(site):
        assert said(file) == expected(calendar, zone)
        read = Calendar.from_ical(file)
        assert read.errors == []
        # The library leaves a name as it stands; RFC 7986 says that it is text.
        assert unescape_char(str(read["NAME"])).endswith(f": {calendar['name']['en']}")
        assert str(read["X-WR-TIMEZONE"]) == document["time_zone"]
        assert read.description.startswith(document["publisher"]["name"]["en"])
        # What another program writes from it says the same again.
        assert said(read.to_ical()) == said(file)
    without = [one for one in document["calendars"] if not one["links"]["ics"]]
    assert all(one["closures"] == [] for one in without)


def test_lines_are_short_and_end_as_they_must(site: Site) -> None:
    for _, file in files(site):
        *lines, last = file.split(b"\r\n")
        assert last == b""
        assert not any(b"\n" in line or b"\r" in line or len(line) > 75 for line in lines)
        # No character is cut in two.
        assert all(line.decode("utf-8") for line in lines)


def identities(file: bytes) -> dict[tuple[str, date], str]:
    return {(str(event["SUMMARY"]), event.start): str(event["UID"]) for event in Calendar.from_ical(file).walk("VEVENT")}


def test_an_event_keeps_its_identity_in_later_builds_and_at_another_address() -> None:
    with built(HARSH, "/", "2026-11-23") as site:
        before = [identities(file) for _, file in files(site)]
        assert before
        for own in before:
            assert len(set(own.values())) == len(own)
        build(HARSH, site.folder, "2027-02-01", site.root.replace("127.0.0.1", "localhost"))
        after = [identities((site.folder / "api/v1/calendars" / f"{name}.ics").read_bytes()) for name in ("counter", "patrol")]
        assert after == before


def first(file: bytes) -> bytes:
    """The first event of a file."""
    begin, end = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
    return begin + file.split(begin)[1].split(end)[0] + end


def test_another_day_a_missing_event_and_a_broken_one_are_noticed(site: Site) -> None:
    zone = ZoneInfo(fetched(f"{site.root}api/v1/calendars.json")["time_zone"])
    calendar, file = files(site)[0]
    right = expected(calendar, zone)
    assert said(file) == right
    assert said(file.replace(first(file), b"")) == right[1:]
    day = calendar["closures"][0]["date"].replace("-", "").encode()
    assert said(file.replace(b"DTSTART;VALUE=DATE:" + day, b"DTSTART;VALUE=DATE:20200101")) != right
    with pytest.raises(AssertionError):
        said(file.replace(b"DTSTART;VALUE=DATE:" + day, b"DTSTART;VALUE=DATE:2024-13-01"))
    with pytest.raises(ValueError, match="no components"):
        said(file.replace(b"END:VCALENDAR", b""))
