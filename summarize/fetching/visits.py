"""Visits to web addresses: several sites side by side, each asked for one thing at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from email.message import Message
from time import monotonic
from typing import Any

import anyio
import httpx
from anyio.from_thread import start_blocking_portal

from summarize import __version__
from summarize.fetching.destinations import allowed_hosts, parsed, proxy_of
from summarize.fetching.exchange import (
    ExchangeError,
    NoConnectionError,
    Reply,
    TooLateError,
    certificates,
    exchange,
    new_client,
)
from summarize.fetching.fetched import Fetched
from summarize.fetching.robots import Rules, rules_of
from summarize.limits import (
    HOSTS_AT_A_TIME,
    MOST_PAGE_BYTES,
    MOST_REDIRECTS,
    MOST_ROBOTS_BYTES,
    PAGE_SECONDS,
)

AGENT = f"summarize/{__version__}"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, text/*;q=0.9, application/*;q=0.8",
    "Connection": "close",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_SAVE_IT = "save it from a browser and name the file"
_STATUSES = {
    401: f"the site wants a login (status 401); {_SAVE_IT}",
    402: f"the page has to be paid for (status 402); {_SAVE_IT}, if you subscribe to it",
    403: f"the site refuses it to programs, or to those without a subscription (status 403);"
    f" {_SAVE_IT}",
    404: "the site has no such page (status 404); check the address",
    410: "the page was taken away (status 410)",
    429: "the site was asked too often (status 429); try again later",
    451: "the page is withheld for legal reasons (status 451)",
}
_NO_ARTICLES = {"image": "an image", "audio": "a recording", "video": "a video", "font": "a font"}


def fetch_pages(addresses: Sequence[str], *, private: bool = False) -> list[Fetched]:
    """Return what each of the addresses brings, in their order; one that fails, why.

    Args:
        addresses: web addresses.
        private: whether those of private networks and of this machine are fetched too.
    """
    if not addresses:
        return []
    with start_blocking_portal() as portal:  # a loop of its own: a notebook has one running
        return portal.call(_fetch_all, addresses, private)


async def _fetch_all(addresses: Sequence[str], private: bool) -> list[Fetched]:
    visitor = _Visitor(private)
    found: dict[int, Fetched] = {}

    async def visit(number: int, address: str) -> None:
        found[number] = await visitor.visit(address)

    async with anyio.create_task_group() as tasks:
        for number, address in enumerate(addresses):
            tasks.start_soon(visit, number, address)
    return [found[number] for number in range(len(addresses))]


class _Clock:
    """How much of its time an address has left; waiting for its turn takes none of it."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    @contextmanager
    def running(self) -> Iterator[None]:
        started = monotonic()
        try:
            yield
        finally:
            self.left -= monotonic() - started


