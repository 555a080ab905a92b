"""Against a web site of the tests' own on loopback."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from loopback_site import STORY, Page, redirect, serving

from summarize import __version__
from summarize.fetching import Fetched, destinations, visits
from summarize.fetching.visits import fetch_pages

ROBOTS = {"content-type": "text/plain"}


def fetched(*addresses: str) -> list[Fetched]:
    return fetch_pages(addresses, private=True)


def problem(address: str, *, private: bool = True) -> str:
    (page,) = fetch_pages([address], private=private)
    assert "\n" not in page.problem
    return page.problem


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Lets names stand for addresses, and lists what is asked for."""
    real, asked = socket.getaddrinfo, list[str]()

    def name(**hosts: list[str]) -> list[str]:
        def resolve(host: str, *about: Any, **more: Any) -> Any:
            asked.append(host)
            key = host.replace(".", "_").replace("-", "_")
            if key not in hosts:
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            return [info for each in hosts[key] for info in real(each, *about, **more)]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        return asked

    return name


def test_a_page_is_brought_with_what_its_site_says_of_it() -> None:
    page = Page(headers={"content-type": 'Text/HTML; charset="ISO-8859-1"'})
    with serving({"/a": page}) as site:
        (found,) = fetched(f"{site.url}/a#part")
    assert found == Fetched(f"{site.url}/a#part", f"{site.url}/a", "text/html", "iso-8859-1", STORY)


def test_a_site_learns_who_asks_and_nothing_else() -> None:
    cookie = Page(headers={"set-cookie": "me=1; Path=/", "location": "/b"}, status=302)
    with serving({"/a": cookie, "/b": Page()}) as site:
        fetched(f"{site.url}/a")
    assert {"user-agent": f"summarize/{__version__}"}.items() <= site.headers[-1].items()
    told = {name for headers in site.headers for name in headers}
    assert told == {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_what_is_packed_is_unpacked() -> None:
    headers = {"content-type": "text/html", "content-encoding": "gzip"}
    with serving({"/a": Page(gzip.compress(STORY), headers=headers)}) as site:
        assert fetched(f"{site.url}/a")[0].data == STORY


@pytest.mark.parametrize(
    ("encoding", "body", "told"),
    [
        ("gzip", b"no gzip at all", "packed, and damaged"),
        ("gzip", gzip.compress(STORY)[:-20], "packed, and cut off"),
        ("br", b"\x0b\x02\x80", 'packed as "br", which was not asked for'),
        ("gzip, gzip", gzip.compress(gzip.compress(STORY)), 'packed as "gzip, gzip"'),
    ],
)
def test_what_cannot_be_unpacked_is_told(encoding: str, body: bytes, told: str) -> None:
    headers = {"content-type": "text/html", "content-encoding": encoding}
    with serving({"/a": Page(body, headers=headers)}) as site:
        assert told in problem(f"{site.url}/a")


def test_a_page_is_unpacked_no_further_than_it_may_be_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(visits, "MOST_PAGE_BYTES", 1 << 20)
    headers = {"content-type": "text/html", "content-encoding": "gzip"}
    with serving({"/bomb": Page(gzip.compress(bytes(200 << 20), 1), headers=headers)}) as site:
        assert problem(f"{site.url}/bomb") == (
            "its answer is larger than 1 MiB, the most that is taken"
        )


def test_a_page_that_drips_ends_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PAGE_SECONDS", 0.4)
    started = time.monotonic()
    with serving({"/slow": Page(drips=0.05)}) as site:
        assert problem(f"{site.url}/slow").startswith("no whole answer within")
    assert time.monotonic() - started < 3


def test_headers_that_drip_end_at_the_deadline_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PAGE_SECONDS", 0.4)
    with serving({"/slow": Page(waits=1.5), "/robots.txt": Page(waits=1.5)}) as site:
        assert problem(f"{site.url}/slow").startswith("no whole answer within")


def test_a_deadline_holds_over_all_redirects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PAGE_SECONDS", 0.5)
    hops = {f"/{n}": Page(b"", 302, {"location": f"/{n + 1}"}, waits=0.2) for n in range(9)}
    with serving(hops) as site:
        assert problem(f"{site.url}/0").startswith("no whole answer within")
        assert "/5" not in site.asked


def test_redirects_are_followed_to_where_the_page_is() -> None:
    with serving({"/a": redirect("/b", 301), "/b": redirect("c?d=e"), "/c?d=e": Page()}) as site:
        (found,) = fetched(f"{site.url}/a")
    assert (found.address, found.url) == (f"{site.url}/a", f"{site.url}/c?d=e")
    assert found.data == STORY


def test_redirects_without_end_have_one() -> None:
    with serving({"/a": redirect("/a")}) as site:
        assert problem(f"{site.url}/a") == "it redirects more than 10 times"
    assert site.asked.count("/a") == 11


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("file:///etc/passwd", 'leads to "file:"; only http and https are fetched'),
        ("ftp://example.org/", 'leads to "ftp:"'),
        ("http://ann:secret@127.0.0.1/", "holds a user or a password"),
        ("http://[::1/", "Invalid URL in location header"),
    ],
)
def test_a_redirect_goes_nowhere_that_may_not_be_named(to: str, told: str) -> None:
    with serving({"/a": redirect(to)}) as site:
        found = problem(f"{site.url}/a")
    assert told in found
    assert "secret" not in found


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[ff02::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:7f00:1::]/",
        "http://localhost/",
        "http://LOCALHOST:8000/",
    ],
)
def test_this_machine_and_private_networks_are_not_asked(address: str) -> None:
    found = problem(address, private=False)
    assert "is in a private network or on this machine" in found
    assert "--private-addresses" in found


