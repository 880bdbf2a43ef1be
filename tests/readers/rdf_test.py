"""The catalogue of the data and what pages tell machines, read as RDF and asked in SPARQL, without the network."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import requests
from bs4 import BeautifulSoup
from contents import HARSH, SMALL, altered, fetched, in_language
from rdflib import Graph, URIRef
from serving import SAMPLE, Site, built

SITES = [(SAMPLE, "/customer-service/"), (HARSH, "/")]
PREFIXES = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX schema: <http://schema.org/>
"""
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
# What schema.org's own context says of the words that the pages use; it isn't fetched.
SCHEMA_ORG = {"@vocab": "http://schema.org/"} | {key: {"@type": "@id"} for key in ("url", "item", "serviceUrl")}


@pytest.fixture(scope="module", params=SITES, ids=["sample", "harsh"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    content, base = request.param
    with built(content, base) as site:
        yield site


def asked(graph: Graph, query: str) -> list[tuple[str, ...]]:
    """The rows of an answer, in no order that means anything: sorted."""
    return sorted(tuple(str(value) for value in row) for row in graph.query(PREFIXES + query))


def catalogue(site: Site) -> Graph:
    address = f"{site.root}api/v1/catalog.json"
    return Graph().parse(data=requests.get(address, timeout=60).text, format="json-ld", publicID=address)


DISTRIBUTIONS = """SELECT ?address ?type WHERE {
    ?catalogue a dcat:Catalog ; dcat:dataset ?dataset .
    ?dataset a dcat:Dataset ; dcat:distribution ?one .
    ?one a dcat:Distribution ; dcat:downloadURL ?address ; dcat:accessURL ?address ; dcat:mediaType ?type ; dct:license ?licence .
    ?catalogue dct:license ?licence .
    ?one dct:title ?title ; dct:description ?description ; dcat:accessService/dcat:servesDataset ?dataset .
}"""


def test_every_form_of_the_data_in_the_catalogue_is_there_with_its_type(site: Site) -> None:
    forms = asked(catalogue(site), DISTRIBUTIONS)
    for address, media_type in forms:
        answer = requests.get(address, timeout=60)
        assert answer.status_code == 200, address
        assert MEDIA_TYPES + answer.headers["Content-Type"].split(";")[0] == media_type, address
    listed = [one["url"] for one in fetched(f"{site.root}api/v1/index.json")["documents"]]
    assert {address for address, _ in forms} == {url for url in listed if "{" not in url}


def test_the_catalogue_says_who_publishes_what_and_for_which_days(site: Site) -> None:
    graph = catalogue(site)
    index = fetched(f"{site.root}api/v1/index.json")
    answers = asked(
        graph,
        """SELECT ?publisher ?licence ?page ?from ?email ?entry ?description WHERE {
            ?dataset a dcat:Dataset ; dct:publisher/foaf:name ?publisher ; dct:license ?licence ; dcat:landingPage ?page .
            ?dataset dct:temporal/dcat:startDate ?from ; dcat:contactPoint/vcard:hasEmail ?email ; dct:title ?title .
            ?service dcat:servesDataset ?dataset ; dcat:endpointURL ?entry ; dcat:endpointDescription ?description .
            FILTER (datatype(?from) = xsd:date && isIRI(?licence) && isIRI(?email) && lang(?title) = "en")
        }""",
    )
    assert answers == [
        (
            index["publisher"]["name"]["en"],
            index["licence"]["url"],
            f"{site.root}data/",
            index["in_force"]["from"],
            f"mailto:{index['publisher']['contact']['email']}",
            f"{site.root}api/v1/index.json",
            f"{site.root}api/v1/openapi.json",
        )
    ]
    schemas = {one["url"]: one["schema"] for one in index["documents"] if one["schema"] and "{" not in one["url"]}
    assert schemas == dict(asked(graph, "SELECT ?address ?schema { ?one dcat:downloadURL ?address ; dct:conformsTo ?schema }"))


def test_the_question_fails_where_a_form_lacks_something(site: Site) -> None:
    graph = catalogue(site)
    forms = len(asked(graph, DISTRIBUTIONS))
    one = URIRef(f"{site.root}api/v1/standards.csv")
    for missing in ("http://www.w3.org/ns/dcat#mediaType", "http://purl.org/dc/terms/license", "http://purl.org/dc/terms/title"):
        damaged = catalogue(site)
        assert (one, URIRef(missing), None) in damaged
        damaged.remove((one, URIRef(missing), None))
        assert len(asked(damaged, DISTRIBUTIONS)) == forms - 1


ABOUT = """SELECT ?language ?modified WHERE {
    ?catalogue a dcat:Catalog ; dcat:dataset ?dataset ; dct:language ?language ; dct:modified ?modified .
    ?dataset a dcat:Dataset ; dct:language ?language ; dct:modified ?modified .
    FILTER (isIRI(?language) && datatype(?modified) = xsd:date)
}"""
LIBRARY = "http://id.loc.gov/vocabulary/"


def test_the_catalogue_changed_with_the_edition_or_with_the_last_event(site: Site) -> None:
    begun = fetched(f"{site.root}api/v1/index.json")["in_force"]["from"]
    events = [item["date_published"][:10] for item in fetched(f"{site.root}api/v1/changes.json")["items"]]
    assert asked(catalogue(site), ABOUT) == [(f"{LIBRARY}iso639-1/en", max(begun, *events))]


def test_an_announcement_moves_the_date_of_the_catalogue(tmp_path: Path) -> None:
    announced = "announced: 2026-10-01"
    with built(SMALL) as site:
        assert asked(catalogue(site), ABOUT) == [(f"{LIBRARY}iso639-1/en", "2026-10-01")]
    with built(altered(tmp_path, works=[(announced, announced.replace("10-01", "11-20"))])) as site:
        # The same edition.
        assert fetched(f"{site.root}api/v1/index.json")["in_force"]["from"] == "2026-09-01"
        assert asked(catalogue(site), ABOUT) == [(f"{LIBRARY}iso639-1/en", "2026-11-20")]
        assert fetched(f"{site.root}data.json")["dataset"][0]["modified"] == "2026-11-20"


# English has two letters in ISO 639-1, Mi'kmaq three in ISO 639-2, and Plains Cree three in ISO 639-3 alone.
LANGUAGES = [
    ("en-CA", f"{LIBRARY}iso639-1/en"),
    ("FR-ca", f"{LIBRARY}iso639-1/fr"),
    ("zh-Hant-TW", f"{LIBRARY}iso639-1/zh"),
    ("mic", f"{LIBRARY}iso639-2/mic"),
    ("crk-Cans", "http://lexvo.org/id/iso639-3/crk"),
    ("qaa-x-city", None),
]


@pytest.mark.parametrize(("tag", "language"), LANGUAGES)
def test_a_language_is_an_iri(tag: str, language: str | None, tmp_path: Path) -> None:
    content, theme = in_language(tag, tmp_path)
    with built(content, theme=theme) as site:
        graph = catalogue(site)
        assert asked(graph, ABOUT) == ([(language, "2026-10-01")] if language else [])
        assert asked(graph, "SELECT DISTINCT ?language { ?any dct:language ?language }") == ([(language,)] if language else [])
        # Texts have the whole tag.
        assert asked(graph, "SELECT DISTINCT (lang(?title) AS ?tag) { ?dataset a dcat:Dataset ; dct:title ?title }") == [(tag,)]


def told(address: str) -> Graph:
    """What a page tells machines."""
    page = BeautifulSoup(requests.get(address, timeout=60).text, "html.parser")
    [script] = page.find_all("script", type="application/ld+json")
    document = json.loads(script.string)
    assert document["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps(document | {"@context": SCHEMA_ORG}), format="json-ld", publicID=address)


SERVICE = """SELECT ?name ?page ?city ?department ?its_page WHERE {
    ?service a schema:GovernmentService ; schema:name ?name ; schema:url ?page ; schema:description ?description .
    ?service schema:provider [ a schema:GovernmentOrganization ; schema:name ?city ] .
    ?service schema:serviceOperator [ a schema:GovernmentOrganization ; schema:name ?department ; schema:url ?its_page ] .
    FILTER isIRI(?page)
}"""
PHONES = "SELECT ?phone { ?service schema:availableChannel/schema:servicePhone/schema:telephone ?phone }"
FORMS = "SELECT ?form { ?service schema:availableChannel/schema:serviceUrl ?form }"
PATH = "SELECT ?position ?item { ?list a schema:BreadcrumbList ; schema:itemListElement [ schema:position ?position ; schema:item ?item ] }"


def ways(service: dict[str, Any], channel: str) -> list[tuple[str]]:
    return sorted({(one["to"],) for one in service["ask"] if one["channel"] == channel})


def test_the_page_of_a_service_tells_machines_what_the_feed_says(site: Site) -> None:
    feed = f"{site.root}api/v1/"
    document = fetched(f"{feed}services.json")
    pages = {one["id"]: one["links"]["html"] for one in fetched(f"{feed}departments.json")["departments"]}
    assert len(document["services"]) > 5
    for service in document["services"]:
        page = service["links"]["html"]
        graph = told(page)
        if service["status"] == "retired":
            # What can't be asked for any more isn't offered.
            assert asked(graph, "SELECT ?service { ?service a schema:GovernmentService }") == []
            continue
        department = service["department"]
        expected = (service["name"]["en"], page, document["publisher"]["name"]["en"], department["name"]["en"], pages[department["id"]])
        assert asked(graph, SERVICE) == [expected]
        assert asked(graph, PHONES) == ways(service, "phone")
        assert asked(graph, FORMS) == ways(service, "web")


def test_every_pages_path_leads_from_the_home_page_to_itself(site: Site) -> None:
    # As search engines find them.
    places = ElementTree.fromstring(requests.get(f"{site.root}sitemap.xml", timeout=60).content)
    addresses = [place.text for place in places.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(addresses) > 15
    for address in addresses:
        steps = [item for _, item in sorted((int(position), item) for position, item in asked(told(address), PATH))]
        if address != site.root:
            assert steps[0] == site.root
            assert steps[-1] == address
            assert all(requests.get(step, timeout=60).status_code == 200 for step in steps)
