"""The examples of the built pages, run as the pages show them against the site that shows them, at hours of a clock that is set for them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from contents import SMALL, altered
from serving import Site, build, built

PATIENCE = 120

# Sets the clock, then runs the program that is named: the program itself stays as the page has it.
PYTHON = """
import datetime, runpy, sys
class At(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromisoformat({now!r}).astimezone(tz)
datetime.datetime = At
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
NODE = "globalThis.Date=class extends Date{{constructor(...a){{super(...(a.length?a:['{now}']))}}}}"


class Examples(HTMLParser):
    """The programs of a page, by name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.name: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.name = dict(attrs).get("data-example", self.name)

    def handle_endtag(self, tag: str) -> None:
        self.name = None if tag == "pre" else self.name

    def handle_data(self, data: str) -> None:
        if self.name:
            self.found[self.name] = self.found.get(self.name, "") + data


def examples(site: Site) -> dict[str, str]:
    found: dict[str, str] = {}
    for page in ("examples", "due-dates"):
        reader = Examples()
        reader.feed((site.folder / "data" / page / "index.html").read_text("utf-8"))
        found |= reader.found
    return found


def put(site: Site, folder: Path, name: str) -> Path:
    """An example as a file of its own."""
    file = folder / name
    file.write_text(examples(site)[name], "utf-8")
    return file


def said(*command: object, within: Path) -> str:
    done = subprocess.run([str(one) for one in command], cwd=within, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(site: Site, folder: Path, name: str, *arguments: str, now: str = "2026-11-23T17:00:00+00:00") -> list[str]:
    """The lines that an example prints, in a folder, at a moment."""
    file = put(site, folder, name)
    if name.endswith(".py"):
        return said(sys.executable, "-c", PYTHON.format(now=now), file, *arguments, within=folder).splitlines()
    clock = f"data:text/javascript,{quote(NODE.format(now=now))}"
    return said("node", "--import", clock, file, *arguments, within=folder).splitlines()


@pytest.fixture(scope="module")
def sample() -> Iterator[Site]:
    with built() as site:
        yield site


@pytest.fixture(scope="module")
def small() -> Iterator[Site]:
    with built(SMALL, "/customer-service/") as site:
        yield site


def test_the_pages_have_these_examples(sample: Site) -> None:
    names = {"fetch.sh", "copy.py", "mirror.py", "ask.mjs", "promise.py", "promise.mjs", "due.py"}
    assert set(examples(sample)) == names
    for name in names - {"promise.py", "promise.mjs", "due.py"}:
        assert f"{sample.root}api/v1/" in examples(sample)[name]


def test_twenty_lines_are_enough(sample: Site) -> None:
    lines = examples(sample)["promise.py"].splitlines()
    assert len([line for line in lines if line and not line.startswith("#")]) == 20


# The day before the promise of 20 business days becomes one of 15, in Alberta; each moment is right with and without winter time there.
FIFTEEN = "Tomorrow: From May to October, we will repair the pothole within 15 business days, 9 times in 10."
TWENTY = "Tomorrow: From May to October, we will repair the pothole within 20 business days, 9 times in 10."
SAFE = "Tomorrow: If the hole is deeper than 10 cm, we will make the pothole safe within 24 hours, 9 times in 10."
NO_DATE = "A request made now has no date: it is out of season"
OVERNIGHT = [
    # On December 31, potholes are not repaired before May.
    ("2026-12-31T17:00:00+00:00", {FIFTEEN, SAFE, NO_DATE}),
    # In the evening, when it is next year elsewhere.
    ("2027-01-01T02:00:00+00:00", {FIFTEEN, SAFE, NO_DATE}),
    # Late on December 30, when it is December 31 elsewhere.
    ("2026-12-31T05:00:00+00:00", {TWENTY, SAFE, NO_DATE}),
    # The last evening before the season. It is May 1 elsewhere, and the office is open then, but the day of receipt decides.
    ("2026-05-01T05:59:00+00:00", {TWENTY, SAFE, NO_DATE}),
    # The first minute of the season. May 18 is closed, so day 20 after May 1 is June 1.
    ("2026-05-01T06:00:00+00:00", {TWENTY, SAFE, "A request made now is due on 2026-06-01"}),
    # The last day of the season, a Saturday: the request counts as one of November 2. November 11 is closed.
    ("2026-11-01T05:59:00+00:00", {TWENTY, SAFE, "A request made now is due on 2026-12-01"}),
]


@pytest.mark.parametrize("program", ["promise.py", "promise.mjs"])
@pytest.mark.parametrize(("now", "lines"), OVERNIGHT)
def test_tomorrows_promise_and_a_due_date(sample: Site, tmp_path: Path, program: str, now: str, lines: set[str]) -> None:
    found = run(sample, tmp_path, program, f"{sample.root}api/v1/index.json", "pothole", now=now)
    assert set(found) == lines and len(found) == len(lines)


# Christmas Eve in Halifax, where the town hall closes at noon. December 25 and January 1 are closed.
EARLY = [
    ("2026-12-24T13:00:00+00:00", "2026-12-28"),
    ("2026-12-24T17:00:00+00:00", "2026-12-29"),
]


@pytest.mark.parametrize("program", ["promise.py", "promise.mjs"])
@pytest.mark.parametrize(("now", "safe"), EARLY)
def test_a_day_that_closes_early(small: Site, tmp_path: Path, program: str, now: str, safe: str) -> None:
    assert run(small, tmp_path, program, f"{small.root}api/v1/index.json", "POTHOLE", now=now) == [
        "Tomorrow: We will make the pothole safe within 1 business day, 19 times in 20.",
        f"A request made now is due on {safe}",
        "Tomorrow: For Town streets, from May to October, we will fill the pothole within 15 business days, 9 times in 10.",
        NO_DATE,
    ]


@pytest.mark.parametrize("program", ["promise.py", "promise.mjs"])
def test_hours_of_a_season_and_of_one_day(tmp_path: Path, program: str) -> None:
    content, copy = tmp_path / "content", tmp_path / "copy"
    shutil.copytree(SMALL, content)
    copy.mkdir()
    calendar = content / "calendars" / "town-hall.yaml"
    friday = "{days: friday, hours: 08:30 to 12:00"
    text = calendar.read_text("utf-8").replace(friday, f"{friday}, season: September to May")
    calendar.write_text(text.replace("closures:\n", "closures:\n  - {date: 2026-06-28, name: Town fair, hours: 10:00 to 12:00}\n"), "utf-8")
    with built(content) as site:
        # A Thursday in June: the next Friday is closed, and the Sunday of the fair is not.
        lines = run(site, copy, program, f"{site.root}api/v1/index.json", "POTHOLE", now="2026-06-25T14:00:00+00:00")
    assert "A request made now is due on 2026-06-28" in lines


def due(program: dict[str, Any], case: dict[str, Any], calendars: dict[str, Any]) -> dict[str, str | None]:
    """What the program of the page answers, in the words of the table."""
    calendar, line = calendars.get(case["calendar"]), calendars.get(case.get("clock"))
    received = datetime.fromisoformat(case["received"])
    answer: dict[str, str | None] = dict.fromkeys(("at", "on", "refused", "day"))
    try:
        found = program["due"](received, case["zone"], case["amount"], case["unit"], calendar, line)
    except program["Refused"] as refused:
        return answer | dict(zip(("refused", "day"), refused.args))
    if isinstance(found, datetime):
        return answer | {"at": found.astimezone(ZoneInfo(case["zone"])).isoformat()}
    return answer | {"on": found.isoformat()}


def test_the_program_for_due_dates_finds_every_case(sample: Site) -> None:
    program: dict[str, Any] = {}
    exec(compile(examples(sample)["due.py"], "due.py", "exec"), program)
    table = json.loads((sample.folder / "api/v1/test-vectors.json").read_bytes())
    knows = ZoneInfo("America/Edmonton").utcoffset(datetime(2027, 1, 1)) == timedelta(hours=-6)
    cases = [case for case in table["cases"] if knows or not case["needs_recent_zones"]]
    assert len(cases) >= 90
    for case in cases:
        expected = {key: case[key] for key in ("at", "on", "refused", "day")}
        if expected["at"]:
            expected["at"] = datetime.fromisoformat(expected["at"]).astimezone(ZoneInfo(case["zone"])).isoformat()
        assert due(program, case, table["calendars"]) == expected, case["why"]


def test_the_program_for_due_dates_chooses_the_version_of_every_case(sample: Site) -> None:
    program: dict[str, Any] = {}
    exec(compile(examples(sample)["due.py"], "due.py", "exec"), program)
    table = json.loads((sample.folder / "api/v1/test-vectors.json").read_bytes())
    assert len(table["version_cases"]) >= 25
    for case in table["version_cases"]:
        try:
            version = program["version"](table["standards"][case["standard"]], datetime.fromisoformat(case["received"]))
        except program["Refused"] as refused:
            assert refused.args == (case["refused"],), case["why"]
            continue
        target = version["target"]
        counted = {"amount": target["value"], "unit": target["unit"], "calendar": target["calendar"]}
        expected = {key: case.get(key) for key in ("at", "on", "refused")} | {"day": None}
        assert version["effective"]["from"] == case["version"], case["why"]
        assert due(program, case | counted, table["calendars"]) == expected, case["why"]


def test_curl_downloads_again_only_what_has_changed(tmp_path: Path) -> None:
    with built(SMALL) as site:
        first, later = examples(site)["fetch.sh"].split("\n\n")
        served, copy = site.folder / "api/v1/standards.json", tmp_path / "standards.json"
        said("bash", "-e", "-c", first, within=tmp_path)
        assert copy.read_bytes() == served.read_bytes()
        os.utime(copy, (0, 0))
        said("bash", "-e", "-c", later, within=tmp_path)
        assert copy.stat().st_mtime == 0
        served.write_bytes(served.read_bytes() + b"\n")
        said("bash", "-e", "-c", later, within=tmp_path)
        assert copy.read_bytes() == served.read_bytes()


def test_a_copy_knows_when_it_is_stale(sample: Site, tmp_path: Path) -> None:
    count = len(json.loads((sample.folder / "api/v1/standards.json").read_bytes())["standards"])
    fresh = f"{count} standards in force. Next scheduled change: 2027-01-01."
    assert run(sample, tmp_path, "copy.py", now="2026-11-23T17:00:00+00:00") == ["Downloaded.", fresh]
    assert run(sample, tmp_path, "copy.py", now="2027-01-01T02:00:00+00:00") == ["Unchanged.", fresh]
    stale = "Stale since 2027-01-01: timeline.json says what applies now."
    assert run(sample, tmp_path, "copy.py", now="2027-01-01T12:00:00+00:00") == ["Unchanged.", stale]


def feed(folder: Path) -> dict[str, bytes]:
    """The files of a feed, below the folder of a site or of a mirror."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "api").rglob("*") if path.is_file()}


class Mirror:
    """A mirror of a site that a test changes, in a folder that has nothing else in it at the end of each run."""

    def __init__(self, site: Site, folder: Path) -> None:
        folder.mkdir()
        self.site, self.folder, self.program = site, folder, put(site, folder, "mirror.py")

    def run(self) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, self.program]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=PATIENCE)

    def renewed(self) -> list[str]:
        """What a run says that is new or gone. After it, the mirror is the feed."""
        done = self.run()
        assert done.returncode == 0, done.stderr
        assert feed(self.folder / "mirror") == feed(self.site.folder)
        assert sorted(path.name for path in self.folder.iterdir()) == ["mirror", "mirror.py"]
        return done.stdout.splitlines()


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """What a mirror has to say of two editions: the new files, then the lost ones."""
    new = [path for path in sorted(after) if before.get(path) != after[path] and path != "api/v1/manifest.json"]
    return new + [f"removed {path}" for path in sorted(before.keys() - after.keys())]


