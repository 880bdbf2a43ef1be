"""What the calculator of each page answers about every promise, at 700 moments -> the same as a reader who has only the feed and its twelve steps."""

import json
import subprocess
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from contents import HARSH, fetched
from promises import Answer, Promises
from serving import SAMPLE, Site, built

MOMENTS = 700
CALCULATOR = Path(__file__).with_name("calculator.mjs")


def turns(timeline: dict[str, Any], calendars: dict[str, Any]) -> list[date]:
    """The days around which answers change: first and last days of versions, seasons and calendars, closures, clock changes."""
    days = {date(year, month, day) for year in range(2024, 2029) for month, days in ((3, range(8, 15)), (11, range(1, 8))) for day in days}
    for version in timeline["versions"]:
        days |= {date.fromisoformat(day) for day in version["effective"].values() if day}
        season = (version["conditions"] or {}).get("season")
        if season:
            days |= {date.fromisoformat(f"2026{season[key][1:]}".replace("02-29", "02-28")) for key in ("from", "to")}
    for calendar in calendars["calendars"]:
        days |= {date.fromisoformat(closure["date"]) for closure in calendar["closures"]}
        days |= {date.fromisoformat(day) for day in calendar["complete"].values()}
    return sorted(day for day in days if date(2024, 6, 1) <= day < date(2030, 1, 1))


def moments(turning: list[date]) -> list[datetime]:
    """As many as are asked about: half of them around the days on which answers change, at hours that matter."""
    random = Random(700)
    hours = [time(0, 0), time(0, 1), time(1, 30), time(2, 30), time(3, 0), time(8, 29), time(8, 30), time(12, 0), time(16, 29), time(16, 30), time(17, 0), time(23, 59)]
    some = {datetime.combine(random.choice(turning) + timedelta(days=random.randint(-1, 1)), random.choice(hours)) for _ in range(MOMENTS)}
    near = sorted(some)
    random.shuffle(near)
    chosen = set(near[: MOMENTS // 2])
    while len(chosen) < MOMENTS:
        chosen.add(datetime(2024, 6, 1) + timedelta(minutes=random.randrange(5 * 365 * 1440)))
    return sorted(chosen)


def calculated(site: Site, asked: list[datetime]) -> dict[str, list[Answer]]:
    """What the pages answer."""
    command = ["node", str(CALCULATOR), str(site.folder)]
    given = json.dumps([moment.isoformat() for moment in asked])
    done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return {standard: [answer(*one) for one in all] for standard, all in json.loads(done.stdout).items()}


def answer(version: str | None, found: str | list[str]) -> Answer:
    return Answer(version, refused=found) if isinstance(found, str) else Answer(version, tuple(found))


@pytest.mark.parametrize(("content", "least"), [(SAMPLE, 80), (HARSH, 4)], ids=["sample", "harsh"])
def test_the_pages_answer_as_whoever_follows_the_steps(content: Path, least: int) -> None:
    with built(content) as site:
        timeline, calendars = (fetched(f"{site.root}api/v1/{name}.json") for name in ("timeline", "calendars"))
        asked = moments(turns(timeline, calendars))
        pages = calculated(site, asked)
        shown = {one["id"]: one for one in fetched(f"{site.root}api/v1/standards.json")["standards"]}
    reader = Promises(timeline, calendars)
    assert len(asked) == MOMENTS and len(pages) >= least
    differ = []
    for standard, answers in pages.items():
        for moment, page in zip(asked, answers):
            own = reader.answer(standard, moment)
            if own != page:
                differ.append(f"{standard} at {moment}: {own}, but the page says {page}")
    assert differ[:10] == []
    # A page without a calculator promises nothing that has a date.
    for standard in shown.keys() - pages.keys():
        found = {reader.answer(standard, moment).refused for moment in asked}
        assert found <= {"undated", "not_promised"}, standard


def test_every_kind_of_answer_is_among_them() -> None:
    with built() as site:
        timeline, calendars = (fetched(f"{site.root}api/v1/{name}.json") for name in ("timeline", "calendars"))
        pages = calculated(site, moments(turns(timeline, calendars)))
    kinds = {one.refused or one.ends[0][:2] for answers in pages.values() for one in answers}
    assert kinds == {"at", "on", "undated", "not_promised", "out_of_season", "no_date"}