def test_a_name_for_this_machine_is_not_asked_either(
    named: Callable[..., list[str]],
) -> None:
    named(news_example=["127.0.0.1"], both_example=["10.0.0.1", "::1"])
    for host in ("news.example", "both.example"):
        assert "private network" in problem(f"http://{host}/", private=False)


def test_a_redirect_to_this_machine_is_not_followed(
    monkeypatch: pytest.MonkeyPatch, named: Callable[..., list[str]]
) -> None:
    # As if the site itself were public, which no site of a test can be.
    public = destinations.allowed_hosts

    async def allowed(url: Any, **options: Any) -> list[str]:
        return await public(url, **{**options, "private": url.host == "news.example"})

    monkeypatch.setattr(visits, "allowed_hosts", allowed)
    with serving({"/a": redirect("/b"), "/b": Page()}) as site:
        named(news_example=["127.0.0.1"], inside_example=["127.0.0.1"])
        site.pages["/b"] = redirect(f"http://inside.example:{site.port}/secret")
        found = problem(f"http://news.example:{site.port}/a", private=False)
    assert found.startswith("inside.example is in a private network")
    assert "/secret" not in site.asked


def test_a_name_is_resolved_once_and_connected_where_it_was_found(
    named: Callable[..., list[str]],
) -> None:
    with serving({"/a": Page()}) as site:
        asked = named(news_example=["127.0.0.1"])
        (found,) = fetched(f"http://news.example:{site.port}/a")
    assert found.url == f"http://news.example:{site.port}/a"
    assert asked == ["news.example"] * 2  # for its robots.txt, and for the page
    assert {headers["host"] for headers in site.headers} == {f"news.example:{site.port}"}


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """The certificate of news.example, by itself, and its key."""
    pytest.importorskip("cryptography")
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "news.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    (tmp_path / "c.pem").write_bytes(made.public_bytes(pem))
    (tmp_path / "k.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    )
    return tmp_path / "c.pem", tmp_path / "k.pem"


def test_a_site_shows_the_certificate_of_its_name(
    named: Callable[..., list[str]],
    certificate: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named(news_example=["127.0.0.1"], other_example=["127.0.0.1"])
    with serving({"/a": Page()}, certificate=certificate) as site:
        unknown = problem(f"https://news.example:{site.port}/a")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        (found,) = fetched(f"https://news.example:{site.port}/a")
        mistaken = problem(f"https://other.example:{site.port}/a")
    assert found.data == STORY
    assert "certificate verify failed" in unknown
    assert "certificate is not valid for 'other.example'" in mistaken


def test_of_several_addresses_of_a_host_the_one_that_answers_is_used(
    named: Callable[..., list[str]],
) -> None:
    with serving({"/a": Page()}) as site:
        named(news_example=["127.0.0.9", "127.0.0.1"])  # nobody listens at the first
        assert fetched(f"http://news.example:{site.port}/a")[0].data == STORY


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://nowhere.invalid/", "no such host: nowhere.invalid"),
        ("http://" + "a" * 70 + ".example/", "no such host"),
        ("https:/x.example/", "no web address"),
        ("http://:80/", "no web address"),
        ("http://a.example:0x50/", "no web address: Invalid port"),
        ("http://a.example:99999/", "no web address"),
        ("http://a\x01b.example/", "no web address"),
        ("https://ann:s3cret@a.example/", "it holds a user or a password"),
        ("https://t0ken@a.example/", "it holds a user or a password"),
    ],
)
def test_what_is_no_address_is_told_without_its_secrets(
    named: Callable[..., list[str]], address: str, told: str
) -> None:
    named()
    found = problem(address)
    assert told in found
    assert "s3cret" not in found
    assert "t0ken" not in found


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "wants a login (status 401)"),
        (402, "has to be paid for (status 402)"),
        (403, "refuses it to programs, or to those without a subscription (status 403)"),
        (404, "no such page (status 404)"),
        (410, "taken away (status 410)"),
        (429, "asked too often (status 429)"),
        (451, "legal reasons (status 451)"),
        (503, "the site fails (status 503); try again later"),
        (418, "answers with status 418, not with a page"),
        (304, "answers with status 304, not with a page"),
    ],
)
def test_a_status_is_told_in_words(status: int, told: str) -> None:
    with serving({"/a": Page(status=status)}) as site:
        (found,) = fetched(f"{site.url}/a")
    assert told in found.problem
    assert found.data == b""


