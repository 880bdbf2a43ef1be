"""A client that knows the feed by its OpenAPI document alone asks for every path of a served site; what comes is what was declared."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin

import pytest
import requests
from contents import HARSH, fetched
from openapi_core import Config, OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse
from openapi_core.templating.responses.exceptions import ResponseNotFound
from openapi_core.testing import MockResponse
from openapi_core.validation.response.exceptions import DataValidationError, InvalidData
from openapi_spec_validator import OpenAPIV31SpecValidator
from serving import SAMPLE, Site, built


def text(body: bytes, charset: str) -> str:
    return body.decode(charset)


def linkset(body: bytes, **_parameters: str) -> Any:
    return json.loads(body)


# How the types are read of which a client knows nothing by itself; their parameters come from the header.
READERS = {"application/atom+xml": text, "application/linkset+json": linkset, "text/calendar": text, "text/csv": text}


@dataclass(frozen=True)
class Served:
    """A site, its OpenAPI document, and a client made from that."""

    site: Site
    address: str
    document: dict[str, Any]
    client: OpenAPI

    def get(self, path: str) -> requests.Response:
        """The answer to a request for a path of the document, from the server that the document names."""
        return requests.get(self.document["servers"][0]["url"] + path, timeout=60)

    def read(self, answer: Any, url: str) -> None:
        """Reads an answer as the document declares it, or raises what is wrong with it."""
        self.client.validate_response(RequestsOpenAPIRequest(requests.Request("GET", url)), answer)


@pytest.fixture(scope="module", params=[(SAMPLE, "/"), (SAMPLE, "/customer-service/"), (HARSH, "/a/b/")], ids=["sample-root", "sample-path", "harsh-path"])
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    content, base = request.param
    with built(content, base) as site:
        address = f"{site.root}api/v1/openapi.json"
        document = fetched(address)
        client = OpenAPI.from_dict(document, Config(extra_media_type_deserializers=READERS), base_uri=address)
        yield Served(site, address, document, client)


def references(value: Any) -> Iterator[str]:
    """Every `$ref` in a document."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def resolved(address: str, reference: str, documents: dict[str, Any]) -> Any:
    """What a reference in the document at an address leads to."""
    where, pointer = urldefrag(urljoin(address, reference))
    if where not in documents:
        documents[where] = fetched(where)
    found = documents[where]
    for key in pointer.split("/")[1:]:
        found = found[key.replace("~1", "/").replace("~0", "~")]
    return found


def test_the_document_is_sound(served: Served) -> None:
    assert list(OpenAPIV31SpecValidator(served.document, base_uri=served.address).iter_errors()) == []
    operations = [methods["get"]["operationId"] for methods in served.document["paths"].values()]
    assert len(operations) == len(set(operations)) > 25


@pytest.mark.parametrize(
    "damage",
    [
        lambda document: document.pop("info"),
        lambda document: document["info"].pop("version"),
        lambda document: document["paths"]["/api/v1/standards/{id}.json"]["get"].pop("parameters"),
        lambda document: document["paths"]["/api/v1/standards.json"]["get"].update(operationId="standard"),
        lambda document: document["paths"]["/api/v1/standards.json"]["get"].update(responses=[]),
    ],
    ids=["no info", "no version", "a name in braces without a parameter", "an id twice", "responses that are a list"],
)
def test_the_validator_notices_damage(served: Served, damage: Callable[[dict[str, Any]], None]) -> None:
    damaged = deepcopy(served.document)
    damage(damaged)
    assert list(OpenAPIV31SpecValidator(damaged, base_uri=served.address).iter_errors()) != []


def test_every_reference_leads_somewhere(served: Served) -> None:
    documents = {served.address: served.document}
    seen: set[str] = set()
    open_ends = [(served.address, reference) for reference in references(served.document)]
    while open_ends:
        address, reference = open_ends.pop()
        whole = urljoin(address, reference)
        if whole not in seen:
            seen.add(whole)
            found = resolved(address, reference, documents)
            assert isinstance(found, dict), whole
            open_ends += [(urldefrag(whole).url, inner) for inner in references(found)]
    schemas = {address for address in documents if address.endswith(".schema.json")}
    assert len(schemas) == sum(1 for one in fetched(f"{served.site.root}api/v1/index.json")["documents"] if one["schema"])
    with pytest.raises(HTTPError):
        resolved(served.address, "schema/nothing.schema.json", {})
    with pytest.raises(KeyError):
        resolved(served.address, "#/components/schemas/Nothing", dict(documents))


