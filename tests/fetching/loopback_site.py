"""A web site on loopback that answers as it is told to, and remembers what it was asked."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

MOST_SECONDS = 5.0
"""After which a page that drips gives up, so that no test waits for one."""

STORY = (
    "<html lang=en><head><title>Floods close the bridge</title></head><body><article>"
    "<h1>Floods close the bridge</h1>"
    + "".join(
        f"<p>The bridge over the Alna was closed on Tuesday after the river rose by {metres}"
        " metres, the county said. Some twelve thousand cars cross it each day, and none will until"
        " the pillars are inspected by engineers.</p>"
        for metres in ("two", "three", "four", "five", "six")
    )
    + "</article></body></html>"
).encode()


@dataclass(frozen=True)
class Page:
    """What a path brings; ``drips`` is how many seconds lie between its bytes."""

    body: bytes = STORY
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "text/html"})
    drips: float = 0.0
    waits: float = 0.0


def redirect(to: str, status: int = 302) -> Page:
    return Page(b"", status, {"location": to})


class Site:
    """Pages by path; what is not among them is a 404."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = dict(pages)
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""
        self.port = 0
        self.at_once = 0
        self.most_at_once = 0
        self._lock = Lock()

    def page(self, path: str, headers: Mapping[str, str]) -> Page:
        with self._lock:
            self.asked.append(path)
            self.headers.append({name.lower(): value for name, value in headers.items()})
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        return self.pages.get(path, Page(b"", 404, {}))

    def done(self) -> None:
        with self._lock:
            self.at_once -= 1


def _write(page: Page, write: Callable[[bytes], object]) -> None:
    if not page.drips:
        write(page.body)
        return
    ends = time.monotonic() + MOST_SECONDS
    while time.monotonic() < ends:
        write(b" ")
        time.sleep(page.drips)


@contextmanager
def serving(
    pages: Mapping[str, Page], *, certificate: tuple[Path, Path] | None = None
) -> Iterator[Site]:
    """Serve pages, over TLS with a certificate and its key."""
    site = Site(pages)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = site.page(self.path, dict(self.headers))
            try:
                time.sleep(page.waits)
                self._send(page)
            except OSError:  # nobody reads it any more
                pass
            finally:
                site.done()
                self.close_connection = True

        def _send(self, page: Page) -> None:
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if not page.drips:
                self.send_header("content-length", str(len(page.body)))
            self.end_headers()
            _write(page, self.wfile.write)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    site.port = server.server_port
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