@pytest.mark.parametrize(
    ("content_type", "told"),
    [
        ("image/jpeg", "it is an image (image/jpeg), not an article"),
        ("video/mp4", "it is a video (video/mp4), not an article"),
        ("audio/mpeg", "it is a recording (audio/mpeg), not an article"),
    ],
)
def test_what_is_no_article_is_not_even_brought(content_type: str, told: str) -> None:
    endless = Page(headers={"content-type": content_type}, drips=0.05)
    with serving({"/a": endless}) as site:
        started = time.monotonic()
        assert problem(f"{site.url}/a") == told
    assert time.monotonic() - started < 3


def test_a_site_that_is_not_there_is_told() -> None:
    with serving({}) as site:
        pass
    assert problem(f"{site.url}/a") == "no connection (Connection refused)"


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private/", "/a", True),
        ("User-agent: *\nDisallow: /private/", "/private/a", False),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: summarize\nDisallow:", "/a", True),
        ("User-agent: Summarize\nDisallow: /", "/a", False),
        ("User-agent: GPTBot\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /*.html$", "/a.html", False),
        ("<html><p>There is no such page.</p></html>", "/a", True),
    ],
)
def test_what_a_site_does_not_want_read_by_programs_is_not_read(
    rules: str, path: str, allowed: bool
) -> None:
    pages = {path: Page(), "/robots.txt": Page(rules.encode(), headers=ROBOTS)}
    with serving(pages) as site:
        (found,) = fetched(f"{site.url}{path}")
    assert (path in site.asked) is allowed
    assert ("does not want it to be read by programs (robots.txt)" in found.problem) is not allowed


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429])
def test_without_a_robots_txt_all_may_be_read(status: int) -> None:
    with serving({"/a": Page(), "/robots.txt": Page(status=status)}) as site:
        assert fetched(f"{site.url}/a")[0].data == STORY


def test_while_a_robots_txt_fails_nothing_is_read() -> None:
    with serving({"/a": Page(), "/robots.txt": Page(status=503)}) as site:
        assert "its robots.txt fails" in problem(f"{site.url}/a")
    assert site.asked == ["/robots.txt"]


def test_a_robots_txt_may_stand_elsewhere_and_be_long() -> None:
    rules = b"User-agent: *\nDisallow: /a\n" + b"# and so on\n" * 100_000
    pages = {"/robots.txt": redirect("/rules"), "/rules": Page(rules, headers=ROBOTS)}
    with serving({"/a": Page(), **pages}) as site:
        assert "robots.txt" in problem(f"{site.url}/a")


def test_a_site_is_asked_for_its_robots_txt_once_and_for_one_page_at_a_time() -> None:
    pages = {f"/{n}": Page(waits=0.05) for n in range(4)}
    with serving(pages) as site:
        found = fetched(*(f"{site.url}{path}" for path in pages))
    assert [each.url for each in found] == [f"{site.url}{path}" for path in pages]
    assert site.asked.count("/robots.txt") == 1
    assert site.most_at_once == 1


def test_sites_are_asked_side_by_side_but_only_a_few(named: Callable[..., list[str]]) -> None:
    pages = {"/a": Page(waits=0.15), "/robots.txt": Page(status=404, waits=0.15)}
    hosts = {f"h{n}_example": ["127.0.0.1"] for n in range(7)}
    with serving(pages) as site:
        named(**hosts)
        fetched(*(f"http://{host.replace('_', '.')}:{site.port}/a" for host in hosts))
    assert 2 <= site.most_at_once <= 4


def test_one_address_that_fails_does_not_lose_the_others() -> None:
    with serving({"/a": Page(), "/c": Page()}) as site:
        first, gone, last = fetched(*(f"{site.url}/{path}" for path in "abc"))
    assert (first.problem, last.problem) == ("", "")
    assert "status 404" in gone.problem


def test_a_proxy_is_asked_as_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, named: Callable[..., list[str]]
) -> None:
    with serving({}) as proxy:
        proxy.pages["http://known-to-the-proxy.example/a"] = Page()
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        named(inside_example=["10.0.0.1"])
        (found,) = fetch_pages(["http://known-to-the-proxy.example/a"])
        refused = problem("http://inside.example/", private=False)
    assert found.data == STORY
    assert "private network" in refused


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("all_proxy", "socks5://ann:s3cret@127.0.0.1:1", "the proxy that is named in all_proxy"),
        ("http_proxy", "::garbage", "the proxy that is named in http_proxy"),
        ("SSL_CERT_FILE", "/nonexistent", "the certificates that SSL_CERT_FILE"),
    ],
)
def test_what_the_environment_names_and_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    found = problem("http://127.0.0.1/")
    assert told in found
    assert "s3cret" not in found
