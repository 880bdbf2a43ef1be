"""A program that knows the domain alone finds the feed; a reader with an old address finds what took its place; hashes are right."""

import json
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import files as package_files
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from bs4 import BeautifulSoup
from contents import HARSH, SMALL, altered, fetched, in_language
from jsonschema import Draft4Validator
from referencing import Registry, Resource
from serving import SAMPLE, Site, built


@pytest.fixture(scope="module", params=[(SAMPLE, "/customer-service/"), (HARSH, "/")], ids=["sample-path", "harsh-root"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    content, base = request.param
    with built(content, base) as site:
        yield site


def get(address: str) -> requests.Response:
    answer = requests.get(address, timeout=60)
    assert answer.status_code == 200, address
    return answer


def media_type(answer: requests.Response) -> str:
    return answer.headers["Content-Type"].split(";")[0]


def test_the_domains_root_leads_to_the_feed_by_a_link_set(site: Site) -> None:
    address = urljoin(site.root, "/.well-known/api-catalog")
    answer = get(address)
    assert media_type(answer) == "application/linkset+json"
    # RFC 9264: an object with one key, a list of contexts; each has an anchor and, by relation, a list of targets with an address.
    assert list(answer.json()) == ["linkset"]
    links = [
        (context["anchor"], relation, target)
        for context in answer.json()["linkset"]
        for relation, targets in context.items()
        if relation != "anchor"
        for target in targets
    ]
    for _, _, target in links:
        assert media_type(get(target["href"])) == target["type"], target
    # RFC 9727: the catalogue's items are the entries to the APIs, and each tells how it is described and documented.
    [entry] = [target["href"] for anchor, relation, target in links if relation == "item"]
    assert entry == f"{site.root}api/v1/index.json"
    assert {anchor for anchor, relation, _ in links if relation == "item"} == {f"{site.root}.well-known/api-catalog"}
    about = {relation: target["href"] for anchor, relation, target in links if anchor == entry}
    assert set(about) == {"service-desc", "service-doc", "service-meta"}
    assert fetched(about["service-desc"])["openapi"].startswith("3.1")
    assert fetched(about["service-meta"])["@type"] == "dcat:Catalog"


def test_the_portals_document_at_the_domains_root_names_files_that_are_there(site: Site) -> None:
    [dataset] = fetched(urljoin(site.root, "/data.json"))["dataset"]
    assert len(dataset["distribution"]) > 20
    for one in dataset["distribution"]:
        assert media_type(get(one["downloadURL"])) == one["mediaType"]
        if "describedBy" in one:
            assert fetched(one["describedBy"])["$id"] == one["describedBy"]


def portals(kind: str) -> Draft4Validator:
    """What portals check a document by: the published schema of DCAT-US 1.1, of `federal-v1.1` or `non-federal-v1.1`."""
    schemas = [json.loads(file.read_text("utf-8")) for file in package_files("ckanext-datajson") or [] if f"pod_schema/{kind}/" in file.as_posix()]
    [whole] = [schema for schema in schemas if "dataset" in schema["properties"]]
    [of_set] = [schema for schema in schemas if schema is not whole]
    registry = Registry().with_resources([(urljoin(whole["id"], whole["properties"]["dataset"]["items"]["$ref"]), Resource.from_contents(of_set))])
    return Draft4Validator(whole, registry=registry)


def faults(document: Any) -> list[str]:
    """What the schema for cities finds, and that for federal agencies, but for the codes of an agency, which no city has."""
    found = [fault for kind in ("non-federal-v1.1", "federal-v1.1") for fault in portals(kind).iter_errors(document)]
    return sorted({f"{fault.json_path}: {fault.message}" for fault in found if "Code' is a required property" not in fault.message})


ODD = ["en-CA", "zh-yue-Hant-HK", "sl-rozaj-biske", "es-419", "de-1996-u-co-phonebk", "qaa-x-city"]


def test_portals_take_the_document_of_every_city(site: Site) -> None:
    assert faults(fetched(urljoin(site.root, "/data.json"))) == []


@pytest.mark.parametrize("tag", ODD)
def test_portals_take_every_language(tag: str, tmp_path: Path) -> None:
    content, theme = in_language(tag, tmp_path)
    with built(content, theme=theme) as site:
        document = fetched(f"{site.root}data.json")
        assert document["dataset"][0]["language"] == [tag]
        assert faults(document) == []


def test_portals_take_a_city_whose_figures_are_real_or_examples_under_any_licence(tmp_path: Path) -> None:
    notice = "All figures on this site are invented."
    licence = [("name: CC BY 4.0", "name: 'Terms (2026), \"open\"'"), ("https://creativecommons.org/licenses/by/4.0/", "https://alderbay.example/terms?of=data&v=[1]#all")]
    with built(SMALL) as site:
        document = fetched(f"{site.root}data.json")
        assert notice in document["dataset"][0]["description"]
        assert faults(document) == []
    with built(altered(tmp_path, site=[(f"illustrative: {notice}\n", ""), *licence])) as site:
        document = fetched(f"{site.root}data.json")
        assert notice not in document["dataset"][0]["description"]
        assert document["dataset"][0]["license"] == licence[1][1]
        assert faults(document) == []


def test_a_city_without_an_e_mail_address_has_no_document_for_portals(tmp_path: Path) -> None:
    """They ask for one, so there would be a document that they refuse."""
    with built(altered(tmp_path, site=[("email: info@alderbay.example, ", "")])) as site:
        assert requests.get(f"{site.root}data.json", timeout=60).status_code == 404
        assert f"{site.root}data.json" not in [one["url"] for one in fetched(f"{site.root}api/v1/index.json")["documents"]]
        assert fetched(f"{site.root}api/v1/catalog.json")["@type"] == "dcat:Catalog"


def test_a_document_that_portals_would_refuse_is_noticed(site: Site) -> None:
    def without(key: str) -> Any:
        document = fetched(urljoin(site.root, "/data.json"))
        del document["dataset"][0][key]
        return document

    for key in ("title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier", "accessLevel"):
        assert faults(without(key)) == [f"$.dataset[0]: '{key}' is a required property"], key
    for key, value in (("modified", "soon"), ("language", ["en_CA"]), ("license", 4), ("distribution", [{"downloadURL": "x"}])):
        document = fetched(urljoin(site.root, "/data.json"))
        document["dataset"][0][key] = value
        assert faults(document), key


def followed(address: str) -> tuple[str, BeautifulSoup]:
    """Where a page sends its readers on, and the page there."""
    page = BeautifulSoup(get(address).text, "html.parser")
    refresh = page.find("meta", {"http-equiv": "refresh"})
    assert refresh, address
    delay, target = refresh["content"].split("; url=")
    assert delay == "0"
    target = urljoin(address, target)
    assert page.find("link", rel="canonical")["href"] == target
    assert target in [urljoin(address, link["href"]) for link in page.find_all("a", href=True)]
    return target, BeautifulSoup(get(target).text, "html.parser")


def test_a_former_address_leads_to_what_took_its_place(site: Site) -> None:
    feed = f"{site.root}api/v1/"
    former = [
        (f"{kind}/{was['id']}/", one["links"]["html"], one["name"]["en"])
        for kind in ("departments", "services")
        for one in fetched(f"{feed}{kind}.json")[kind]
        for was in one["formerly"]
    ]
    assert former
    for was, now, name in former:
        target, page = followed(site.root + was)
        assert target == now
        # A page's own white space is not the name's.
        assert " ".join(page.h1.get_text().split()) == " ".join(name.split())


def test_a_former_id_gives_the_document_of_the_new_one() -> None:
    with built(HARSH) as site:
        feed = f"{site.root}api/v1/"
        ids = {version["id"] for version in fetched(f"{feed}timeline.json")["versions"]}
        former = [(was, one) for one in ids for was in fetched(f"{feed}standards/{one}.json")["formerly"]]
        assert sorted(former) == [
            ("hyper-link.complete", "hyperlink.complete"),
            ("old-links.complete", "hyperlink.complete"),
        ]
        for was, one in former:
            assert get(f"{feed}standards/{was}.json").content == get(f"{feed}standards/{one}.json").content
            # The pages of the services that they belonged to send on.
            target, _ = followed(f"{site.root}services/{was.split('.')[0]}/")
            assert target == f"{site.root}services/hyperlink/"


def test_what_was_fetched_has_the_hashes_that_the_feed_names(site: Site) -> None:
    manifest = fetched(f"{site.root}api/v1/manifest.json")["files"]
    editions = fetched(f"{site.root}api/v1/archive/index.json")["editions"]
    tables = fetched(f"{site.root}api/v1/datapackage.json")["resources"]
    named = [(one["url"], one["sha256"], one["bytes"]) for one in manifest]
    named += [(urljoin(f"{site.root}api/v1/", one["path"]), one["hash"].removeprefix("sha256:"), one["bytes"]) for one in tables]
    named += [(one["url"], one["sha256"], None) for one in editions]
    records = {standard["record"] for one in editions for standard in fetched(one["url"])["standards"]}
    named += [(f"{site.root}api/v1/archive/records/{record}.json", record, None) for record in records]
    assert len(editions) > 4
    for address, digest, size in named:
        body = get(address).content
        assert sha256(body).hexdigest() == digest, address
        assert size in (None, len(body))
    files = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    assert files == {one["path"] for one in manifest} | {"api/v1/manifest.json"}
