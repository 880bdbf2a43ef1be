"""Keeps a copy of the standards in force, and downloads it again only when it has changed."""

import json
from datetime import datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

URL = "https://example.org/api/v1/standards.json"
COPY, ETAG = Path("standards.json"), Path("standards.etag")

try:
    known = {"If-None-Match": ETAG.read_text()} if COPY.exists() and ETAG.exists() else {}
    with urlopen(Request(URL, headers=known)) as answer:
        COPY.write_bytes(answer.read())
        ETAG.write_text(answer.headers["ETag"] or "")
        print("Downloaded.")
except HTTPError as answer:
    if answer.code != 304:
        raise
    print("Unchanged.")

document = json.loads(COPY.read_bytes())
today = datetime.now(ZoneInfo(document["time_zone"])).date().isoformat()
until = document["in_force"]["until"]
if until and until <= today:
    print(f"Stale since {until}: timeline.json says what applies now.")
else:
    print(f"{len(document['standards'])} standards in force. Next scheduled change: {until or 'none'}.")
