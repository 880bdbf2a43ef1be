"""Publications -> checked by programs that others wrote: as PDF/UA, as text, as links, as fonts and as pictures."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

CHARTER = os.environ["CHARTER"]
ROOT = Path(__file__).parents[2]
DAY = "2026-12-01"
# How heads and feet begin.
RUNNING = ("City of Spruce Grove ", "Edition of ", "What we promise: ", "Report to the City Manager: ")
BASE = "https://www.sprucegrove.org/customer-service/"

# A piece of each kind: the whole set has the same templates and takes minutes to check.
PIECES = [
    "charter.pdf",
    "departments/sustainable-growth-and-development.pdf",
    "insert.pdf",
    "leaflets/corporate-services.pdf",
    "posters/commitment.pdf",
    "posters/pothole-repair.pdf",
    "staff-cards/corporate-services.pdf",
    "2026-Q3/report.pdf",
]


def program(*arguments: str | Path) -> str:
    """What a program says, which has to end well."""
    return subprocess.run([str(one) for one in arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publications of the sample."""
    folder = tmp_path_factory.mktemp("publications")
    program(CHARTER, "print", "--content", ROOT / "content", "--as-of", DAY, "--out", folder)
    program(CHARTER, "report", "--content", ROOT / "content", "--period", "2026-Q3", "--out", folder)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample."""
    folder = tmp_path_factory.mktemp("site") / "public"
    arguments = ["--content", ROOT / "content", "--as-of", DAY, "--out", folder, "--no-sync", "--never-online"]
    program(CHARTER, "build", *arguments)
    return folder


def beside(name: str) -> Path:
    """A program that is installed beside Python."""
    return Path(sys.executable).parent / name


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_has_what_pdf_ua_asks_for(made: Path, piece: str) -> None:
    """The checker `pdfua` finds nothing."""
    done = subprocess.run([beside("pdfua"), "check", "--format", "json", made / piece], capture_output=True, text=True, check=False)
    document = json.loads(done.stdout)
    files = document.get("files") or document.get("documents") or [document]
    errors = [one for file in files for one in file.get("findings") or file.get("results") or [] if one.get("severity") == "error"]
    assert errors == []
    assert done.returncode == 0


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_can_be_heard(made: Path, piece: str) -> None:
    """The checker `outloud`, which reads a file as a screen reader does, finds no error."""
    done = subprocess.run(
        [beside("outloud"), "--json", "-", "--fail-on", "never", "-q", made / piece], capture_output=True, text=True, check=False
    )
    document = json.loads(done.stdout[re.search(r"[\[{]", done.stdout).start() :])
    results = document.get("results", []) if isinstance(document, dict) else document
    assert results, "it has read the file"
    findings = [one for result in results for one in result.get("findings", [])]
    errors = [one for one in findings if one["severity"] == "error"]
    # A head or a foot that only few pages have is taken for prose. What they say is in the text as well: on the cover, or at the beginning.
    errors = [one for one in errors if one["rule"] != "TAG-002" or not one["evidence"].startswith(RUNNING)]
    # A table with one or two rows has more heads than other cells: that is its size, and nothing is broken.
    errors = [one for one in errors if one["rule"] != "TBL-010"]
    assert errors == []


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_is_a_whole_file(made: Path, piece: str) -> None:
    """`qpdf` finds no fault in it, and all fonts are embedded, as subsets with a mapping to Unicode."""
    assert "No syntax or stream encoding errors found" in program("qpdf", "--check", made / piece)
    fonts = program("pdffonts", made / piece).splitlines()[2:]
    assert fonts
    for font in fonts:
        embedded, subset, unicode = font.split()[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), font


def text(file: Path) -> str:
    """The text in reading order, on one line."""
    return " ".join(program("pdftotext", "-raw", file, "-").split())


def words(text: str) -> str:
    """A text with its white space as single spaces."""
    return " ".join(text.split())


def test_a_department_says_what_the_feed_says_in_its_order(made: Path, site: Path) -> None:
    """Each promise in force is in the booklet of its department, word for word, below its service."""
    standards = json.loads((site / "api/v1/standards.json").read_text())["standards"]
    checked = 0
    for department in sorted((made / "departments").glob("*.pdf")):
        said = text(department)
        for standard in standards:
            if standard["department"]["id"] != department.stem or standard["status"] != "in_force":
                continue
            sentence = words(standard["promise"]["en"])
            assert sentence in said, f"{department.stem}: {sentence}"
            assert said.index(words(standard["service"]["name"]["en"])) < said.rindex(sentence)
            checked += 1
    assert checked > 50


def test_a_staff_card_starts_no_clock_for_a_day_or_a_rhythm(made: Path) -> None:
    """Only where time is counted for each request is there a start."""
    said = text(made / "staff-cards/corporate-services.pdf")
    assert "We will mail your tax bill by 31 May. no clock" in said
    assert "We will refresh the published data every 3 months. no clock" in said
    assert "We will confirm receipt of your application within 1 hour. you send your application" in said


def test_the_insert_says_the_same_as_its_text(made: Path) -> None:
    """Each line of the text is on the printed insert."""
    printed = text(made / "insert.pdf").replace("• ", "")
    items = re.findall(r"^- (.*(?:\n  .*)*)", (made / "insert.txt").read_text(), re.MULTILINE)
    assert len(items) > 8
    for item in items:
        assert words(item) in printed, item


@pytest.mark.parametrize("piece", PIECES)
def test_every_link_leads_somewhere(made: Path, site: Path, piece: str) -> None:
    """Links inside of a piece have a place in it, and those to the site have a page."""
    with pikepdf.open(made / piece) as document:
        pages = {page.obj.objgen for page in document.pages}
        for page in document.pages:
            for link in page.get("/Annots", []):
                action = link.get("/A", {})
                if "/URI" in action:
                    address = str(action["/URI"])
                    if address.startswith(BASE):
                        path = address.removeprefix(BASE).split("#")[0]
                        assert (site / path / "index.html").is_file(), address
                    else:
                        assert re.match(r"(https?|mailto|tel|sms):", address), address
                    continue
                place = link.get("/Dest", action.get("/D"))
                assert place is not None and place[0].objgen in pages
                assert str(link.get("/Contents", "")), "a link has words"


@pytest.mark.parametrize(
    ("piece", "address"),
    [
        ("posters/pothole-repair.pdf", f"{BASE}services/pothole-repair/"),
        ("posters/commitment.pdf", f"{BASE}commitment/"),
        ("leaflets/corporate-services.pdf", f"{BASE}departments/corporate-services/"),
        ("charter.pdf", BASE),
        ("insert.pdf", BASE),
    ],
)
def test_the_code_leads_to_the_page(made: Path, tmp_path: Path, piece: str, address: str) -> None:
    """A telephone that looks at the paper, in grey, gets the address of the page that is up to date."""
    program("pdftoppm", "-r", "110", "-gray", "-f", "1", "-l", "1", "-singlefile", "-png", made / piece, tmp_path / "page")
    codes = zxingcpp.read_barcodes(Image.open(tmp_path / "page.png"))
    assert [code.text for code in codes] == [address]


def test_the_same_bytes_twice(made: Path, tmp_path: Path) -> None:
    """Another run makes the same files."""
    program(CHARTER, "print", "--content", ROOT / "content", "--as-of", DAY, "--out", tmp_path, "--only", "charter,insert")
    for name in ["charter.pdf", "insert.pdf", "insert.txt"]:
        assert (tmp_path / name).read_bytes() == (made / name).read_bytes(), name


def test_a_theme_of_twenty_lines_makes_them_look_like_another_citys(made: Path, tmp_path: Path) -> None:
    """Another paper and another cover, by one file and the styles of the pages; the text is the same."""
    theme = ROOT / "tests/fixtures/themes/harbour"
    assert len((theme / "print.yaml").read_text().splitlines()) <= 20
    arguments = ["--content", ROOT / "content", "--as-of", DAY, "--theme", theme, "--only", "posters,pothole-repair"]
    program(CHARTER, "print", *arguments, "--out", tmp_path)
    piece = "posters/pothole-repair.pdf"
    assert "595.276 x 841.89 pts (A4)" in program("pdfinfo", tmp_path / piece)
    colours = []
    for number, file in enumerate([made / piece, tmp_path / piece]):
        program("pdftoppm", "-r", "30", "-singlefile", "-png", file, tmp_path / str(number))
        colours.append(Image.open(tmp_path / f"{number}.png").convert("RGB").getpixel((3, 3)))
    assert colours[0] != colours[1]
    assert sorted(text(tmp_path / piece).split()) == sorted(text(made / piece).split())
