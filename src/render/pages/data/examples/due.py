"""When a promise is due, following the twelve steps: version(versions, received), then due(received, zone, amount, unit, calendar, line).

`calendar` is that of `target.calendar`, `line` that of `clock.calendar`.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

SECONDS = {"second": 1, "minute": 60, "hour": 3600}
DAYS = {"calendar_day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}


class Refused(Exception):
    """No date can be given: `not_promised`, `out_of_season`, `outside_calendar` with the day, `no_calendar`, `unknown` or `out_of_range`."""


def version(versions, received):
    """The version of a standard, of those in timeline.json, that counts for a request: the one in force on the day of receipt."""
    day, day_of_year = f"{received:%Y-%m-%d}", f"{received:--%m-%d}"
    for one in versions:
        if one["effective"]["from"] <= day < (one["effective"]["until"] or "9999"):
            season = (one["conditions"] or {}).get("season")
            if season and not is_in(season, day_of_year):
                raise Refused("out_of_season")
            return one
    raise Refused("not_promised")


def is_in(season, day):
    """Whether a day is in a season, which can go on into the next year. Both of its days are part of it."""
    if season["from"] <= season["to"]:
        return season["from"] <= day <= season["to"]
    return season["from"] <= day or day <= season["to"]


def due(received, zone, amount, unit, calendar=None, line=None):
    """A moment for elapsed time and business hours, a date for everything else. `received` is local time in `zone`."""
    try:
        if unit in SECONDS:
            starts = opening(received, line) if line else received
            return moment(starts, zone) + timedelta(seconds=amount * SECONDS[unit])
        if unit.startswith("business") and calendar is None:
            raise Refused("no_calendar")
        if unit == "business_hour":
            return after_open_time(moment(received, zone), received.date(), timedelta(hours=amount), zone, calendar)
        day = arrival(received, calendar) if calendar else received.date()
        if unit == "business_day":
            for _ in range(amount):
                day = open_from(day + timedelta(days=1), calendar)
            return day
        day = later(day, amount, unit)
        return open_from(day, calendar) if calendar else day
    except (OverflowError, ValueError) as error:
        raise Refused("out_of_range") from error


def moment(reading, zone):
    """The moment of a local time. One that is skipped in spring is an hour later; of one repeated in autumn, the first."""
    return reading.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(timezone.utc)


def hours(day, calendar):
    """The open hours of a day, as pairs of times; none on a closed day."""
    known = calendar["complete"] or {"from": "", "until": ""}
    if not known["from"] <= str(day) < known["until"]:
        raise Refused("outside_calendar", str(day))
    rows = [row for row in calendar["open"] if f"{day:%A}".lower() in row["days"] and (not row["season"] or is_in(row["season"], f"{day:--%m-%d}"))]
    usual = sorted((one["from"], one["to"]) for row in rows for one in row["hours"])
    closure = next((one for one in calendar["closures"] if one["date"] == str(day)), None)
    if closure and closure["hours"]:
        return [(one["from"], one["to"]) for one in closure["hours"]]
    closes = closure["closes"] or "" if closure else "24:00"
    return [(begins, min(ends, closes)) for begins, ends in usual if begins < closes]


def opening(received, line):
    """The first moment from receipt on at which a line is open."""
    day = received.date()
    while True:
        for begins, ends in hours(day, line):
            if day > received.date() or f"{received:%H:%M}" < ends:
                return max(received, datetime.combine(day, datetime.strptime(begins, "%H:%M").time()))
        day += timedelta(days=1)


def open_from(day, calendar):
    """The first open day from a day on."""
    while not hours(day, calendar):
        day += timedelta(days=1)
    return day


def arrival(received, calendar):
    """The day on which a request counts as received."""
    today = hours(received.date(), calendar)
    if today and f"{received:%H:%M}" < today[-1][1]:
        return received.date()
    return open_from(received.date() + timedelta(days=1), calendar)


def after_open_time(start, day, left, zone, calendar):
    """The moment when this much open time has passed."""
    while True:
        for opens, closes in hours(day, calendar):
            begins, ends = max(start, clock(day, opens, zone)), clock(day, closes, zone)
            if begins < ends and left <= ends - begins:
                return begins + left
            left -= max(ends - begins, timedelta())
        day += timedelta(days=1)


def clock(day, time, zone):
    """The moment of a time on a day; 24:00 is the start of the next day."""
    if time == "24:00":
        day, time = day + timedelta(days=1), "00:00"
    return moment(datetime.fromisoformat(f"{day}T{time}"), zone)


def later(day, amount, unit):
    """The day this many days, weeks, months or years later; the last day of the month if it has no such day."""
    if unit in DAYS:
        return day + timedelta(days=amount * DAYS[unit])
    if unit not in MONTHS:
        raise Refused("unknown")
    year, month = divmod(day.year * 12 + day.month - 1 + amount * MONTHS[unit], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
