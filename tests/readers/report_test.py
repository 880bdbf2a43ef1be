"""The report to the city manager as openpyxl and Python's CSV reader see it: typed cells, no formulas, and the figures of the feed."""

import csv
import io
import os
import subprocess
from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

import pytest
from contents import fetched
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from serving import SAMPLE, Site, built

MONTHS = ("2026-07", "2026-08", "2026-09")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    subprocess.run([os.environ["CHARTER"], "report", "--period", "2026-Q3", "--content", SAMPLE, "--out", out], check=True)
    return out / "2026-Q3"


@pytest.fixture(scope="module")
def workbook(report: Path) -> Workbook:
    return load_workbook(report / "report.xlsx")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with built(SAMPLE) as site:
        yield site


def table(report: Path) -> list[dict[str, str]]:
    text = (report / "report.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def rows(workbook: Workbook, sheet: str) -> list[dict[str, Any]]:
    head, *rest = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rest]


def test_the_workbook_has_a_sheet_for_each_part_and_types(workbook: Workbook) -> None:
    assert [name.split(" ")[0] for name in workbook.sheetnames] == [*"123456789", "Every"]
    assert workbook.properties.title == "Report to the City Manager: July to September 2026"
    for sheet in workbook:
        assert sheet.freeze_panes == "A2"
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "d", "inlineStr"), cell
    by = [row["By"] for row in rows(workbook, "2 What was missed") if row["By"]]
    assert by
    assert all(isinstance(day, datetime) for day in by)


def test_the_table_and_the_workbook_say_the_same(report: Path, workbook: Workbook) -> None:
    sheet = rows(workbook, "Every promise")
    lines = table(report)
    assert [row["Standard"] for row in sheet] == [line["Standard"] for line in lines]
    for row, line in zip(sheet, lines, strict=True):
        for key in ("Met", "Total", "Kept", "Months measured", "Remark"):
            assert ("" if row[key] is None else str(row[key])) == line[key].removeprefix("'"), (line["Standard"], key)


def test_the_figures_are_those_of_the_feed(site: Site, report: Path) -> None:
    measured = 0
    for line in table(report):
        if line["Total"] == "":
            continue
        document = fetched(f"{site.root}api/v1/results/{line['Standard']}.json")
        own = [one for one in document["results"] if str(one["revision"]) == line["Version"] and one["period"]["name"] in MONTHS]
        assert sum(one["total"] or 0 for one in own) == int(line["Total"]), line["Standard"]
        if line["Met"]:
            met = sum(one["met"] or 0 for one in own)
            assert met == int(line["Met"]), line["Standard"]
            if line["Share"]:
                assert Decimal(line["Share"]) == (Decimal(met) * 100 / int(line["Total"])).quantize(Decimal("0.0001"), ROUND_FLOOR)
        measured += 1
    assert measured > 40


def test_what_is_for_paper_says_all_that_the_workbook_says(report: Path, workbook: Workbook) -> None:
    """Each text of each part is in the text of the PDF."""
    shown = subprocess.run(["pdftotext", "-raw", report / "report.pdf", "-"], check=True, capture_output=True, text=True)
    said = "".join(shown.stdout.split())
    texts = 0
    for sheet in workbook.sheetnames[:-1]:
        for cells in workbook[sheet].iter_rows(values_only=True, min_row=2):
            for cell in cells:
                if isinstance(cell, str):
                    assert "".join(cell.split()) in said, cell
                    texts += 1
    assert texts > 100
