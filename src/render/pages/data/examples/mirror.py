"""Mirrors the feed into the folder `mirror`, and downloads only files whose SHA-256 has changed."""

import json
from hashlib import sha256
from pathlib import Path
from urllib.request import urlopen

FOLDER = Path("mirror")

with urlopen("https://example.org/api/v1/manifest.json") as answer:
    manifest = json.load(answer)
for file in manifest["files"]:
    copy = FOLDER / file["path"]
    if not file["path"].startswith("api/v1/"):
        continue
    if copy.exists() and sha256(copy.read_bytes()).hexdigest() == file["sha256"]:
        continue
    copy.parent.mkdir(parents=True, exist_ok=True)
    with urlopen(file["url"]) as answer:
        copy.write_bytes(answer.read())
    print(file["path"])
