"""What holds for every test: no reader fetches a context or a schema from another machine, and time zones are the locked ones."""

import socket
import zoneinfo

import pytest

HERE = ("127.0.0.1", "localhost")


@pytest.fixture(scope="session", autouse=True)
def nothing_from_elsewhere() -> None:
    """Answers for this machine alone."""
    asked = socket.getaddrinfo

    def answer(host: str | bytes | None, *rest: object, **named: object) -> object:
        if host not in HERE:
            raise OSError(f"a test asked for {host!r}, which isn't this machine")
        return asked(host, *rest, **named)

    socket.getaddrinfo = answer


@pytest.fixture(scope="session", autouse=True)
def locked_zones() -> None:
    """The time zone data that the tests lock, not those of the machine, which may be older than a city's last decision."""
    zoneinfo.reset_tzpath([])
    zoneinfo.ZoneInfo.clear_cache()
