"""A served site answers as its host would: pages, types, headers, copies that are still good, and addresses that lead nowhere."""

from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from serving import built


@pytest.mark.parametrize("base", ["/", "/customer-service/"])
def test_a_site_is_served_at_its_own_address(base: str) -> None:
    with built(base=base) as site:
        assert site.root.endswith(base)
        with urlopen(site.root) as page:
            assert page.headers["Content-Type"] == "text/html; charset=utf-8"
            assert f'href="{site.root}"' in page.read().decode()
        with urlopen(f"{site.root}api/v1/changes.atom") as atom:
            assert atom.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
            assert atom.headers["Access-Control-Allow-Origin"] == "*"
        for address, ancestors in {"services/pothole-repair/": "'none'", "embed/pothole-repair/": "*"}.items():
            with urlopen(site.root + address) as page:
                [policy] = page.headers.get_all("Content-Security-Policy")
                assert policy.endswith(f"; frame-ancestors {ancestors}") and "," not in policy
        with pytest.raises(HTTPError) as still_good:
            urlopen(Request(f"{site.root}api/v1/changes.atom", headers={"If-None-Match": atom.headers["ETag"]}))
        assert still_good.value.code == 304
        with pytest.raises(HTTPError) as nothing:
            urlopen(f"{site.root}api/v1/standards/nothing.json")
        assert nothing.value.code == 404
