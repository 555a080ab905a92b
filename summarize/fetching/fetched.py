"""What an address is, what may be fetched, and what was."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(?i)^(https?:[/\\]*)[^/\\?#]*@")


@dataclass(frozen=True, slots=True)
class Fetching:
    """What may be fetched: nothing if ``offline``; where ``private`` also from private networks."""

    offline: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a web address brought, or the ``problem`` why it brought nothing.

    Attributes:
        address: as it was given.
        url: where it was found in the end, after redirects.
        content_type: in lower case, "text/html"; "" where the site says none.
        charset: the encoding that the site says it has, or "".
        data: the bytes.
        problem: why there is none, in one line.
    """

    address: str
    url: str = ""
    content_type: str = ""
    charset: str = ""
    data: bytes = b""
    problem: str = ""


def is_address(path: object) -> bool:
    """Say whether what is named as a path is a web address."""
    return isinstance(path, str) and _ADDRESS.match(path) is not None


def without_credentials(address: str) -> str:
    """Return a web address without the name and password before its host."""
    return _CREDENTIALS.sub(r"\1", address)
