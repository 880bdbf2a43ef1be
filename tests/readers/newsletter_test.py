"""The newsletter as a word processor reads it: python-docx finds a title, a language, headings and links, and the words of the plain text."""

import os
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Read
from serving import PROJECT, SAMPLE

SMALL = PROJECT / "tests" / "fixtures" / "sites" / "small" / "content"
CITIES = {"the sample": (SAMPLE, "City of Spruce Grove"), "the small city": (SMALL, "Town of Alder Bay")}


def _written(content: Path, out: Path) -> tuple[bytes, str]:
    command = [os.environ["CHARTER"], "newsletter", "--content", content, "--since", "2025-11-01", "--as-of", "2026-11-23", "--out", out]
    subprocess.run(command, check=True, capture_output=True)
    return (out / "newsletter.docx").read_bytes(), (out / "newsletter.txt").read_text("utf-8")


@pytest.fixture(params=CITIES, scope="module")
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Read, str, str, bytes]:
    content, city = CITIES[request.param]
    document, text = _written(content, tmp_path_factory.mktemp("newsletter"))
    return Document(BytesIO(document)), text, city, document


def test_it_says_what_the_plain_text_says(read: tuple[Read, str, str, bytes]) -> None:
    document, text, _, _ = read
    plain = [line for line in text.splitlines() if not (line and set(line) <= {"-", "="})]
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    without_addresses = " ".join(word for word in " ".join(plain).split() if word not in links)
    words = [paragraph.text for paragraph in document.paragraphs]
    assert " ".join(word for word in " ".join(words).split() if word not in links) == without_addresses
    assert len(words) > 10


def test_its_headings_are_headings_in_their_order(read: tuple[Read, str, str, bytes]) -> None:
    document, text, _, _ = read
    first, *others = document.paragraphs
    assert (first.style.name, first.text) == ("Title", text.splitlines()[0])
    styles = [paragraph.style.name for paragraph in others]
    assert set(styles) == {"Heading 1", "Heading 2", "Normal"}
    assert styles.index("Heading 1") < styles.index("Heading 2"), "no level is skipped"
    level_one = [paragraph.text for paragraph in others if paragraph.style.name == "Heading 1"]
    lines = text.splitlines()
    assert level_one == [lines[at - 1] for at, line in enumerate(lines) if line and set(line) == {"-"}]


def test_its_links_have_words_and_lead_to_the_city_s_pages(read: tuple[Read, str, str, bytes]) -> None:
    document, text, _, _ = read
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Heading 2":
            [link] = paragraph.hyperlinks
            assert link.text == paragraph.text
    addresses = [link.url for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert addresses == [line for line in text.splitlines() if line.startswith("https://")]


def test_it_has_a_title_a_language_and_an_author(read: tuple[Read, str, str, bytes]) -> None:
    document, text, city, _ = read
    properties = document.core_properties
    assert (properties.title, properties.language, properties.author) == (text.splitlines()[0], "en", city)
    [language] = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert language == "en"


def test_the_archive_is_sound_and_knows_no_time(read: tuple[Read, str, str, bytes]) -> None:
    with ZipFile(BytesIO(read[3])) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        for entry in archive.infolist():
            assert (entry.date_time, entry.extra) == ((1980, 1, 1, 0, 0, 0), b"")
            ElementTree.fromstring(archive.read(entry))
