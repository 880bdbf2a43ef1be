"""A small city's content -> the jobs that `charter new hosting` writes for it, and what becomes of the site when they run on a day."""

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

PROJECT = Path(__file__).resolve().parents[2]
CITY = PROJECT / "tests" / "fixtures" / "check" / "_base"

ROADS = """\
id: roads
name: Roads
summary: Looks after streets.
accountable: Director of Roads
contact: {phone: 780-555-0101, calendar: town-office}
services:
  - id: pothole-repair
    name: Pothole repair
    summary: Tell us about a hole.
    ask: [{phone: 780-555-0101}]
    supports: [4.1.e]
    standards:
      - stage: complete
        starts: you ask us
        versions:
          - {effective: 2026-03-01, within: 4 weeks}
          - {effective: 2027-01-01, within: 3 weeks, change: A second crew starts.}
"""
MANIFEST = "api/v1/manifest.json"


class Place:
    """A folder from which a job runs, and a web server for the folder that it publishes to."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}/standards/"
        # What the web server reads: the site, or whatever a test puts in its place; nothing: it does not answer.
        self.served: Path | None = folder / "www"
        # Paths that the server answers for with other bytes; None: not at all.
        self.spoilt: dict[str, bytes | None] = {}

    def content(self, file: str, old: str, new: str) -> None:
        """Edits the content."""
        path = self.folder / "content" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def new(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs `charter new hosting`."""
        command = [os.environ["CHARTER"], "new", "hosting", *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr
        return done

    def text(self, file: str) -> str:
        return (self.folder / file).read_text("utf-8")

    def at(self, moment: str, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a command of the shell at a moment in UTC. Clocks that only measure go on as they are."""
        named = {**os.environ, "TZ": "UTC", "DONT_FAKE_MONOTONIC": "1", **environment}
        timed = ["faketime", moment, "/bin/sh", "-c", command]
        return subprocess.run(timed, cwd=self.folder, env=named, capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def page(self) -> str:
        """The page of the service, as the public reads it."""
        with urlopen(f"{self.url}services/pothole-repair/") as page:
            return page.read().decode()


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def place() -> Iterator[Place]:
    with TemporaryDirectory() as scratch:
        server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
        here = Place(Path(scratch), server.server_port)
        server.RequestHandlerClass = _handler(here)
        shutil.copytree(CITY, here.folder / "content")
        (here.folder / "content" / "departments").mkdir(exist_ok=True)
        (here.folder / "content" / "departments" / "roads.yaml").write_text(ROADS, "utf-8")
        here.content("site.yaml", "https://www.example.org/standards/", here.url)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield here
        finally:
            server.shutdown()
            server.server_close()


def _handler(here: Place) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).removeprefix("/standards/")
            path = f"{path}index.html" if path == "" or path.endswith("/") else path
            file = here.served / path if here.served else None
            body = here.spoilt.get(path, file.read_bytes() if file and file.is_file() else None)
            if here.served is None:
                self.send_error(403)
                return
            if body is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: the tests speak."""

    return Handler


def impatient(here: Place) -> None:
    """Lets the job ask the public address twice, without a pause."""
    settings = here.folder / "hosting" / "settings.sh"
    text = settings.read_text("utf-8")
    settings.write_text(re.sub(r"^WAIT=.*$", "WAIT=0", re.sub(r"^TRIES=.*$", "TRIES=2", text, flags=re.M), flags=re.M), "utf-8")
