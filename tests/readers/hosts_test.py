"""The site's settings for hosts -> nginx and Apache, run for real: every file has one policy; pages for frames may be shown anywhere, and
no other page may."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import requests
from serving import SAMPLE, build

OF_PAGES = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
OF_FRAMES = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *"


@dataclass(frozen=True)
class Hosted:
    """A site that a web server serves: its address, with a final slash, and its folder."""

    root: str
    folder: Path


def _free_port() -> int:
    with closing(socket.socket()) as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def _nginx(scratch: Path, www: Path, site: Path, port: int) -> list[str]:
    paths = "".join(f"{kind}_temp_path {scratch}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (scratch / "server.conf").write_text(
        f"daemon off; error_log {scratch}/error.log; pid {scratch}/pid; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {paths}\n"
        f"server {{ listen 127.0.0.1:{port}; root {www}; include {site}/hosting/nginx.conf; }} }}\n"
    )
    return ["nginx", "-c", str(scratch / "server.conf"), "-e", str(scratch / "error.log")]


def _apache(scratch: Path, www: Path, site: Path, port: int) -> list[str]:
    wanted = ("mpm_event", "authz_core", "dir", "mime", "headers", "deflate", "filter")
    (scratch / "mime.types").write_text("text/html html\ntext/css css\ntext/javascript js\nimage/svg+xml svg\ntext/plain txt\n")
    (scratch / "server.conf").write_text(
        "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in wanted)
        + f"ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nDocumentRoot {www}\nPidFile {scratch}/pid\nErrorLog {scratch}/error.log\n"
        f"DefaultRuntimeDir {scratch}\nMutex default:{scratch}\nTypesConfig {scratch}/mime.types\n"
        f"<Directory {www}>\n    Require all granted\n    Include {site}/hosting/apache.conf\n</Directory>\n"
    )
    return ["apache2", "-DFOREGROUND", "-f", str(scratch / "server.conf")]


@contextmanager
def _served(server: str, base: str) -> Iterator[Hosted]:
    with TemporaryDirectory() as place:
        scratch = Path(place)
        # Their workers run as another user.
        scratch.chmod(0o755)
        www = scratch / "www"
        site = www / base.strip("/")
        port = _free_port()
        root = f"http://127.0.0.1:{port}{base}"
        build(SAMPLE, site, "2026-11-23", root)
        command = {"nginx": _nginx, "apache2": _apache}[server](scratch, www, site, port)
        with subprocess.Popen(command) as process:
            try:
                _wait(root, process, scratch / "error.log")
                yield Hosted(root, site)
            finally:
                process.terminate()


def _wait(root: str, process: subprocess.Popen, log: Path) -> None:
    for _ in range(200):
        try:
            requests.get(root, timeout=5)
            return
        except requests.ConnectionError:
            assert process.poll() is None, log.read_text() if log.exists() else "it ended at once"
            time.sleep(0.05)
    raise AssertionError(f"it doesn't answer: {log.read_text()}")


def _policies(url: str) -> list[str]:
    """Each policy that an answer has: in several headers, or joined in one."""
    with requests.get(url, timeout=5, stream=True) as answer:
        headers = answer.raw.headers.getlist("Content-Security-Policy")
        assert "X-Frame-Options" not in answer.headers, url
        return [policy.strip() for header in headers for policy in header.split(",")]


@pytest.mark.parametrize("base", ["/", "/customer-service/"])
@pytest.mark.parametrize("server", ["nginx", "apache2"])
def test_each_file_has_one_policy(server: str, base: str) -> None:
    assert shutil.which(server), f"{server} is not installed"
    with _served(server, base) as site:
        seen = {OF_PAGES: 0, OF_FRAMES: 0}
        for file in sorted(one for one in site.folder.rglob("*") if one.is_file()):
            path = file.relative_to(site.folder).as_posix()
            if path.startswith(("api/v1/standards/", "api/v1/archive/", "api/v1/results/")):
                continue
            wanted = OF_FRAMES if path.startswith("embed/") else OF_PAGES
            assert _policies(site.root + path.removesuffix("index.html")) == [wanted], path
            seen[wanted] += 1
        assert seen[OF_PAGES] > 150 and seen[OF_FRAMES] > 160, seen


@pytest.mark.parametrize("server", ["nginx", "apache2"])
def test_what_is_not_there_has_one_policy_too(server: str) -> None:
    with _served(server, "/") as site:
        for path in ("nowhere/", "services/nowhere/", "api/v1/nowhere.json"):
            assert _policies(site.root + path) == [OF_PAGES], path
        for path in ("embed/", "embed/nowhere/"):
            assert len(_policies(site.root + path)) == 1, path


@pytest.mark.parametrize("server", ["nginx", "apache2"])
def test_a_program_reads_what_is_to_be_framed(server: str) -> None:
    with _served(server, "/") as site:
        page = requests.get(f"{site.root}services/pothole-repair/", timeout=5)
        address = page.text.split('type="application/json+oembed" href="')[1].split('"')[0]
        answer = requests.get(address, timeout=5)
        assert answer.headers["Content-Type"].startswith("application/json")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        frame = answer.json()["html"].split('src="')[1].split('"')[0]
        assert requests.get(frame, timeout=5).headers["Content-Type"].startswith("text/html")
