"""Mirrors the feed into the folder `mirror`: fetches what is new, checks it, and only then replaces the folder, without what the feed has lost."""

import json
import shutil
import sys
import time
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

MANIFEST = "https://example.org/api/v1/manifest.json"
MIRROR, NEXT, LAST = Path("mirror"), Path("mirror.next"), Path("mirror.last")


def fetch(url):
    with urlopen(url, timeout=60) as answer:
        return answer.read()


def is_right(body, file):
    return len(body) == file["bytes"] and sha256(body).hexdigest() == file["sha256"]


def prepare():
    """Makes the next mirror beside the current one, and returns what is new in it and what is gone."""
    shutil.rmtree(NEXT, ignore_errors=True)
    manifest = fetch(MANIFEST)
    files = [file for file in json.loads(manifest)["files"] if file["path"].startswith("api/v1/") and ".." not in file["path"]]
    bodies, new = {"api/v1/manifest.json": manifest}, []
    for file in files:
        path = file["path"]
        body = (MIRROR / path).read_bytes() if (MIRROR / path).is_file() else b""
        if not is_right(body, file):
            body = fetch(file["url"])
            if not is_right(body, file):
                # Damaged on the way, or of another edition: the feed may just have changed.
                raise ValueError(f"{path} is not what the manifest says")
            new.append(path)
        bodies[path] = body
    for path, body in bodies.items():
        (NEXT / path).parent.mkdir(parents=True, exist_ok=True)
        (NEXT / path).write_bytes(body)
    ours = {path.relative_to(MIRROR).as_posix() for path in MIRROR.rglob("*") if path.is_file()}
    return new, sorted(ours - set(bodies))


if LAST.exists() and not MIRROR.exists():
    # The last run was cut off between the two renames.
    LAST.rename(MIRROR)
for attempt in range(1, 4):
    try:
        new, gone = prepare()
        break
    except (OSError, HTTPException, ValueError) as reason:
        print(f"Attempt {attempt}: {reason}", file=sys.stderr)
        time.sleep(attempt)
else:
    sys.exit("The mirror stays as it was.")
shutil.rmtree(LAST, ignore_errors=True)
if MIRROR.exists():
    MIRROR.rename(LAST)
NEXT.rename(MIRROR)
shutil.rmtree(LAST, ignore_errors=True)
print(*new, *[f"removed {path}" for path in gone], sep="\n", end="\n" if new or gone else "")