def names(site: Site) -> dict[str, list[str]]:
    """What can stand in the braces of each operation, from the lists of the feed."""
    feed = f"{site.root}api/v1/"
    versions = fetched(f"{feed}timeline.json")["versions"]
    standards = {version["id"] for version in versions}
    former = {name for one in standards for name in fetched(f"{feed}standards/{one}.json")["formerly"]}
    departments = fetched(f"{feed}departments.json")["departments"]
    editions = fetched(f"{feed}archive/index.json")["editions"]
    measured = {one["id"] for one in fetched(f"{feed}results.json")["results"]}
    records = {standard["record"] for edition in editions for standard in fetched(edition["url"])["standards"]}
    return {
        "standard": sorted(standards | former),
        "department": [one["id"] for one in departments] + [was["id"] for one in departments for was in one["formerly"]],
        "edition": [edition["in_force"]["from"] for edition in editions],
        "record": sorted(records),
        "result": sorted(measured | {was for one in measured for was in fetched(f"{feed}standards/{one}.json")["formerly"]}),
        "changes-of-year": years(f"{feed}changes.json"),
        "changes-of-year-atom": years(f"{feed}changes.json"),
        "calendar": [one["id"] for one in fetched(f"{feed}calendars.json")["calendars"] if one["links"]["ics"]],
        "schema": schema_names(feed),
        "numbered-schema": schema_names(feed),
    }


def years(page: str) -> list[str]:
    """The years that have a page of changes of their own."""
    older = fetched(page).get("next_url")
    return [older.rsplit("/", 1)[1].removesuffix(".json"), *years(older)] if older else []


def schema_names(feed: str) -> list[str]:
    return [one["name"] for one in fetched(f"{feed}index.json")["documents"] if one["schema"]]


def paths(served: Served) -> Iterator[tuple[str, str]]:
    """Every path of the document with every name filled in, and its media type."""
    known = names(served.site)
    for path, methods in served.document["paths"].items():
        operation = methods["get"]
        [media_type] = operation["responses"]["200"]["content"]
        [parameter] = [one["name"] for one in operation.get("parameters", [])] or [None]
        for name in known[operation["operationId"]] if parameter else [""]:
            yield path.replace(f"{{{parameter}}}", name), media_type


def test_every_path_answers_as_declared_and_there_are_no_others(served: Served) -> None:
    asked = set()
    for path, media_type in paths(served):
        answer = served.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["Content-Type"].split(";")[0] == media_type, path
        assert answer.headers["Access-Control-Allow-Origin" if path != "/data.json" else "Content-Type"]
        served.read(RequestsOpenAPIResponse(answer), answer.url)
        asked.add(path.removeprefix("/"))
    files = {one["path"] for one in fetched(f"{served.site.root}api/v1/manifest.json")["files"]}
    of_the_feed = {path for path in files if Path(path).parts[0] in ("api", ".well-known", "data.json")}
    assert asked == of_the_feed | {"api/v1/manifest.json"}


def test_what_the_feed_never_named_is_not_found_as_declared(served: Served) -> None:
    for path, methods in served.document["paths"].items():
        for parameter in methods["get"].get("parameters", []):
            answer = served.get(path.replace(f"{{{parameter['name']}}}", "never-was"))
            assert answer.status_code == 404
            assert "404" in methods["get"]["responses"], path


def test_the_client_notices_another_shape_another_type_and_another_status(served: Served) -> None:
    answer = served.get("/api/v1/standards.json")
    standards = answer.json()
    del standards["standards"][0]["promise"]
    for status, media_type, body, fault in [
        (200, "application/json", json.dumps(standards).encode(), InvalidData),
        (200, "application/json", b"[]", InvalidData),
        (200, "text/html", answer.content, DataValidationError),
        (500, "application/json", answer.content, ResponseNotFound),
    ]:
        damaged = MockResponse(body, status_code=status, content_type=media_type)
        with pytest.raises(fault):
            served.read(damaged, answer.url)
    served.read(MockResponse(answer.content, content_type="application/json"), answer.url)
