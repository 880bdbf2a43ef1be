"""The `.ics` files as an iCalendar library reads them say what calendars.json says: each closure, on its day and at its time."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import requests
from contents import HARSH, SMALL, fetched
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
    return [(str(event["SUMMARY"]), as_moment(event.start), as_moment(event.end)) for event in events]


def as_moment(day_or_time: date) -> date:
    """In UTC, because Python holds no two times of different zones for equal while an hour is repeated."""
    return day_or_time.astimezone(UTC) if isinstance(day_or_time, datetime) else day_or_time


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


# Zones whose clocks change each year, in the north and in the south, and never; by half an hour from the others; that gave the change up
# or took it on in a year of their own; that change it by the moon; and one whose summer time is the standard one.
ZONES = [
    "America/Edmonton",
    "America/Mexico_City",
    "America/Regina",
    "America/Santiago",
    "America/St_Johns",
    "America/Whitehorse",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Amman",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Europe/London",
    "Pacific/Apia",
]
YEARS = range(2010, 2031)


def changes(zone: ZoneInfo) -> list[date]:
    """The days on which the clocks of a zone change."""
    days = [date(YEARS[0], 1, 1) + timedelta(days=n) for n in range(366 * len(YEARS))]
    midnights = [datetime.combine(day, time(), zone) for day in days]
    return [day for day, one, next in zip(days, midnights, midnights[1:]) if one.utcoffset() != next.utcoffset() and day.year in YEARS]


def closing_early(zone: ZoneInfo) -> list[datetime]:
    """An early closing in each month, and before, on and after each day on which the clocks change, at hours that they all have."""
    days = {date(year, month, 10) for year in YEARS for month in range(1, 13)}
    days |= {day + timedelta(days=n) for day in changes(zone) for n in (-1, 0, 1)}
    # Samoa had no December 30 in 2011.
    days -= {date(2011, 12, 30)}
    return [datetime.combine(day, time(16, 15), zone) for day in sorted(days) if day.year in YEARS]


def city_in(zone: str, closings: list[datetime], folder: Path) -> Path:
    """The small city, moved to another zone, with these closings."""
    content = folder / "content"
    shutil.copytree(SMALL, content)
    settings = content / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("time_zone: America/Halifax", f"time_zone: {zone}"), "utf-8")
    closures = "".join(f"  - {{date: {one:%Y-%m-%d}, name: Early, closes: {one:%H:%M}}}\n" for one in closings)
    calendar = content / "calendars" / "town-hall.yaml"
    calendar.write_text(
        f"id: town-hall\nname: Town Hall\nopen:\n  - {{days: monday to sunday, hours: 08:30 to 20:45}}\nclosures:\n{closures}"
        f"complete: {{from: {YEARS[0]}-01-01, until: {YEARS[-1] + 1}-01-01}}\n",
        "utf-8",
    )
    return content


def elsewhere(file: bytes, zone: str) -> bytes:
    """The file with a name for its zone that no reader knows: all it can go by are the rules in the file.

    It is another name for each zone, because a reader may remember the rules of the last one.
    """
    assert file.count(zone.encode()) > 2
    return file.replace(zone.encode(), unknown(zone).encode())


def unknown(zone: str) -> str:
    return f"Else/{zone.replace('/', '-')}"


def by_another_reader(file: bytes) -> list[tuple[str, Any, Any]]:
    """What the file says, by a library in JavaScript."""
    reader = Path(__file__).with_name("events.mjs")
    return [tuple(one) for one in json.loads(subprocess.run(["node", reader], input=file, capture_output=True, check=True).stdout)]


@pytest.mark.parametrize("zone", ZONES)
def test_hours_are_the_same_moments_by_the_rules_in_the_file(zone: str, tmp_path: Path) -> None:
    closings = closing_early(ZoneInfo(zone))
    with built(city_in(zone, closings, tmp_path)) as site:
        file = (site.folder / "api/v1/calendars/town-hall.ics").read_bytes()
    ends = [one.replace(hour=20, minute=45) for one in closings]
    moments = [(begin.astimezone(UTC), end.astimezone(UTC)) for begin, end in zip(closings, ends)]
    assert len(moments) > 12 * len(YEARS) - 2
    assert [(begin, end) for _, begin, end in said(file)] == moments
    # Each event is written as the clock on the wall shows it.
    assert [event["DTSTART"].to_ical().decode() for event in Calendar.from_ical(file).walk("VEVENT")] == [f"{one:%Y%m%dT%H%M%S}" for one in closings]
    foreign = elsewhere(file, zone)
    read = Calendar.from_ical(foreign)
    assert [(str(one["DTSTART"].params["TZID"]), one.start.utcoffset()) for one in read.walk("VEVENT")] == [
        (unknown(zone), one.utcoffset()) for one in closings
    ]
    seconds = [(int(begin.timestamp()), int(end.timestamp())) for begin, end in moments]
    assert [(begin, end) for _, begin, end in by_another_reader(foreign)] == seconds


def test_a_zone_is_named_by_the_file_that_needs_it_and_by_no_other(site: Site) -> None:
    zone = fetched(f"{site.root}api/v1/calendars.json")["time_zone"]
    for calendar, file in files(site):
        has_hours = any(closure["closes"] for closure in calendar["closures"])
        assert [str(one["TZID"]) for one in Calendar.from_ical(file).walk("VTIMEZONE")] == [zone] * has_hours
        assert [str(one["TZID"]) for one in Calendar.from_ical(file).walk("VEVENT") if "TZID" in one] == []
        assert len(by_another_reader(file)) == len(calendar["closures"])


def test_a_rule_that_is_missing_or_wrong_is_noticed(tmp_path: Path) -> None:
    zone = "Europe/London"
    closings = closing_early(ZoneInfo(zone))
    with built(city_in(zone, closings, tmp_path)) as site:
        file = elsewhere((site.folder / "api/v1/calendars/town-hall.ics").read_bytes(), zone)
    right = by_another_reader(file)
    assert by_another_reader(file.replace(b"BYDAY=-1SU", b"BYDAY=1SU")) != right
    assert by_another_reader(file.replace(b"TZOFFSETTO:+0100", b"TZOFFSETTO:+0200")) != right
    with pytest.raises(subprocess.CalledProcessError):
        by_another_reader(file.replace(b"TZID:Else/Europe-London", b"TZID:Else"))
