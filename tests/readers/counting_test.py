"""What `charter results count` counts in a log made from a seed is what a recount counts that shares no code with it, to the last request."""

import csv
import gzip
import io
import os
import random
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

ROOT = Path(__file__).parents[1]
ZONE = ZoneInfo("America/Edmonton")
OPENS, CLOSES = time(8, 30), time(16, 30)
CLOSED_DAYS = {date(2026, 2, 16), date(2026, 4, 3), date(2026, 5, 18), date(2026, 7, 1), date(2026, 12, 25)}
CHANGE = date(2026, 3, 16)
SEED, REQUESTS = 20_261_130, 12_000

# The words of the log for each kind, in the spellings of the map.
KINDS = {
    "pothole.complete": ["Pothole", "Hole, deep"],
    "graffiti.complete": ["Graffiti"],
    "outage.complete": ["Light"],
    "permit.decide": ["Permit"],
}

MAP = """
standards:
  - {standard: pothole.complete, kinds: [Pothole, "Hole, deep"]}
  - {standard: graffiti.complete, kinds: [Graffiti]}
  - {standard: outage.complete, kinds: [Light]}
  - {standard: permit.decide, kinds: [Permit]}
not_counted: [Snow]
columns: {id: ID, kind: Kind, start: Opened, stop: Closed, state: State}
pauses: {from: Held, until: Resumed}
dates: {formats: [M/D/YYYY h:mm:ss AM]}
states: {closed: [Closed], cancelled: [Withdrawn]}
left_out:
  - {column: Owner, values: [Province], reason: not ours}
"""


@dataclass(frozen=True)
class Request:
    """A record of the log."""

    id: int
    kind: str
    opened: datetime
    closed: datetime | None
    held: datetime | None
    resumed: datetime | None
    state: str
    owner: str


def requests() -> list[Request]:
    """Random requests of the year 2026; some are there twice."""
    chance = random.Random(SEED)
    made: list[Request] = []
    words = [word for words in KINDS.values() for word in words] + ["Snow"]
    edges = [0, 30_600, 59_399, 59_400, 59_401, 86_399]
    for number in range(REQUESTS):
        second = chance.choice(edges) if chance.random() < 0.2 else chance.randrange(86_400)
        opened = datetime(2026, 1, 1) + timedelta(days=chance.randrange(330), seconds=second)
        closed = opened + timedelta(seconds=chance.randrange(10 * 86_400)) if chance.random() < 0.85 else None
        if closed and chance.random() < 0.2:
            closed = datetime.combine(closed.date(), chance.choice([CLOSES, time(16, 30, 1), time(0), time(23, 59, 59)]))
        if closed and chance.random() < 0.02:
            closed = opened - timedelta(hours=3)
        held = opened + timedelta(seconds=chance.randrange(6 * 86_400)) if chance.random() < 0.2 else None
        resumed = held + timedelta(seconds=chance.randrange(5 * 86_400)) if held and chance.random() < 0.8 else None
        state = "Withdrawn" if chance.random() < 0.03 else "Closed" if closed else "Open"
        owner = "Province" if chance.random() < 0.03 else "City"
        made.append(Request(number, chance.choice(words), opened, closed, held, resumed, state, owner))
        if chance.random() < 0.02:
            made.append(chance.choice(made))
    return made


def written(moment: datetime | None) -> str:
    """A time as a spreadsheet writes it."""
    if moment is None:
        return ""
    hour = moment.hour % 12 or 12
    half = "AM" if moment.hour < 12 else "PM"
    return f"{moment.month}/{moment.day}/{moment.year} {hour}:{moment.minute:02}:{moment.second:02} {half}"


