"""Where a request may go: public hosts, whatever name they hide behind.

A name is resolved once and what it stands for is checked; the connection then goes to that very
address, so that a name which stands for another one a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.request import getproxies, proxy_bypass

import anyio
import httpx

from summarize.fetching.exchange import ExchangeError, NoConnectionError

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""Networks whose last 32 bits are an IPv4 address: NAT64's, and the old compatible ones."""
_LOCAL_TRANSLATED = IPv6Network("64:ff9b:1::/48")
_HOW_TO_ALLOW = "name a public one, or allow it with --private-addresses"

IPAddress = IPv4Address | IPv6Address


class RefusedAddressError(ExchangeError):
    """An address that is not fetched, whoever names it."""


def parsed(address: str | httpx.URL) -> httpx.URL:
    """Return the address without its fragment.

    Raises:
        RefusedAddressError: It is none of the web's, or holds a user or a password.
    """
    try:
        url = httpx.URL(address)
        port = url.port
    except httpx.InvalidURL as error:
        raise RefusedAddressError(f"it is no web address: {error}") from error
    if url.scheme not in ("http", "https"):
        raise RefusedAddressError(f'it leads to "{url.scheme}:"; only http and https are fetched')
    if url.userinfo:
        raise RefusedAddressError(
            "it holds a user or a password, which would stand in the brief; give it without,"
            " or save the page and name the file"
        )
    if not url.host or not 0 < (port or 80) < 1 << 16:
        raise RefusedAddressError("it is no web address; https://HOST/PAGE is wanted")
    return url.copy_with(fragment=None)


def proxy_of(url: httpx.URL) -> str | None:
    """Return the proxy that the environment wants ``url`` to be asked for through, if any."""
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    host = url.raw_host.decode("ascii")
    if not proxy or proxy_bypass(f"{host}:{url.port}" if url.port else host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


async def allowed_hosts(url: httpx.URL, *, private: bool, by_proxy: bool) -> list[str]:
    """Return what to connect to for ``url``: the IP addresses of its host that may be reached.

    Args:
        url: what is asked for.
        private: whether addresses that are not public may be.
        by_proxy: whether a proxy connects, to the name itself; names that only it knows are left
            to it.

    Raises:
        RefusedAddressError: None of its addresses is public.
        NoConnectionError: It has none.
    """
    host = url.raw_host.decode("ascii")
    try:
        found = await _resolved(host)
    except OSError as error:
        if by_proxy:
            return [host]
        raise NoConnectionError(f"no such host: {host} ({error.strerror or error})") from error
    allowed = [str(each) for each in found if private or is_public(each)]
    if not allowed:
        raise RefusedAddressError(
            f"{host} is in a private network or on this machine; {_HOW_TO_ALLOW}"
        )
    return [host] if by_proxy else allowed


def is_public(address: IPAddress) -> bool:
    """Say whether an IP address is one of the public Internet, and of a single host."""
    return all(
        each.is_global and not each.is_multicast and not getattr(each, "is_site_local", False)
        for each in _meant(address)
    )


def _meant(address: IPAddress) -> Iterator[IPAddress]:
    """Yield the address, or those of version 4 that one of version 6 stands for."""
    if isinstance(address, IPv4Address):
        yield address
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
        return
    yield IPv6Address("::1") if address in _LOCAL_TRANSLATED else address
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if any(address in network for network in _TRANSLATED):
        yield IPv4Address(int(address) & 0xFFFFFFFF)


async def _resolved(host: str) -> Sequence[IPAddress]:
    """Return the host's addresses, each once, in the order in which the system prefers them.

    Raises:
        OSError: It has none.
    """
    try:
        # Not in the event loop's own threads, which would be waited for after the deadline.
        infos = await anyio.to_thread.run_sync(
            lambda: socket.getaddrinfo(host, None, type=socket.SOCK_STREAM),
            abandon_on_cancel=True,
        )
    except UnicodeError as error:  # of a label that is too long
        raise OSError("no name of a host") from error
    return [ip_address(each) for each in dict.fromkeys(str(info[4][0]) for info in infos)]
