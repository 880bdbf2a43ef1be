"""A year of the Government of Canada's `service-std` data set -> a content folder with its promises and results; and what it says of each promise.

    python3 tests/readers/service_std.py service-std.csv FOLDER
"""

import csv
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

SITE = """\
city: Government
short_name: Government
title: Service standards
summary: What was promised, and how often it was kept.
base_url: http://localhost/
time_zone: America/Toronto
language: en
fiscal_year_starts: April
licence: {name: Open Government Licence, url: "https://open.canada.ca/en/open-government-licence-canada"}
contact: {phone: 555-555-0100}
"""

COMMITMENT = """\
---
title: Our commitment
summary: We promise.
policy: {number: "1", title: Service, approved_by: Council, effective: 2019-01-01, resolution: "1", owner: Clerk}
---

## Promises {#4.1.a}

> keep promises

We keep them.
"""

CORPORATE = "id: corporate\nname: All\nsummary: What holds everywhere.\naccountable: Clerk\ncontact: {phone: 555-555-0100}\nservices: []\n"


@dataclass(frozen=True)
class Row:
    """A promise and its year."""

    id: str
    year: int
    target: Decimal | None
    met: int | None
    total: int | None
    verdict: str


def rows(lines: Iterable[str]) -> list[Row]:
    """The rows of the data set, each with an id of its own."""
    found, seen = [], {}
    for row in csv.DictReader(lines):
        own = "".join(c if c.isalnum() else "-" for c in row["service_standard_id"].lower()).strip("-")
        seen[own] = seen.get(own, 0) + 1
        number = f"-{seen[own]}" if seen[own] > 1 else ""
        year = int(row["fiscal_yr"].split("-")[0])
        found.append(Row(f"s-{own}{number}", year, share(row["target"]), count(row["volume_meeting_target"]), count(row["total_volume"]), row["target_met"]))
    return found


def share(text: str) -> Decimal | None:
    """A share of all cases, from above 0 to 1."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if 0 < number <= 1 else None


def count(text: str) -> int | None:
    """A number of cases; None for a blank."""
    return int(Decimal(text)) if text.strip() else None


def is_told(row: Row) -> bool:
    """Whether its figures can be results: what was met is among what there was."""
    return row.met is not None and row.total is not None and row.met <= row.total


def write(found: list[Row], folder: Path) -> None:
    """Writes the content folder."""
    (folder / "departments").mkdir(parents=True)
    (folder / "results").mkdir()
    (folder / "calendars").mkdir()
    (folder / "calendars" / "office.yaml").write_text("id: office\nname: Office\nopen: [{days: monday to friday, hours: 08:30 to 16:30}]\nclosures: []\ncomplete: {from: 2019-01-01, until: 2030-01-01}\n")
    (folder / "site.yaml").write_text(SITE)
    (folder / "commitment.md").write_text(COMMITMENT)
    (folder / "corporate.yaml").write_text(CORPORATE)
    promised = [row for row in found if row.target is not None]
    department = "id: canada\nname: Canada\nsummary: All of them.\naccountable: Clerk\ncontact: {phone: 555-555-0100}\nif_missed: Call us.\nservices:\n"
    for row in promised:
        percent = (row.target * 100).quantize(Decimal("0.01"))
        department += (
            f"  - id: {row.id}\n    name: Promise {row.id}\n    summary: Ask us.\n    ask: [{{phone: 555-555-0100}}]\n    supports: [4.1.a]\n"
            f"    standards:\n      - {{stage: complete, we: keep it, share: {percent}%, effective: 2019-01-01}}\n"
        )
    (folder / "departments" / "canada.yaml").write_text(department)
    table = "standard,year,met,total,note\n"
    for row in promised:
        if is_told(row):
            table += f"{row.id}.complete,{row.year},{row.met},{row.total},\n"
        else:
            table += f"{row.id}.complete,{row.year},,,The data set has no figures that can be compared.\n"
    (folder / "results" / "all.csv").write_text(table)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        write(rows(file), Path(sys.argv[2]))
