"""10,000 random requests in each calendar of the table of due dates: the program that the site publishes answers them as charter does.

`tests/suite/model/agreement.rs` says how they are made.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from examples_test import examples
from contents import fetched
from serving import PROJECT, built

REQUESTS = 10_000
IN_A_DIGEST = 500
ZONES = ("Europe/London", "America/Halifax", "America/St_Johns", "Pacific/Auckland", "Australia/Lord_Howe", "America/New_York")
UNITS = ("second", "minute", "hour", "business_hour", "business_day", "calendar_day", "week", "month", "year")
SEASONS = (None, ("--05-01", "--10-31"), ("--11-15", "--03-15"), ("--02-01", "--02-29"))


def below(seed: int) -> Callable[[int], int]:
    """Marsaglia's xorshift with 32 bits."""

    def random(bound: int) -> int:
        nonlocal seed
        seed ^= seed << 13 & 0xFFFFFFFF
        seed ^= seed >> 17
        seed ^= seed << 5 & 0xFFFFFFFF
        return seed % bound

    return random


def digest(text: str) -> str:
    """FNV-1a with 32 bits."""
    found = 0x811C9DC5
    for byte in text.encode():
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{found:08x}"


def answer(random: Callable[[int], int], program: dict[str, Any], calendar: dict[str, Any], zone: str) -> str:
    """A request, and what the program answers."""
    first, until = (date.fromisoformat(calendar["complete"][key]) for key in ("from", "until"))
    day = first + timedelta(days=random((until - first).days + 20) - 10)
    received = datetime.combine(day, time()) + timedelta(minutes=random(1440))
    unit = UNITS[random(9)]
    second = str(first + timedelta(days=random((until - first).days)))
    amounts = random(21), random(21)
    season = SEASONS[random(4)]
    named = calendar if random(4) > 0 else None
    versions = [
        {"effective": {"from": str(first), "until": second}, "amount": amounts[0], "conditions": None},
        {"effective": {"from": second, "until": None}, "amount": amounts[1], "conditions": None},
    ]
    if season:
        versions[1]["conditions"] = {"season": dict(zip(("from", "to"), season))}
    try:
        found = program["due"](received, zone, program["version"](versions, received)["amount"], unit, named)
    except program["Refused"] as refused:
        return " ".join(refused.args)
    return f"at {int(found.timestamp())}" if isinstance(found, datetime) else f"on {found}"


def test_10_000_requests_in_each_calendar_are_answered_as_charter_does() -> None:
    program: dict[str, Any] = {}
    with built() as site:
        exec(compile(examples(site)["due.py"], "due.py", "exec"), program)
        calendars = fetched(f"{site.root}api/v1/test-vectors.json")["calendars"]
    hours, by_identity = program["hours"], {id(one): one for one in calendars.values()}
    remembered = cache(lambda day, which: hours(day, by_identity[which]))
    program["hours"] = lambda day, calendar: remembered(day, id(calendar))
    digests = []
    for at, name in enumerate(sorted(calendars)):
        random = below(0x9E3779B9 * (at + 1) & 0xFFFFFFFF)
        answers = [answer(random, program, calendars[name], ZONES[at]) for _ in range(REQUESTS)]
        for start in range(0, REQUESTS, IN_A_DIGEST):
            digests.append(f"{name} {start} {digest(chr(10).join(answers[start : start + IN_A_DIGEST]))}")
    assert digests == (PROJECT / "tests/fixtures/agreement/digests.txt").read_text("utf-8").splitlines()
