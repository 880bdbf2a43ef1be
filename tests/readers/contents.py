"""What the tests read: the sample content, and a city in which everything is a formula, a quote, an emoji or Arabic."""

import json
from typing import Any
from urllib.request import urlopen

from serving import PROJECT, SAMPLE

HARSH = PROJECT / "tests" / "fixtures" / "readers" / "harsh"
CONTENTS = [SAMPLE, HARSH]


def fetched(address: str) -> Any:
    """The JSON document at an address."""
    with urlopen(address) as response:
        return json.load(response)