def log(made: list[Request]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Caller", "ID", "Kind", "Opened", "Closed", "Held", "Resumed", "State", "Owner", "Notes"])
    for one in made:
        times = [written(moment) for moment in (one.opened, one.closed, one.held, one.resumed)]
        notes = f'says "please; soon"\nPERSON-{one.id}' if one.id % 3 else "none"
        writer.writerow([f"PERSON-{one.id}", one.id, one.kind, *times, one.state, one.owner, notes])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


# The recount.


def is_open(day: date) -> bool:
    return day.weekday() < 5 and day not in CLOSED_DAYS


def exact(local: datetime) -> float:
    """Seconds in UTC. Of an hour that is there twice, the first; an hour that isn't there is the one after it."""
    return local.replace(tzinfo=ZONE, fold=0).timestamp()


Pauses = list[tuple[datetime, datetime]]


def is_paused(moment: datetime, pauses: Pauses) -> bool:
    return any(start <= moment < end for start, end in pauses)


def business_day(opened: datetime, days: int, pauses: Pauses) -> datetime:
    """The closing time of the day on which a promise in business days ends."""
    day = opened.date()
    if not is_open(day) or opened.time() >= CLOSES:
        day += timedelta(days=1)
        while not is_open(day):
            day += timedelta(days=1)
    while days:
        day += timedelta(days=1)
        if is_open(day) and not is_paused(datetime.combine(day, CLOSES), pauses):
            days -= 1
    return datetime.combine(day, CLOSES)


def calendar_day(opened: datetime, days: int, pauses: Pauses) -> datetime:
    day = opened.date()
    while days:
        day += timedelta(days=1)
        if not is_paused(datetime.combine(day, time(23, 59, 59, 999_999)), pauses):
            days -= 1
    return datetime.combine(day, time(23, 59, 59))


def business_hours(opened: datetime, hours: int, pauses: Pauses) -> datetime:
    """Second by second would be too slow: piece by piece, between the moments at which anything begins or ends."""
    left = hours * 3_600.0
    day = opened.date()
    while True:
        if is_open(day):
            edges = {datetime.combine(day, OPENS), datetime.combine(day, CLOSES), opened}
            edges |= {edge for pause in pauses for edge in pause}
            inside = sorted(edge for edge in edges if datetime.combine(day, OPENS) <= edge <= datetime.combine(day, CLOSES))
            for begins, ends in zip(inside, inside[1:], strict=False):
                if begins >= opened and not is_paused(begins, pauses):
                    length = (ends - begins).total_seconds()
                    if left <= length:
                        return begins + timedelta(seconds=left)
                    left -= length
        day += timedelta(days=1)


def elapsed(opened: datetime, hours: int, pauses: Pauses) -> float:
    due = exact(opened) + hours * 3_600
    for start, end in pauses:
        if exact(start) < due:
            due += exact(end) - exact(start)
    return due


def due(one: Request, pauses: Pauses) -> tuple[str, int, float, date]:
    """The standard, the revision, the last moment in time and the day of the deadline."""
    standard = next(standard for standard, words in KINDS.items() if one.kind in words)
    if standard == "outage.complete":
        moment = elapsed(one.opened, 4, pauses)
        return standard, 1, moment, datetime.fromtimestamp(moment, ZONE).date()
    revision = 2 if standard == "pothole.complete" and one.opened.date() >= CHANGE else 1
    ways: dict[str, Callable[[], datetime]] = {
        "pothole.complete": lambda: business_day(one.opened, 2 if revision == 2 else 3, pauses),
        "graffiti.complete": lambda: calendar_day(one.opened, 5, pauses),
        "permit.decide": lambda: business_hours(one.opened, 10, pauses),
    }
    local = ways[standard]()
    return standard, revision, exact(local), local.date()


def recount(made: list[Request]) -> dict[tuple[str, int, int], list[int]]:
    """Met, total, left out and what is open, not due and on hold, at the end of each month."""
    counts: dict[tuple[str, int, int], list[int]] = {}
    seen: set[int] = set()
    ends = [datetime(2026, month, 1) for month in range(2, 13)]
    for one in made:
        if one.kind == "Snow" or one.id in seen:
            continue
        seen.add(one.id)
        closed = one.closed if one.closed and exact(one.closed) >= exact(one.opened) else None
        lasts = None
        pauses: Pauses = []
        if one.held:
            end = one.resumed or closed
            if end is None:
                lasts = one.held
            elif one.held < end:
                pauses.append((one.held, end))
        standard, revision, limit, day = due(one, pauses)
        is_forever = lasts is not None and exact(lasts) <= limit

        def of(month: int, key: tuple[str, int] = (standard, revision)) -> list[int]:
            return counts.setdefault((*key, month), [0, 0, 0, 0, 0])

        due_month = (day.year - 2026) * 12 + day.month
        if one.state == "Withdrawn" or one.owner == "Province":
            of(one.opened.month if is_forever else due_month)[2] += 1
            continue
        if not is_forever:
            of(due_month)[1] += 1
            of(due_month)[0] += closed is not None and exact(closed) <= limit
        for month, end in enumerate(ends, start=1):
            was_open = one.opened < end and (closed is None or closed >= end)
            is_due_later = is_forever or due_month > month
            if was_open and is_due_later:
                last = end - timedelta(microseconds=1)
                is_held = is_paused(last, pauses) or (is_forever and lasts is not None and lasts < end)
                of(month)[4 if is_held else 3] += 1
    return counts


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("counting")
    for base in (ROOT / "fixtures/check/_base", ROOT / "fixtures/counting/_content"):
        for file in base.rglob("*.*"):
            to = folder / "content" / file.relative_to(base)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(file.read_bytes())
    lines = "".join(f"  - {{date: {day}, name: A holiday}}\n" for day in sorted(CLOSED_DAYS - {date(2026, 12, 25)}))
    calendar = folder / "content/calendars/town-office.yaml"
    text = calendar.read_text(encoding="utf-8")
    calendar.write_text(text.replace("closures:\n", f"closures:\n{lines}"), encoding="utf-8")
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")
    (folder / "log.csv.gz").write_bytes(gzip.compress(log(requests()), 1))
    return folder


def test_every_figure_is_that_of_the_recount(place: Path) -> None:
    arguments = ["log.csv.gz", "--map", "map.yaml", "--as-of", "2026-12-31", "--from", "2026-01-01", "--until", "2026-12-01"]
    done = subprocess.run(
        [os.environ["CHARTER"], "results", "count", *arguments], cwd=place, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    written_file = (place / "content/results/map.csv").read_text(encoding="utf-8")
    assert "PERSON" not in written_file + done.stdout + done.stderr
    made = requests()
    expected = recount(made)
    rows = list(csv.DictReader(io.StringIO(written_file)))
    found = {
        (row["standard"], int(row["revision"]), int(row["month"])): [
            int(row[column]) for column in ("met", "total", "left_out", "not_due", "on_hold")
        ]
        for row in rows
    }
    assert len(found) == len(rows) > 40
    wrong = {key: (figures, expected.get(key)) for key, figures in found.items() if figures != expected.get(key, [0] * 5)}
    assert not wrong
    # Nothing is left out that falls into the months of the rows.
    assert {key for key, figures in expected.items() if key[2] < 12 and any(figures)} <= set(found)
    doubled = sum(count - 1 for count in Counter(one.id for one in made).values())
    assert f"{doubled} records have a number that was there before" in done.stderr
    backwards = sum(one.kind != "Snow" and one.closed is not None and one.closed < one.opened for one in made)
    assert f"{backwards} requests stopped before they started" in done.stderr
