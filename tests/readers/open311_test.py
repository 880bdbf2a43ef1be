"""A 311 system takes the promises: its services, as a client of GeoReport v2 reads them, and `standards.csv` in its database, joined by the code."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from sqlite3 import connect
from typing import Any
from xml.sax.saxutils import escape

import pytest
import requests
from contents import HARSH, SMALL, altered, fetched
from georeport import GeoReport
from serving import SAMPLE, Site, built

# What a 311 system has that the city promises nothing about here.
ELSEWHERE = {"ELM": "Elm tree disease", "007": "Secret service"}


def with_codes(folder: Path) -> Path:
    """The small city with codes that a table can spoil: numbers, some of which begin with zeros."""
    leak = "  - id: water-leak\n"
    return altered(folder, works=[("open311: POTHOLE", "open311: '0042'"), (leak, f"{leak}    open311: '0107'\n")])


@pytest.fixture(scope="module", params=["sample", "harsh", "codes"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    contents = {"sample": lambda: SAMPLE, "harsh": lambda: HARSH, "codes": lambda: with_codes(tmp_path_factory.mktemp("codes"))}
    with built(contents[request.param]()) as site:
        yield site


def coded(site: Site) -> dict[str, dict[str, Any]]:
    """The services of the feed that have a code, by it."""
    services = fetched(f"{site.root}api/v1/services.json")["services"]
    found = {one["open311_service_code"]: one for one in services if one["open311_service_code"]}
    assert found and len(found) == len([one for one in services if one["open311_service_code"]])
    return found


@contextmanager
def system_311(codes: dict[str, str]) -> Iterator[str]:
    """A 311 system with services by their codes: GET services, in both forms of GeoReport v2."""
    services = [
        {"service_code": code, "service_name": name, "description": "", "metadata": "false", "type": "realtime", "keywords": "", "group": ""}
        for code, name in codes.items()
    ]
    xml = "".join("<service>" + "".join(f"<{key}>{escape(value)}</{key}>" for key, value in one.items()) + "</service>" for one in services)
    answers = {"/v2/services.json": json.dumps(services), "/v2/services.xml": f"<services>{xml}</services>"}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = answers[self.path].encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: the tests speak."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v2"
        server.shutdown()


def loaded(folder: Path, services: list[dict[str, str]], table: bytes, *options: str) -> Path:
    """A database with the services of a 311 system and the table, filled by a program for that."""
    database = folder / "311.db"
    for name, rows, kind in (("services", json.dumps(services).encode(), []), ("standards", table, ["--csv", *options])):
        command = [sys.executable, "-m", "sqlite_utils", "insert", database, name, "-", *kind]
        subprocess.run(command, input=rows, check=True, capture_output=True)
    return database


JOIN = """
    SELECT services.service_code, standards.service_id, standards.id, standards.promise
    FROM services JOIN standards ON standards.service_code = services.service_code
    ORDER BY 1, 3
"""


def joined(database: Path) -> list[tuple[str, ...]]:
    with closing(connect(database)) as connection:
        return connection.execute(JOIN).fetchall()


def promised(site: Site) -> list[tuple[str, str, str, str]]:
    """What has to come of it: each promise in force at its service, by the JSON documents of the feed."""
    codes = {one["id"]: code for code, one in coded(site).items()}
    standards = fetched(f"{site.root}api/v1/standards.json")["standards"]
    found = [(codes.get(one["service"]["id"]), one["service"]["id"], one["id"], one["promise"]["en"]) for one in standards]
    return sorted((row for row in found if row[0]), key=lambda row: (row[0], row[2]))


@pytest.mark.parametrize("form", ["json", "xml"])
def test_each_promise_lands_at_the_service_with_its_code(site: Site, form: str, tmp_path: Path) -> None:
    codes = {code: one["name"]["en"] for code, one in coded(site).items()} | ELSEWHERE
    with system_311(codes) as address:
        services = GeoReport(address, output_format=form).get_service_list()
    assert {one["service_code"]: one["service_name"] for one in services} == codes
    table = requests.get(f"{site.root}api/v1/standards.csv", timeout=60).content
    database = loaded(tmp_path, services, table, "--no-detect-types")
    assert joined(database) == promised(site) != []
    with closing(connect(database)) as connection:
        without = connection.execute("SELECT count(*) FROM standards WHERE service_code = ''").fetchone()[0]
        all_rows = connection.execute("SELECT count(*) FROM standards").fetchone()[0]
    assert all_rows - without == len(promised(site))


def test_codes_that_are_read_as_numbers_are_no_longer_codes(tmp_path: Path) -> None:
    """Why the page says to read them as text: the importer takes what looks like numbers for numbers, unless it is told not to."""
    with built(with_codes(tmp_path)) as site:
        table = requests.get(f"{site.root}api/v1/standards.csv", timeout=60).content
        codes = sorted(coded(site))

    def stored(*options: str) -> list[Any]:
        folder = tmp_path / "-".join(["database", *options])
        folder.mkdir()
        with closing(connect(loaded(folder, [{"service_code": "ELM"}], table, *options))) as connection:
            rows = connection.execute("SELECT DISTINCT service_code FROM standards WHERE service_code <> '' ORDER BY 1").fetchall()
        return [code for (code,) in rows]

    assert stored("--no-detect-types") == codes == ["0042", "0107"]
    assert stored() == [42, 107]
