"""Feed readers that others wrote follow the changes: both feeds say the same, and what happens later comes as new, once."""

import sys
from calendar import timegm
from collections.abc import Iterator
from datetime import datetime

import feedparser
import feedparser_sgmllib
import pytest
import requests
from contents import HARSH, fetched
from reader import Reader, make_reader
from serving import SAMPLE, Site, build, built

# The reader brings an older feedparser, which asks for this module by its former name.
sys.modules.setdefault("sgmllib", feedparser_sgmllib)

SITES = [(SAMPLE, "/customer-service/"), (HARSH, "/")]
FEEDS = ("api/v1/changes.atom", "api/v1/changes.json")


@pytest.fixture(scope="module", params=SITES, ids=["sample", "harsh"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    content, base = request.param
    with built(content, base) as site:
        yield site


def seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()


def test_feedparser_reads_in_atom_what_the_json_feed_says(site: Site) -> None:
    address = f"{site.root}api/v1/changes.atom"
    atom, feed = feedparser.parse(address), fetched(f"{site.root}api/v1/changes.json")
    assert atom.bozo is False
    assert (atom.status, atom.version, atom.encoding) == (200, "atom10", "utf-8")
    assert atom.feed.title == feed["title"]
    assert atom.feed.link == feed["home_page_url"]
    assert atom.feed.author_detail.name == feed["authors"][0]["name"]
    assert {link.href for link in atom.feed.links if link.rel == "self"} == {address}
    assert {link.href for link in atom.feed.links if link.rel == "license"} == {feed["_charter"]["licence"]["url"]}
    assert len(feed["items"]) > 5
    for entry, item in zip(atom.entries, feed["items"], strict=True):
        assert (entry.id, entry.title, entry.link) == (item["id"], item["title"], item["url"])
        assert [(content.type, content.value) for content in entry.content] == [("text/plain", item["content_text"])]
        assert timegm(entry.published_parsed) == seconds(item["date_published"])
        assert [tag.term for tag in entry.tags] == [item["_charter"]["event"]]
    assert timegm(atom.feed.updated_parsed) == max(timegm(entry.updated_parsed) for entry in atom.entries)


def test_feedparser_notices_what_is_not_well_formed(site: Site) -> None:
    text = requests.get(f"{site.root}api/v1/changes.atom", timeout=60).text
    assert not feedparser.parse(text).bozo
    assert feedparser.parse(text.replace("</entry>", "", 1)).bozo
    assert feedparser.parse(text.replace("<title>", "<title>&", 1)).bozo


def followed(site: Site) -> Reader:
    """A feed reader that follows both feeds and has read them."""
    reader = make_reader(":memory:")
    for feed in FEEDS:
        reader.add_feed(site.root + feed)
    for update in reader.update_feeds_iter():
        assert update.error is None, update
    return reader


def known(reader: Reader, address: str) -> dict[str, tuple[str | None, ...]]:
    """What a reader shows of a feed."""
    return {
        entry.id: (entry.title, entry.link, entry.content[0].value, entry.published and entry.published.isoformat())
        for entry in reader.get_entries(feed=address)
    }


def test_a_feed_reader_shows_the_same_from_either_feed(site: Site) -> None:
    reader = followed(site)
    atom, json_feed = (known(reader, site.root + feed) for feed in FEEDS)
    assert atom == json_feed
    assert set(atom) == {item["id"] for item in fetched(f"{site.root}api/v1/changes.json")["items"]}


def test_a_follower_gets_what_happens_later_once_and_nothing_twice() -> None:
    with built(HARSH, "/", "2026-09-05") as site:
        reader = followed(site)
        before = {feed: known(reader, site.root + feed) for feed in FEEDS}

        def news() -> list[tuple[int, int] | None]:
            # None where the server said that nothing has changed.
            updates = [reader.update_feed(site.root + feed) for feed in FEEDS]
            return [update and (update.new, update.modified) for update in updates]

        assert news() == [None, None]
        build(HARSH, site.folder, "2026-09-06", site.root)
        # On that day a promise begins to hold, the next version of another, and a third is withdrawn for one of the baseline.
        assert news() == [(3, 0), (3, 0)]
        build(HARSH, site.folder, "2026-12-31", site.root)
        # Two versions of the next year are announced in the meantime.
        assert news() == [(2, 0), (2, 0)]
        build(HARSH, site.folder, "2027-01-01", site.root)
        assert news() == [(1, 0), (1, 0)]
        for feed in FEEDS:
            after = known(reader, site.root + feed)
            assert before[feed].items() < after.items()
            assert {key for key in after if key not in before[feed]} == {
                f"tag:xn--uf-jja.example,2026:{event}"
                for event in (
                    "arabic.attend/2026-09-06/in_effect/2026-09-06",
                    "arabic.update/2025-01-01/withdrawn/2026-09-06",
                    "future.acknowledge/2027-09-05/announced/2026-11-23",
                    "hyper-link.complete/2026-09-06/in_effect/2026-09-06",
                    "hyper-link.complete/2027-01-01/announced/2026-10-01",
                    "hyper-link.complete/2027-01-01/in_effect/2027-01-01",
                )
            }


def test_a_follower_would_notice_another_title_and_another_id() -> None:
    with built(HARSH) as site:
        reader = followed(site)
        for feed in FEEDS:
            file = site.folder / feed
            text = file.read_text("utf-8")
            for damaged, news in [
                (text.replace("In effect: ", "Holds: ", 1), (0, 1)),
                (text.replace("In effect: ", "Holds: ", 1).replace("/in_effect", "/in_effect-again", 1), (1, 0)),
            ]:
                assert damaged != text
                file.write_text(damaged, "utf-8")
                update = reader.update_feed(site.root + feed)
                assert (update.new, update.modified) == news
