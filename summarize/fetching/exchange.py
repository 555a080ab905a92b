"""One request and its answer over HTTP, within so many bytes and one deadline for all of it.

A server can answer without end, a byte a minute, or with a few bytes that unpack to gigabytes.
Time-outs of single reads see none of that, so one deadline lies over names, connection, headers
and body together, and bytes are counted as they are unpacked.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import anyio
import httpx
from anyio.from_thread import start_blocking_portal

from summarize.limits import CONNECT_SECONDS, MEBIBYTE

_PROXIES = ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY")
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_UNPACKED_HERE = "gzip"
"""What is asked for: httpx unpacks as much as there is, so it is not let."""


class ExchangeError(Exception):
    """Why a request brought no answer, in a few words that hold no secret."""


class EnvironmentUnusableError(ExchangeError):
    """A proxy or certificates that the environment names cannot be used."""


class NoConnectionError(ExchangeError):
    """There is no connection, or it broke."""


class TooLateError(ExchangeError):
    """The whole answer was not there by the deadline."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its status, its headers by lower-case name, and its body, unpacked."""

    status: int
    headers: Mapping[str, str]
    data: bytes


Wanted = Callable[[int, Mapping[str, str]], bool]
"""Says by an answer's status and headers whether its body is wanted."""


async def exchange(
    client: httpx.AsyncClient,
    request: httpx.Request,
    *,
    seconds: float,
    most_bytes: int,
    wanted: Wanted = lambda status, headers: True,
    cut: bool = False,
) -> Reply:
    """Send a request and return its answer; a redirect is an answer, and is not followed.

    Args:
        client: what connects, of `new_client`.
        request: what to send.
        seconds: for all of it.
        most_bytes: of the body, unpacked.
        wanted: a body that is not wanted is left out.
        cut: whether of a longer body the first ``most_bytes`` are returned.

    Raises:
        ExchangeError: There is no answer, or none within the limits.
    """
    try:
        with anyio.fail_after(seconds):
            answer = await client.send(request, stream=True)
            try:
                headers = {name.lower(): value for name, value in answer.headers.items()}
                is_wanted = wanted(answer.status_code, headers)
                data = await _body(answer, most_bytes, cut=cut) if is_wanted else b""
                return Reply(answer.status_code, headers, data)
            finally:
                await answer.aclose()
    except TimeoutError as error:
        raise TooLateError("no whole answer in time") from error
    except httpx.ConnectTimeout as error:
        raise NoConnectionError("no connection in time") from error
    except httpx.ProtocolError as error:
        raise NoConnectionError(f"no answer as HTTP has it ({_plain(error)})") from error
    except (httpx.TransportError, httpx.InvalidURL, OSError) as error:
        raise NoConnectionError(f"no connection ({_plain(error)})") from error


async def _body(answer: httpx.Response, most: int, *, cut: bool) -> bytes:
    """Return what the answer holds, unpacked no further than it is wanted."""
    packed = answer.headers.get("content-encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ExchangeError(f'its answer is packed as "{packed[:40]}", which was not asked for')
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed not in ("", "identity") else None
    data = bytearray()
    async for chunk in answer.aiter_raw():
        try:
            data += unpacker.decompress(chunk, most + 1 - len(data)) if unpacker else chunk
        except zlib.error as error:
            raise ExchangeError("its answer is packed, and damaged") from error
        if len(data) > most:
            if not cut:
                raise ExchangeError(
                    f"its answer is larger than {most / MEBIBYTE:g} MiB, the most that is taken"
                )
            return bytes(data[:most])
    if unpacker and data and not unpacker.eof:
        raise ExchangeError("its answer is packed, and cut off")
    return bytes(data)


def new_client(**options: Any) -> httpx.AsyncClient:
    """Return what connects; ``options`` are those of httpx.

    Raises:
        EnvironmentUnusableError: A proxy or certificates that are named cannot be used.
    """
    timeout = httpx.Timeout(None, connect=CONNECT_SECONDS)  # but for that, the deadline counts
    options["headers"] = {"Accept-Encoding": _UNPACKED_HERE, **options.get("headers", {})}
    try:
        return httpx.AsyncClient(timeout=timeout, **options)
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        # Their values are not shown: a proxy's address may hold a password.
        named = _set(_PROXIES) or "the system's settings"
        raise EnvironmentUnusableError(
            f"the proxy that is named in {named} cannot be used; http://HOST:PORT is wanted"
            " (SOCKS only with the package socksio)"
        ) from error
    except OSError as error:  # of ssl too
        raise _no_certificates(error) from error


def certificates() -> Any:
    """Return the certificates that sites are checked by, as the environment says.

    Raises:
        EnvironmentUnusableError: Those that are named cannot be read.
    """
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        raise _no_certificates(error) from error


def _no_certificates(error: OSError) -> EnvironmentUnusableError:
    return EnvironmentUnusableError(
        f"the certificates that {_set(_CERTIFICATES) or 'the system'} names cannot be read"
        f" ({_plain(error)}); name a file in PEM format, or unset it"
    )


def _set(names: tuple[str, ...]) -> str:
    """Return which of these variables are set, in either case."""
    both = (name for each in names for name in (each, each.lower()))
    return " or ".join(name for name in both if os.environ.get(name))


Exchanger = Callable[..., Reply]
"""``(method, url, *, seconds, most_bytes, json=None)``: an exchange, for any thread."""


@contextmanager
def connected(**options: Any) -> Iterator[Exchanger]:
    """Hold connections that any thread can make exchanges over, and close them at the end.

    Raises:
        EnvironmentUnusableError: as `new_client`.
    """
    client = new_client(**options)

    async def ask(method: str, url: str, *, json: Any = None, **bounds: Any) -> Reply:
        try:
            request = client.build_request(method, url, json=json)
        except httpx.InvalidURL as error:
            raise NoConnectionError(f"no connection ({error})") from error
        return await exchange(client, request, **bounds)

    def in_any_thread(*what: Any, **bounds: Any) -> Reply:
        return portal.call(partial(ask, *what, **bounds))

    with start_blocking_portal() as portal, portal.wrap_async_context_manager(client):
        yield in_any_thread


def _plain(error: BaseException) -> str:
    """Return what the system says was wrong at the bottom of an error, without its number."""
    found, at = str(error), error
    while cause := at.__cause__ or at.__context__:
        at = cause
        if isinstance(at, ConnectionError) and at.errno:
            found = os.strerror(at.errno)  # in the system's words, not in the event loop's
        elif isinstance(at, OSError) and (at.strerror or str(at)):
            found = at.strerror or str(at)
    return re.sub(r"^\[Errno -?\d+\] ", "", found).rstrip(".") or type(error).__name__
