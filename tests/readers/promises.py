"""The versions of a standard, from timeline.json, and the moment of a request -> what a resident may expect, by nothing but the twelve steps."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from due import Reader, Refused

# A date can be told for these, where a request, complete or not, starts the clock.
DATED = {"at_most", "average", "between"}
STARTS = {"request_received", "application_complete"}


@dataclass(frozen=True)
class Answer:
    """The version that counts, by its first day, and both ends of its time; or the reason why there is no date."""

    version: str | None = None
    ends: tuple[str, ...] = ()
    refused: str | None = None


class Promises:
    """All standards of a feed."""

    def __init__(self, timeline: dict[str, Any], calendars: dict[str, Any]) -> None:
        self.zone = ZoneInfo(timeline["time_zone"])
        self.readers = {one["id"]: _remembering(one, self.zone) for one in calendars["calendars"]}
        self.lines = {one["id"]: Reader(one, self.zone, waits=True) for one in calendars["calendars"]}
        self.readers[None] = Reader(None, self.zone)
        self.versions: dict[str, list[dict[str, Any]]] = {}
        for version in timeline["versions"]:
            self.versions.setdefault(version["id"], []).append(version)
        self._ends = cache(self._counted)

    def answer(self, standard: str, received: datetime) -> Answer:
        """What a request that is received at a local time may expect."""
        [version] = [one for one in self.versions[standard] if _contains(one["effective"], received.date())] or [None]
        if version is None:
            return Answer(refused="not_promised")
        began = version["effective"]["from"]
        if version["target"]["by"]:
            day = _next(version["target"]["by"], received.date()).isoformat()
            is_over = version["effective"]["until"] is not None and version["effective"]["until"] <= day
            return Answer(began, refused="no_date") if is_over else Answer(began, (f"on {day}",))
        if not _is_dated(version):
            return Answer(began, refused="undated")
        season = (version["conditions"] or {}).get("season")
        if season and not _is_in(season, received.date()):
            return Answer(began, refused="out_of_season")
        target = version["target"]
        amounts = [(target["value"], target["unit"])] + ([(target["upper"], target["upper_unit"])] if target["upper"] else [])
        try:
            line = version["clock"]["calendar"]
            ends = [self._ends(received, one, unit, target["calendar"], line) for one, unit in amounts]
            first_is_later = ends[0].split()[0] == ends[-1].split()[0] and ends[0] > ends[-1]
            return Answer(began, (ends[-1], ends[-1]) if first_is_later else tuple(ends))
        except Refused:
            return Answer(began, refused="no_date")

    def _counted(self, received: datetime, amount: int, unit: str, calendar: str | None, line: str | None) -> str:
        reader = self.lines[line] if line else self.readers[calendar]
        end = reader.due(received, amount, unit)
        return f"at {int(end.timestamp())}" if isinstance(end, datetime) else f"on {end}"


def _remembering(calendar: dict[str, Any], zone: ZoneInfo) -> Reader:
    """A reader that works out the hours of each day only once."""
    reader = Reader(calendar, zone)
    reader.hours = cache(reader.hours)  # type: ignore[method-assign]
    return reader


def _is_dated(version: dict[str, Any]) -> bool:
    target, starts = version["target"], version["clock"]["starts"]
    is_time = target["kind"] == "time" and target["comparison"] in DATED
    # Seconds pass while the resident waits.
    return is_time and starts is not None and starts["code"] in STARTS and target["unit"] != "second"


def _contains(effective: dict[str, str | None], day: date) -> bool:
    return str(effective["from"]) <= day.isoformat() and (effective["until"] is None or day.isoformat() < effective["until"])


def _next(by: str, day: date) -> date:
    """The first day like `--05-31` or `---10` on or after another; the last of a month that is too short for it."""
    while True:
        last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        wanted = min(int(by[-2:]), last.day)
        if day.day == wanted and (by.startswith("---") or day.month == int(by[2:4])):
            return day
        day += timedelta(days=1)


def _is_in(season: dict[str, Any], day: date) -> bool:
    turned, today = season["to"] < season["from"], day.strftime("--%m-%d")
    begun, not_over = season["from"] <= today, today <= season["to"]
    return (begun or not_over) if turned else (begun and not_over)
