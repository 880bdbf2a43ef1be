"""What the tests read: the sample content, and a city in which everything is a formula, a quote, an emoji or Arabic."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from serving import PROJECT, SAMPLE

HARSH = PROJECT / "tests" / "fixtures" / "readers" / "harsh"
SMALL = PROJECT / "tests" / "fixtures" / "sites" / "small" / "content"
CONTENTS = [SAMPLE, HARSH]


def altered(folder: Path, **files: list[tuple[str, str]]) -> Path:
    """The small city with edits in its files: for each file, named without its ending, texts in it and what replaces them."""
    content = folder / "content"
    shutil.copytree(SMALL, content)
    for name, edits in files.items():
        [file] = content.rglob(f"{name}.*")
        text = file.read_text("utf-8")
        for before, after in edits:
            assert before in text, before
            text = text.replace(before, after)
        file.write_text(text, "utf-8")
    return content


def in_language(tag: str, folder: Path) -> tuple[Path, Path]:
    """The small city in another language, with English words until somebody translates them, and a theme for it."""
    content, theme = altered(folder, site=[("language: en", f"language: {tag}")]), folder / "theme"
    subprocess.run([os.environ["CHARTER"], "new", "language", "--tag", tag, "--content", content], check=True, capture_output=True)
    (theme / "strings").mkdir(parents=True)
    shutil.copy(PROJECT / "themes" / "civic" / "strings" / "en.yaml", theme / "strings" / f"{tag}.yaml")
    return content, theme


def fetched(address: str) -> Any:
    """The JSON document at an address."""
    with urlopen(address) as response:
        return json.load(response)
