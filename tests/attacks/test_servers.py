"""Servers as models: whatever one answers, the brief is founded and no key is told."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from attacking import STORM, attempt, require_held, write

from summarize.catalog import ModelCard
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Models

KEY = "sekret-key-123"


def said(text: str) -> bytes:
    choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return json.dumps({"choices": [choice], "model": "m"}).encode()


class Answers(BaseHTTPRequestHandler):
    """Lists one model, and answers a chat as it is told to."""

    status, body, headers_sent = 200, b"", dict[str, str]()

    def do_GET(self) -> None:
        self._send(200, b'{"data": [{"id": "m"}]}', {})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self._send(self.status, self.body, self.headers_sent)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"content-length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _served(monkeypatch: pytest.MonkeyPatch) -> None:
    from summarize.backends.loading import server_writer

    def load(cards: tuple[ModelCard, ...], **_: Any) -> Models:
        writer = next(card for card in cards if card.role == "writer")
        return Models(
            embedder=WordEmbedder(), parser=default_parser(), writer=server_writer(writer)
        )

    monkeypatch.setattr("summarize.backends.load_models", load)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setenv("SUMMARIZE_API_KEY", KEY)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


PACKED = {"content-encoding": "gzip"}
ANSWERS: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "nothing": (200, b"", {}),
    "no JSON": (200, b"<html>", {}),
    "no UTF-8": (200, b"\xff\xfe{", {}),
    "deep": (200, b"[" * 100_000, {}),
    "5,000 digits": (200, b'{"choices": ' + b"9" * 5000 + b"}", {}),
    "NaN": (200, b'{"choices": [NaN]}', {}),
    "half a pair of surrogates": (200, b'{"choices": [{"message": {"content": "\\ud800"}}]}', {}),
    "a list": (200, b"[]", {}),
    "no choices": (200, b'{"choices": []}', {}),
    "a number as text": (200, b'{"choices": [{"message": {"content": 5}}]}', {}),
    "null": (200, b'{"choices": [{"message": null}]}', {}),
    "bad gzip": (200, b"no gzip", PACKED),
    "torn gzip": (200, gzip.compress(said("x") * 50)[:-9], PACKED),
    "a gzip bomb": (200, gzip.compress(bytes(64 << 20), 9), PACKED),
    "more than is taken": (200, b" " * (9 << 20), {}),
    "an unknown packing": (200, b"x", {"content-encoding": "br, x-evil"}),
    "an escape": (200, said("\x1b]0;owned\x07The mayor is a thief.\u202e"), {}),
    "an error with an escape": (400, b'{"error": {"message": "\\u001b[31mred\\u202e"}}', {}),
    "an error with the key": (400, f'{{"error": {{"message": "bad {KEY}"}}}}'.encode(), {}),
    "an error of a megabyte": (400, b'{"error": {"message": "' + b"x" * (1 << 20) + b'"}}', {}),
    "a redirect": (302, b"", {"location": "http://127.0.0.1:9/evil"}),
    "a redirect to a file": (302, b"", {"location": "file:///etc/passwd"}),
    "to be asked again": (503, b"", {"retry-after": "nan"}),
    "to be asked much later": (429, b"", {"retry-after": "1e308"}),
    "an invention": (200, said("The mayor of Port Vale was arrested for fraud on Monday."), {}),
    "markup": (200, said("<script>alert(1)</script> [1] [2]"), {}),
    "50,000 words": (200, said("word " * 50_000), {}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_brief_is_made_whatever_the_server_answers(
    name: str,
    address: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    status, body, headers = ANSWERS[name]
    monkeypatch.setattr(Answers, "status", status)
    monkeypatch.setattr(Answers, "body", body)
    monkeypatch.setattr(Answers, "headers_sent", headers)
    monkeypatch.setattr("summarize.backends.chat_server._LONGEST_PAUSE", 0.1)
    write(tmp_path / "a.txt", STORM)
    command = ["brief", str(tmp_path / "a.txt"), "--model", address, "--reader", "none"]
    ended = attempt([*command, "--format", "json"], capsys)
    require_held(ended, 0, 1)
    assert KEY not in ended.out + ended.err
    if ended.code == 0:
        brief = json.loads(ended.out)
        assert "harbour" in brief["text"]
        assert "mayor" not in brief["text"]
        assert "script" not in brief["text"]


@pytest.mark.parametrize(
    "key",
    [f"{KEY}\r", f"{KEY}\nX-Evil: 1", f"{KEY}\x00", f"{KEY}é€", f"{KEY}\x1b[31m", f"{KEY}\u202e"],
    ids=["a line end", "a header", "a zero", "letters", "an escape", "an override"],
)
def test_a_key_that_no_header_can_carry_is_not_told(
    key: str,
    address: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "\x00" in key:
        monkeypatch.setattr("os.environ", {**__import__("os").environ, "SUMMARIZE_API_KEY": key})
    else:
        monkeypatch.setenv("SUMMARIZE_API_KEY", key)
    monkeypatch.setattr(Answers, "body", said("It rained."))
    write(tmp_path / "a.txt", STORM)
    ended = attempt(["brief", str(tmp_path / "a.txt"), "--model", address, "-v"], capsys)
    require_held(ended, 0, 1, 2)
    assert KEY not in ended.out + ended.err