class _Visitor:
    """Fetches pages, and knows of each host its robots.txt and whose turn it is."""

    def __init__(self, private: bool) -> None:
        self._private = private
        self._certificates: Any = None
        self._sites = anyio.Semaphore(HOSTS_AT_A_TIME)
        self._turns: dict[str, anyio.Lock] = {}
        self._rules: dict[str, Rules | None] = {}

    async def visit(self, address: str) -> Fetched:
        """Return what stands at ``address``, or why nothing is brought from there."""
        try:
            return await self._follow(address)
        except TooLateError:
            late = f"no whole answer within {PAGE_SECONDS:.0f} seconds; try again later"
            return Fetched(address, problem=late)
        except ExchangeError as error:
            return Fetched(address, problem=str(error))

    async def _follow(self, address: str) -> Fetched:
        """Fetch what the address leads to; every host on the way is asked whether it may be."""
        url, clock = parsed(address), _Clock(PAGE_SECONDS)
        for _ in range(MOST_REDIRECTS + 1):
            turn = self._turns.setdefault(url.host, anyio.Lock())
            async with turn, self._sites:
                with clock.running():
                    await self._require_allowed(url, clock.left)
                with clock.running():
                    reply = await self._get(
                        url, clock.left, most_bytes=MOST_PAGE_BYTES, wanted=_is_wanted
                    )
            target = _redirect(url, reply)
            if target is None:
                return _fetched(address, url, reply)
            url = target
        raise ExchangeError(f"it redirects more than {MOST_REDIRECTS} times")

    async def _require_allowed(self, url: httpx.URL, seconds: float) -> None:
        """Ask a site's robots.txt whether its page may be read; the site is asked for it once.

        Raises:
            ExchangeError: It may not.
        """
        site = url.copy_with(raw_path=b"/robots.txt")
        if str(site) not in self._rules:
            self._rules[str(site)] = rules_of(await self._robots(site, seconds))
        rules = self._rules[str(site)]
        if rules is None:
            raise ExchangeError(
                "the site cannot tell now what programs may read (its robots.txt fails);"
                " try again later"
            )
        if not rules(str(url), AGENT):
            raise ExchangeError(
                f"the site does not want it to be read by programs (robots.txt); {_SAVE_IT}"
            )

    async def _robots(self, url: httpx.URL, seconds: float) -> Reply | None:
        """Return the answer for a robots.txt, which may stand elsewhere; None: there was none."""
        clock = _Clock(seconds / 2)  # the page itself may still come
        try:
            for _ in range(MOST_REDIRECTS):
                with clock.running():
                    reply = await self._get(url, clock.left, most_bytes=MOST_ROBOTS_BYTES, cut=True)
                target = _redirect(url, reply)
                if target is None:
                    return reply
                url = target
        except ExchangeError:
            pass
        return None

    async def _get(self, url: httpx.URL, seconds: float, **bounds: Any) -> Reply:
        """Ask for ``url`` at the addresses that its host has, until one is connected.

        Raises:
            ExchangeError: None may be connected or can be, or there is no answer within bounds.
        """
        self._certificates = self._certificates or certificates()
        proxy, clock = proxy_of(url), _Clock(seconds)
        try:
            with clock.running(), anyio.fail_after(seconds):
                hosts = await allowed_hosts(url, private=self._private, by_proxy=proxy is not None)
        except TimeoutError as error:
            raise TooLateError("its name is not found in time") from error
        for host in hosts[:-1]:
            with clock.running():
                try:
                    return await self._get_from(host, url, proxy, seconds=clock.left, **bounds)
                except NoConnectionError:
                    continue
        return await self._get_from(hosts[-1], url, proxy, seconds=clock.left, **bounds)

    async def _get_from(self, host: str, url: httpx.URL, proxy: str | None, **bounds: Any) -> Reply:
        """Ask ``host`` for ``url``, with no more of us than the headers above.

        Every request has a connection of its own, so that none carries cookies of another, and
        that no site is asked over one on which another site of its address has shown its
        certificate.
        """
        client = new_client(
            headers=_HEADERS,
            verify=self._certificates,
            proxy=proxy,
            trust_env=False,
        )
        async with client:
            request = client.build_request(
                "GET",
                url.copy_with(host=host),
                headers={"Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": url.raw_host.decode("ascii")},
            )
            return await exchange(client, request, **bounds)


def _redirect(url: httpx.URL, reply: Reply) -> httpx.URL | None:
    """Return where an answer sends us, if it does.

    Raises:
        RefusedAddressError: to what is not fetched.
    """
    location = reply.headers.get("location")
    if reply.status not in _REDIRECTS or location is None:
        return None
    try:
        return parsed(url.join(location))
    except httpx.InvalidURL as error:
        raise ExchangeError(f"it redirects to what is no web address: {error}") from error


def _is_wanted(status: int, headers: Mapping[str, str]) -> bool:
    return 200 <= status < 300 and _no_article(headers) is None


def _no_article(headers: Mapping[str, str]) -> str | None:
    """Return what an answer is by its content type, if no article can be in it."""
    content_type = _content_type(headers)[0]
    kind = _NO_ARTICLES.get(content_type.partition("/")[0])
    return kind and f"it is {kind} ({content_type}), not an article"


def _content_type(headers: Mapping[str, str]) -> tuple[str, str]:
    """Return content type and encoding, in lower case; "" for what is not said."""
    said = Message()
    said["content-type"] = headers.get("content-type", "")
    named = said.get_content_type() if said["content-type"] else ""
    return named, str(said.get_content_charset() or "")


def _fetched(address: str, url: httpx.URL, reply: Reply) -> Fetched:
    """Return what an answer holds, or what its status says."""
    content_type, charset = _content_type(reply.headers)
    problem = _no_article(reply.headers) or ""
    if not 200 <= reply.status < 300:
        fails = f"the site fails (status {reply.status}); try again later"
        other = f"the site answers with status {reply.status}, not with a page"
        problem = _STATUSES.get(reply.status, fails if reply.status >= 500 else other)
    return Fetched(address, str(url), content_type, charset, reply.data, problem)
