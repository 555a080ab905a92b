"""A model hub on this machine: what the hub's library asks of the real one, and no more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

LARGE = (".safetensors", ".gguf", ".bin")


@dataclass
class FakeHub:
    """Repositories by id, each its files by path; ``damaged`` are sent with other bytes.

    ``cut`` are broken off half-way, each once. ``asked`` are the requests for files, with
    the byte at which each begins.
    """

    repositories: dict[str, dict[str, bytes]]
    damaged: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    asked: list[tuple[str, int]] = field(default_factory=list)
    address: str = ""

    def commit(self, repository: str) -> str:
        """The name of what a repository holds now, as git would give it one."""
        content = repr(sorted(self.repositories[repository].items())).encode()
        return hashlib.sha1(content, usedforsecurity=False).hexdigest()

    def info(self, repository: str) -> dict[str, Any]:
        files = self.repositories[repository]
        siblings = [_sibling(name, content) for name, content in files.items()]
        return {"id": repository, "sha": self.commit(repository), "siblings": siblings}

    def content(self, repository: str, name: str) -> bytes | None:
        content = self.repositories.get(repository, {}).get(name)
        if content is not None and name in self.damaged:
            return content[::-1]
        return content


def _sibling(name: str, content: bytes) -> dict[str, Any]:
    blob = hashlib.sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False)
    sibling: dict[str, Any] = {"rfilename": name, "size": len(content), "blobId": blob.hexdigest()}
    if name.endswith(LARGE):
        sha256 = hashlib.sha256(content).hexdigest()
        sibling["lfs"] = {"size": len(content), "sha256": sha256, "pointerSize": 100}
    return sibling


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: FakeHub

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        path = self.path.partition("?")[0].strip("/").split("/")
        if path[:2] == ["api", "models"] and len(path) >= 4:
            repository = "/".join(path[2:4])
            if repository not in self.hub.repositories:
                return self._refuse("RepoNotFound")
            if path[4:5] == ["revision"] and path[5] not in ("main", self.hub.commit(repository)):
                return self._refuse("RevisionNotFound")
            return self._send(json.dumps(self.hub.info(repository)).encode(), {}, with_body)
        if len(path) >= 5 and path[2] == "resolve":
            return self._file("/".join(path[:2]), "/".join(path[4:]), with_body)
        return self._refuse("EntryNotFound")

    def _file(self, repository: str, name: str, with_body: bool) -> None:
        content = self.hub.content(repository, name)
        if content is None:
            return self._refuse("EntryNotFound")
        named = hashlib.sha256(self.hub.repositories[repository][name]).hexdigest()
        headers = {"ETag": f'"{named}"', "Accept-Ranges": "bytes"}
        headers["X-Repo-Commit"] = self.hub.commit(repository)
        begin = 0
        if wanted := self.headers.get("Range"):
            begin = int(wanted.removeprefix("bytes=").split("-")[0])
            headers["Content-Range"] = f"bytes {begin}-{len(content) - 1}/{len(content)}"
        if with_body:
            self.hub.asked.append((name, begin))
            if name in self.hub.cut:
                self.hub.cut.discard(name)
                return self._break_off(content[begin:], headers)
        return self._send(content[begin:], headers, with_body, 206 if begin else 200)

    def _break_off(self, body: bytes, headers: dict[str, str]) -> None:
        self._begin(200, len(body), headers)
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def _send(self, body: bytes, headers: dict[str, str], with_body: bool, code: int = 200) -> None:
        self._begin(code, len(body), headers)
        if with_body:
            self.wfile.write(body)

    def _refuse(self, error: str) -> None:
        self._begin(404, 0, {"X-Error-Code": error})

    def _begin(self, code: int, length: int, headers: dict[str, str]) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


@contextmanager
def serving(hub: FakeHub) -> Iterator[FakeHub]:
    """Serve a hub on loopback until the end of the block."""
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    hub.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