def without_a_service(folder: Path) -> Path:
    """The small city, which has forgotten a service."""
    text = (SMALL / "departments" / "works.yaml").read_text("utf-8")
    service = text[text.index("  - id: sand-box") : text.index("  - id: night-market")]
    return altered(folder, works=[(service, "")])


def test_a_mirror_follows_three_editions_and_loses_what_the_feed_lost(tmp_path: Path) -> None:
    with built(SMALL, "/customer-service/") as site:
        mirror = Mirror(site, tmp_path / "copy")
        first = feed(site.folder)
        assert mirror.renewed() == changed({}, first) and len(first) > 40
        assert mirror.renewed() == []
        build(SMALL, site.folder, "2027-01-01", site.root)
        second = feed(site.folder)
        renewed = mirror.renewed()
        assert renewed == changed(first, second) and "api/v1/archive/2027-01-01.json" in renewed
        build(without_a_service(tmp_path), site.folder, "2027-01-01", site.root)
        third = feed(site.folder)
        assert mirror.renewed() == changed(second, third)
        assert "removed api/v1/standards/sand-box.complete.json" in changed(second, third)
        # What somebody changed in the mirror is put right, and what isn't the feed's goes.
        (tmp_path / "copy/mirror/api/v1/standards.json").write_bytes(b"old")
        (tmp_path / "copy/mirror/api/v1/letter.txt").write_bytes(b"dear all")
        assert mirror.renewed() == ["api/v1/standards.json", "removed api/v1/letter.txt"]


