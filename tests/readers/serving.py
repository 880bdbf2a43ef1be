"""A content folder -> a site, built for the address of this machine at which it is served, with the headers that it asks its host for."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "content"

# What servers know by themselves. All else has to come from the site's own settings.
TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}

# What is looked for at a domain's root even where the site has a path; its settings ask for copies there.
AT_THE_DOMAINS_ROOT = ("/data.json", "/.well-known/api-catalog")


@dataclass(frozen=True)
class Site:
    """A site that is served: its address, which ends with a slash, and its folder."""

    root: str
    folder: Path


# What a server does to an answer: from its path on the site and its bytes to the bytes that are sent. Fewer than there are break the answer off.
Sending = Callable[[str, bytes], bytes]


@contextmanager
def built(
    content: Path = SAMPLE,
    base: str = "/",
    as_of: str = "2026-11-23",
    theme: Path | None = None,
    sending: Sending = lambda _, body: body,
) -> Iterator[Site]:
    """The site of `content` on a day, at a free port, below the path `base`."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "site"
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder, base, sending))
        root = f"http://127.0.0.1:{server.server_port}{base}"
        try:
            build(content, folder, as_of, root, theme)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield Site(root, folder)
            server.shutdown()
        finally:
            server.server_close()


def build(content: Path, folder: Path, as_of: str, root: str, theme: Path | None = None) -> None:
    """Builds `content` into `folder` for the address `root`."""
    command = [os.environ["CHARTER"], "build", "--content", content, "--out", folder, *(["--theme", theme] if theme else [])]
    done = subprocess.run([*command, "--as-of", as_of, "--other-day", "--base-url", root], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def _rules(folder: Path) -> list[tuple[str, dict[str, str]]]:
    """The rules of `_headers`: a pattern on a line of its own, its headers indented below."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (folder / "_headers").read_text("utf-8").splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            rules[-1][1][name] = value
        elif line and not line.startswith("#"):
            rules.append((line, {}))
    return rules


def _matches(pattern: str, path: str) -> bool:
    """Whether a rule is for a path: `:page` is one part of it, and `*` is whatever follows."""
    if pattern.endswith("*"):
        return path.startswith(pattern[:-1])
    parts, own = pattern.split("/"), path.split("/")
    return len(parts) == len(own) and all(b != "" if a.startswith(":") else a == b for a, b in zip(parts, own))


def _headers(folder: Path, path: str, file: str) -> dict[str, str]:
    headers = {"Content-Type": TYPES.get(Path(file).suffix, "application/octet-stream")}
    for pattern, of_rule in _rules(folder):
        if _matches(pattern, path):
            for name, value in of_rule.items():
                assert name == "Content-Type" or name not in headers, f"{path}: {name} twice"
                headers[name] = value
    return headers


def _file(path: str, base: str) -> str | None:
    """The file of the site that stands at a path of the server."""
    if path in AT_THE_DOMAINS_ROOT:
        return path[1:]
    if not path.startswith(base) or ".." in path:
        return None
    file = path[len(base) :]
    return f"{file}index.html" if file == "" or file.endswith("/") else file


def _handler(folder: Path, base: str, sending: Sending) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = _file(path, base)
            found = file is not None and (folder / file).is_file()
            body = (folder / (file if found else "404.html")).read_bytes()
            headers = _headers(folder, path, file if found else "404.html")
            headers["ETag"] = f'"{sha256(body).hexdigest()}"'
            unchanged = found and self.headers["If-None-Match"] == headers["ETag"]
            self.send_response(304 if unchanged else 200 if found else 404)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(0 if unchanged else len(body)))
            self.end_headers()
            self.wfile.write(b"" if unchanged else sending(path[len(base) :], body))

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: the tests speak."""

    return Handler
