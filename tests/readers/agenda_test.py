"""`charter agenda --format ics` as an iCalendar library reads it says what `--format json` says: each thing to do, on its day."""

import json
import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from contents import CONTENTS, HARSH, SMALL
from icalendar import Calendar
from icalendar.parser import unescape_char


def agenda(content: Path, form: str, *arguments: str) -> bytes:
    command = [os.environ["CHARTER"], "agenda", "--content", content, "--as-of", "2026-11-23", "--format", form, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def expected(content: Path) -> list[tuple[str, date, str]]:
    """What the file has to say: the id, the day and the words of each thing that has a day."""
    items = json.loads(agenda(content, "json"))["items"]
    return [
        (item["key"], date.fromisoformat(item["day"]), f"{'Overdue: ' if item['overdue'] else ''}{item['name']}: {item['todo']}")
        for item in items
        if item["day"]
    ]


def said(file: bytes) -> list[tuple[str, date, str]]:
    """What the file says, by the library."""
    read = Calendar.from_ical(file)
    assert read.errors == []
    events = read.walk("VEVENT")
    for event in events:
        assert event.errors == []
        assert event.end == event.start + timedelta(days=1)
        assert event["DESCRIPTION"]
    return [(str(event["UID"]).rsplit("@", 1)[0], event.start, str(event["SUMMARY"])) for event in events]


@pytest.mark.parametrize("content", [*CONTENTS, SMALL], ids=["sample", "harsh", "small"])
def test_each_thing_to_do_is_an_event_on_its_day(content: Path) -> None:
    file = agenda(content, "ics")
    assert said(file) == expected(content)
    assert said(file)
    read = Calendar.from_ical(file)
    assert unescape_char(str(read["NAME"])).endswith(": what to do")
    # What another program writes from it says the same again.
    assert said(read.to_ical()) == said(file)
    uids = [str(event["UID"]) for event in read.walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    *lines, last = file.split(b"\r\n")
    assert last == b""
    assert not any(b"\n" in line or b"\r" in line or len(line) > 75 for line in lines)
    assert all(line.decode("utf-8") for line in lines)


def test_an_agenda_without_a_day_is_a_file_with_one_event() -> None:
    file = agenda(HARSH, "ics", "--department", "corporate", "--until", "2026-11-24")
    assert [(uid, day, words) for uid, day, words in said(file)] == [("nothing", date(2026, 11, 23), "Nothing to do")]


def test_another_day_and_a_missing_event_are_noticed() -> None:
    file = agenda(SMALL, "ics")
    right = expected(SMALL)
    begin, end = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
    first = begin + file.split(begin)[1].split(end)[0] + end
    assert said(file.replace(first, b"")) == right[1:]
    day = right[0][1].strftime("%Y%m%d").encode()
    after = (right[0][1] + timedelta(days=1)).strftime("%Y%m%d").encode()
    moved = file.replace(after, b"20200102", 1).replace(day, b"20200101", 1)
    assert said(moved) != right
