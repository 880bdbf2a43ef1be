"""The calendars that `charter new city` writes hold the holidays that PyPI's `holidays` computes, apart from differences with a reason."""

import os
import re
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

CANADA = ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"]
CODES = [f"CA-{part}" for part in CANADA] + ["GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR", "IE"]
YEARS = range(2024, 2036)

LINE = re.compile(r"^  (# )?- \{date: ([0-9-]{10}), name: (.+?)\}", re.MULTILINE)

MOVED = "a day that many employers give for a holiday on a weekend; the law doesn't move it, so the calendar only offers it"

# Days that one of the two gives by law and the other doesn't: our name or theirs -> where, and the reason.
DIFFERENT = {
    "Canada Day": (
        {"CA-MB", "CA-NB", "CA-NS", "CA-NT", "CA-NU", "CA-ON"},
        "on 2 July where 1 July is a Sunday, throughout Canada, by section 2 of the federal Holidays Act",
    ),
    "Remembrance Day": (
        {"CA-MB"},
        "the Remembrance Day Act closes workplaces, although the Employment Standards Code doesn't list the day",
    ),
    "Easter Monday": ({"GB-SCT"}, "no bank holiday in Scotland; offered, because many councils close"),
}

# Days that the calendar offers, and `holidays` doesn't know as public or optional there: public offices often close.
OFFERED_BY_US = {
    "Boxing Day",
    "Easter Monday",
    "Heritage Day",
    "National Day for Truth and Reconciliation",
    "Natal Day",
    "Thanksgiving Day",
    "Victoria Day",
}


@pytest.fixture(scope="session")
def calendars(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[date, str, bool]]]:
    """The days of each place's calendars for all years, with their names, and whether the line is no more than an offer."""
    folder = tmp_path_factory.mktemp("cities")
    return {code: list(written(os.environ["CHARTER"], folder, code)) for code in CODES}


def written(charter: str, folder: Path, code: str) -> Iterator[tuple[date, str, bool]]:
    for first in YEARS[::3]:
        content = folder / f"{code}-{first}"
        subprocess.run(
            [charter, "new", "city", "--content", content, "--name", "X", "--phone", "780-555-0100"]
            + ["--base-url", "https://example.org/", "--time-zone", "America/Edmonton", "--holidays", code]
            + ["--as-of", f"{first}-06-01"],
            check=True,
            capture_output=True,
        )
        for offer, day, name in LINE.findall((content / "calendars/office.yaml").read_text(encoding="utf-8")):
            yield date.fromisoformat(day), name, bool(offer)


def known(code: str, category: str) -> dict[date, str]:
    """The weekdays that `holidays` knows."""
    country, _, part = code.partition("-")
    found = holidays.country_holidays(
        country, subdiv=part or None, years=YEARS, categories=(category,), language=f"en_{country}"
    )
    return {day: name for day, name in found.items() if day.weekday() < 5 and day.year in YEARS}


def is_different(code: str, name: str) -> bool:
    return any(plain in name and code in where for plain, (where, _) in DIFFERENT.items())


@pytest.mark.parametrize("code", CODES)
def test_the_dates_are_those_of_another_program(code: str, calendars: dict[str, list[tuple[date, str, bool]]]) -> None:
    lines = calendars[code]
    ours = {day: name for day, name, is_offer in lines if not is_offer}
    offered = {day: name for day, name, is_offer in lines if is_offer}
    public = known(code, "public")
    optional = {} if code.startswith("GB-") else known(code, "optional")

    for day, name in public.items():
        is_moved = "observed" in name and code.startswith("CA-")
        assert day in ours or is_moved and day in offered or is_different(code, name), (day, name, MOVED)
    for day, name in ours.items():
        assert day in public or is_different(code, name), (day, name)
    for day, name in optional.items():
        assert day in ours or day in offered, (day, name)
    for day, name in offered.items():
        is_moved = "(observed)" in name or "(in lieu)" in name
        is_known = day in public or day in optional or name in OFFERED_BY_US
        assert is_moved or is_known or is_different(code, name), (day, name)


def test_a_moved_day_is_the_first_free_weekday_after_its_weekend(
    calendars: dict[str, list[tuple[date, str, bool]]],
) -> None:
    for code, lines in calendars.items():
        taken = {day for day, _, _ in lines}
        assert len(taken) == len(lines), f"{code}: two on one day"
        for day, name, _ in lines:
            assert day.weekday() < 5
            if not name.endswith(")") or "Day)" in name or "Baptiste)" in name:
                continue
            between = day - timedelta(days=1)
            while between.weekday() < 5:
                assert between in taken, (code, day, name)
                between -= timedelta(days=1)