DAMAGES = {
    "another text": lambda body: body.replace(b"pothole", b"Pothole"),
    "cut off": lambda body: body[: len(body) // 2],
    "nothing": lambda body: b"",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("damaged", ["api/v1/standards.json", "api/v1/manifest.json"])
def test_a_damaged_answer_leaves_the_mirror_as_it_was_until_it_is_whole(damage: str, damaged: str, tmp_path: Path) -> None:
    if damaged.endswith("manifest.json") and damage == "another text":
        pytest.skip("nothing has the hash of the manifest")
    count = {"asked": 0, "wrong": 0}

    def sending(path: str, body: bytes) -> bytes:
        if path != damaged:
            return body
        count["asked"] += 1
        return DAMAGES[damage](body) if count["asked"] <= count["wrong"] else body

    with built(SMALL, "/customer-service/", sending=sending) as site:
        mirror = Mirror(site, tmp_path / "copy")
        mirror.renewed()
        build(SMALL, site.folder, "2027-01-01", site.root)
        before = feed(mirror.folder / "mirror")
        count |= {"asked": 0, "wrong": 3}
        failed = mirror.run()
        assert failed.returncode == 1 and failed.stderr.endswith("The mirror stays as it was.\n"), failed.stderr
        assert failed.stderr.count("Attempt") == 3 and failed.stdout == ""
        assert feed(mirror.folder / "mirror") == before
        # Wrong once, and right when it is asked for again.
        count |= {"asked": 0, "wrong": 1}
        assert mirror.renewed() == changed(before, feed(site.folder))


def test_a_mirror_is_never_of_two_editions(tmp_path: Path) -> None:
    """The feed changes after the manifest was fetched, and again during the next attempt."""
    third, fourth = without_a_service(tmp_path), altered(tmp_path / "fourth", works=[("name: Pothole", "name: Hole in the road")])
    editions: Iterator[Path] = iter([])
    seen = []

    def sending(path: str, body: bytes) -> bytes:
        seen.append(feed(folder / "mirror"))
        if path == "api/v1/manifest.json" and (edition := next(editions, None)):
            build(edition, site.folder, "2027-01-01", site.root)
        return body

    with built(SMALL, "/customer-service/", sending=sending) as site:
        folder = tmp_path / "copy"
        mirror = Mirror(site, folder)
        mirror.renewed()
        before = feed(folder / "mirror")
        build(SMALL, site.folder, "2027-01-01", site.root)
        editions = iter([third, fourth])
        seen.clear()
        done = mirror.run()
        assert done.returncode == 0 and done.stderr.count("is not what the manifest says") + done.stderr.count("404") == 2, done.stderr
        # Whoever looks at the mirror while it is renewed sees the old one whole.
        assert len(seen) > 5 and all(one == before for one in seen)
        assert feed(folder / "mirror") == feed(site.folder)
        assert b"Hole in the road" in feed(folder / "mirror")["api/v1/services.json"]


def test_a_mirror_that_was_cut_off_between_its_renames_is_brought_back(small: Site, tmp_path: Path) -> None:
    mirror = Mirror(small, tmp_path / "copy")
    mirror.renewed()
    (mirror.folder / "mirror").rename(mirror.folder / "mirror.last")
    (mirror.folder / "mirror.next").mkdir()
    assert mirror.renewed() == []


def test_a_residents_word_leads_to_who_to_ask(small: Site, tmp_path: Path) -> None:
    assert run(small, tmp_path, "ask.mjs", "hole")[:1] == [f"Pothole: {small.root}services/pothole/"]
    assert run(small, tmp_path, "ask.mjs", "rocket") == []
