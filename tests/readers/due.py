"""A target, a calendar of the feed and the moment of receipt -> when it is due, by nothing but the rules in test-vectors.json."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ELAPSED = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
DAY = timedelta(days=1)
MONTHS = {"month": 1, "year": 12}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Refused(Exception):
    """No date can be given: why, and the first day that the calendar doesn't cover."""

    def __init__(self, reason: str, day: date | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.day = day


@dataclass
class Reader:
    """Counts in one calendar and one zone, and notes the closures that it passes over."""

    calendar: dict[str, Any] | None
    zone: ZoneInfo
    skipped: list[str] = field(default_factory=list)
    waits: bool = False

    def due(self, received: datetime, amount: int, unit: str) -> datetime | date:
        """The moment, or the day at whose end, it is due."""
        try:
            return self._due(received, amount, unit)
        except (OverflowError, ValueError) as error:
            raise Refused("out_of_range") from error

    def _due(self, received: datetime, amount: int, unit: str) -> datetime | date:
        if unit in ELAPSED:
            starts = self._opening(received) if self.waits else received
            return self._later(self.moment(starts), amount * ELAPSED[unit])
        if self.calendar is None and unit.startswith("business_"):
            raise Refused("no_calendar")
        if unit == "business_hour":
            return self._business_hours(received, timedelta(hours=amount))
        day = self._arrival(received) if self.calendar else received.date()
        if unit == "business_day":
            for _ in range(amount):
                day = self._open_from(day + DAY)
            return day
        day = months_later(day, amount * MONTHS[unit]) if unit in MONTHS else day + amount * {"calendar_day": 1, "week": 7}[unit] * DAY
        return self._open_from(day) if self.calendar else day

    def moment(self, reading: datetime) -> datetime:
        """What a clock on the wall means: Python's first fold is the rule of the feed, in a gap too."""
        return reading.replace(tzinfo=self.zone, fold=0).astimezone(UTC).astimezone(self.zone)

    def _later(self, moment: datetime, elapsed: timedelta) -> datetime:
        return (moment.astimezone(UTC) + elapsed).astimezone(self.zone)

    def hours(self, day: date) -> list[tuple[datetime, datetime]]:
        """The open hours of a day, as a clock on the wall reads them."""
        complete = self.calendar["complete"]
        if not date.fromisoformat(complete["from"]) <= day < date.fromisoformat(complete["until"]):
            raise Refused("outside_calendar", day)
        closure = self._closure(day)
        if closure and closure.get("hours"):
            return sorted((reading(day, span["from"]), reading(day, span["to"])) for span in closure["hours"])
        hours = self._usual(day)
        if closure is None:
            return hours
        end = reading(day, closure["closes"] or "00:00")
        return [(opens, min(closes, end)) for opens, closes in hours if opens < end]

    def _usual(self, day: date) -> list[tuple[datetime, datetime]]:
        """The hours that a day would have if it were no closure."""
        return sorted(
            (reading(day, span["from"]), reading(day, span["to"]))
            for entry in self.calendar["open"]
            if WEEKDAYS[day.weekday()] in entry["days"] and in_season(entry.get("season"), day)
            for span in entry["hours"]
        )

    def _closure(self, day: date) -> dict[str, Any] | None:
        return next((one for one in self.calendar["closures"] if one["date"] == day.isoformat()), None)

    def _pass_over(self, day: date) -> None:
        """Notes a closure that is closed, or closes before the usual time."""
        closure, hours, usual = self._closure(day), self.hours(day), self._usual(day)
        if closure and usual and (not hours or hours[-1][1] < usual[-1][1]) and closure["name"] not in self.skipped:
            self.skipped.append(closure["name"])

    def _open_from(self, day: date) -> date:
        while not self.hours(day):
            self._pass_over(day)
            day += DAY
        return day

    def _arrival(self, received: datetime) -> date:
        hours = self.hours(received.date())
        if hours and received < hours[-1][1]:
            return received.date()
        self._pass_over(received.date())
        return self._open_from(received.date() + DAY)

    def _opening(self, received: datetime) -> datetime:
        """The first local time from receipt on at which the line, whose calendar this is, is open."""
        day = received.date()
        while True:
            hours = self.hours(day)
            for opens, closes in hours:
                if received < closes:
                    return max(received, opens)
            self._pass_over(day)
            day += DAY

    def _business_hours(self, received: datetime, left: timedelta) -> datetime:
        now, day = self.moment(received), received.date()
        while True:
            hours = self.hours(day)
            for opens, closes in hours:
                start, end = max(self.moment(opens), now), self.moment(closes)
                open_time = end.astimezone(UTC) - start.astimezone(UTC)
                if open_time > timedelta(0):
                    if left <= open_time:
                        return self._later(start, left)
                    left -= open_time
            if not hours or received >= hours[-1][1]:
                self._pass_over(day)
            day += DAY


def reading(day: date, clock: str) -> datetime:
    """A day and a time on it; 24:00 is the next day's midnight."""
    return datetime.combine(day + DAY, time()) if clock == "24:00" else datetime.combine(day, time.fromisoformat(clock))


def in_season(season: dict[str, str] | None, day: date) -> bool:
    """Whether a day is in a season, both ends included; one whose end comes before its beginning goes on into the next year."""
    if season is None:
        return True
    begins, ends, today = season["from"], season["to"], f"--{day:%m-%d}"
    return begins <= today <= ends if begins <= ends else today >= begins or today <= ends


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    after = (first + 31 * DAY).replace(day=1)
    return min(first + (day.day - 1) * DAY, after - DAY)
