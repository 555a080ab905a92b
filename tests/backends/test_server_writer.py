"""Against a real HTTP server on loopback that answers as it is told to."""

from __future__ import annotations

import gzip
import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from summarize.backends.server_writer import ServerWriter
from summarize.errors import ModelError
from summarize.types import Candidate, Unanswered, WritingRequest

ASKED = WritingRequest(("The bridge was closed.", "Floods closed it."), max_words=8)
ALONE = WritingRequest(("The bridge was closed.",), max_words=8)
DRAFT = WritingRequest(("One report.", "Another."), max_words=90, whole=True)


def answer(text: object, finish: str = "stop") -> tuple[int, dict[str, str], bytes]:
    body = {"choices": [{"message": {"content": text}, "finish_reason": finish}]}
    return 200, {}, json.dumps(body).encode()


def status(code: int, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return code, headers, b"{}"


class Script:
    """Answers in order, the last one again and again; keeps what was asked."""

    def __init__(self, *answers: tuple[int, dict[str, str], bytes]) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.listing = 200, dict[str, str](), b'{"data": [{"id": "first-model"}]}'

    def next(self) -> tuple[int, dict[str, str], bytes]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def serving(script: Script) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            script.asked.append(json.loads(self.rfile.read(length)))
            script.keys.append(self.headers.get("authorization"))
            self._reply(*script.next())

        def do_GET(self) -> None:
            self._reply(*script.listing)

        def _reply(self, code: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(code)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            with suppress(OSError):  # nobody waits for it any more
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Pauses(list[float]):
    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def writer(url: str, pauses: Pauses | None = None, **options: Any) -> ServerWriter:
    given = {"model": "m", "prompts": ["Say it.", "Make one of them.", "At most {words} words."]}
    sleep = Pauses() if pauses is None else pauses
    return ServerWriter(url, **{**given, "concurrency": 1, "sleep": sleep, **options})


def texts(made: ServerWriter, *requests: WritingRequest) -> list[list[str]]:
    """What is proposed for each request; nothing for one that is not answered."""
    answers = made.generate(requests)
    return [[] if isinstance(a, Unanswered) else [c.text for c in a] for a in answers]


def test_each_request_gets_its_answer_in_order() -> None:
    script = Script(answer("One."), answer("Two."), answer("Three."))
    with serving(script) as url:
        assert texts(writer(url), ALONE, DRAFT, ASKED) == [["One."], ["Two."], ["Three."]]
    single, whole, several = script.asked
    assert single["messages"] == [
        {"role": "system", "content": "Say it."},
        {"role": "user", "content": "The bridge was closed."},
    ]
    assert whole["messages"] == [
        {"role": "system", "content": "At most 90 words."},
        {"role": "user", "content": "One report.\nAnother."},
    ]
    assert several["messages"] == [
        {"role": "system", "content": "Make one of them."},
        {"role": "user", "content": "1. The bridge was closed.\n2. Floods closed it."},
    ]
    assert (single["temperature"], single["seed"], single["model"]) == (0.0, 0, "m")


def test_the_turns_of_a_prompt_are_messages() -> None:
    prompt = "# system\nBe short.\n# user\nShorten: Rain fell.\n# assistant\nRain.\n"
    script = Script(answer("Done."))
    with serving(script) as url:
        texts(writer(url, prompts=[f"{prompt}# user\nShorten: {{text}}"]), ASKED)
    assert script.asked[0]["messages"] == [
        {"role": "system", "content": "Be short."},
        {"role": "user", "content": "Shorten: Rain fell."},
        {"role": "assistant", "content": "Rain."},
        {"role": "user", "content": "Shorten: The bridge was closed.\nFloods closed it."},
    ]


def test_what_was_wrong_with_an_answer_is_told_with_the_request() -> None:
    prompt = "# user\nShorten: {text}\n# advice\nname: Keep the names.\ndate: Keep the dates."
    script = Script(answer("Done."))
    with serving(script) as url:
        texts(writer(url, prompts=[prompt]), replace(ASKED, faults=("date",)))
    assert script.asked[0]["messages"] == [
        {
            "role": "user",
            "content": "Shorten: The bridge was closed.\nFloods closed it.\nKeep the dates.",
        }
    ]


def test_reasoning_and_preambles_are_no_part_of_the_answer() -> None:
    told = "<think>Hm. 3 died?</think>Here is the brief:\n\n- **Floods** closed it.\n- It rained."
    with serving(Script(answer(told))) as url:
        assert texts(writer(url), ASKED) == [["Floods closed it. It rained."]]


@pytest.mark.parametrize("told", ["", "  \n", "<think>Shorter, then.</think>"])
def test_an_answer_without_text_is_none_and_it_is_said(told: str) -> None:
    script = Script(answer(told))
    with serving(script) as url:
        assert writer(url).generate([ASKED]) == [Unanswered(f"{url}: an answer without text")]
    assert len(script.asked) == 1


def test_of_an_answer_cut_off_at_its_length_the_whole_sentences_are_kept() -> None:
    with serving(Script(answer("Floods closed it. It was the", "length"))) as url:
        assert texts(writer(url), ASKED) == [["Floods closed it."]]


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_passing_failure_is_tried_again_after_a_growing_pause(code: int) -> None:
    script, pauses = Script(status(code), status(code), answer("Done.")), Pauses()
    with serving(script) as url:
        assert texts(writer(url, pauses), ASKED) == [["Done."]]
    assert pauses == [1.0, 2.0]


def test_the_server_says_how_long_to_wait() -> None:
    script, pauses = Script(status(429, retry_after="7"), answer("Done.")), Pauses()
    with serving(script) as url:
        assert texts(writer(url, pauses), ASKED) == [["Done."]]
    assert pauses == [7.0]


@pytest.mark.parametrize(
    "broken",
    [
        status(500),
        status(400),
        (200, {}, b"not json"),
        (200, {}, b'{"choices": []}'),
        (200, {}, b'{"choices": [{"mess'),
        answer(None),
    ],
)
def test_what_brings_no_text_leaves_the_request_without_candidates(
    broken: tuple[int, dict[str, str], bytes],
) -> None:
    with serving(Script(broken)) as url:
        assert texts(writer(url), ASKED) == [[]]


def test_a_request_without_an_answer_says_why_and_the_others_are_kept() -> None:
    with serving(Script(status(400), answer("Done."))) as url:
        answers = writer(url).generate([ASKED, ASKED])
    assert answers == [Unanswered(f"{url}: status 400"), (Candidate("Done.", 0.0),)]


@pytest.mark.parametrize("code", [400, 429, 500])
def test_why_a_server_refuses_a_request_is_told(code: int) -> None:
    refusal = b'{"error": {"message": "the request exceeds the context size"}}'
    with serving(Script((code, {}, refusal))) as url:
        answers = writer(url, Pauses()).generate([ASKED])
    assert answers == [Unanswered(f"{url}: status {code}: the request exceeds the context size")]


def test_a_server_that_is_down_costs_one_round_of_tries_not_one_a_request() -> None:
    pauses = Pauses()
    with serving(Script(answer("x"))) as url:
        gone = writer(url, pauses)
    assert (
        gone.generate([ASKED] * 5) == [Unanswered(f"{url}: no connection (Connection refused)")] * 5
    )
    assert len(pauses) == 3


def test_a_server_without_a_model_to_name_may_be_down_too() -> None:
    with serving(Script(answer("x"))) as url:
        gone = writer(url, model="")
    assert texts(gone, ASKED) == [[]]


def test_knocking_tells_at_once_whether_a_server_is_there() -> None:
    pauses = Pauses()
    with serving(Script(answer("x"))) as url:
        assert writer(url, pauses).knock() is None
    found = writer(url, pauses).knock()
    assert found == Unanswered(f"{url}: no connection (Connection refused)")
    assert pauses == []


def test_knocking_tells_that_the_key_is_refused_and_nothing_else_that_may_pass() -> None:
    script = Script(answer("x"))
    with serving(script) as url:
        script.listing = status(503)
        assert writer(url).knock() is None
        script.listing = status(401)
        with pytest.raises(ModelError, match="refuses the key"):
            writer(url).knock()


def test_a_slow_server_is_not_waited_for() -> None:
    class Slow(Script):
        def next(self) -> tuple[int, dict[str, str], bytes]:
            time.sleep(0.4)
            return super().next()

    with serving(Slow(answer("late"))) as url:
        assert texts(writer(url, timeout=0.1, tries=2), ASKED) == [[]]


class Waiting(Script):
    """Takes so many seconds for each answer, in order; the last one is for all others."""

    def __init__(self, *seconds: float) -> None:
        super().__init__(answer("Done."))
        self.seconds = list(seconds)

    def next(self) -> tuple[int, dict[str, str], bytes]:
        time.sleep(self.seconds.pop(0) if len(self.seconds) > 1 else self.seconds[0])
        return super().next()


def test_a_server_that_hung_is_given_up_for_as_long_as_it_was_waited_for() -> None:
    script = Waiting(0.6, 0.0)
    with serving(script) as url:
        made = writer(url, timeout=0.3)
        told = [made.generate([ASKED]), made.generate([ASKED] * 5)]
        assert told == [[Unanswered(f"{url}: no whole answer in 0.3 s")] * n for n in (1, 5)]
        assert len(script.asked) == 1
        time.sleep(0.3)
        assert texts(made, ASKED) == [["Done."]]


def test_one_late_answer_of_a_server_that_answers_others_is_waited_for_again() -> None:
    script = Waiting(0.9, 0.15)
    with serving(script) as url:
        made = writer(url, timeout=0.6, concurrency=2)
        assert texts(made, *[ASKED] * 6) == [["Done."]] * 6
    assert len(script.asked) == 7


def test_whoever_waits_for_a_silent_server_is_told_once_and_of_a_slow_one_not(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("summarize.backends.chat_server._SECONDS_IN_SILENCE", 0.2)
    with serving(Waiting(0.1)) as url:
        assert texts(writer(url), *[ASKED] * 3) == [["Done."]] * 3
    assert not caplog.messages
    with serving(Waiting(0.5)) as url:
        assert texts(writer(url), *[ASKED] * 2) == [["Done."]] * 2
    (told,) = caplog.messages
    assert told == (
        f"still waiting for {url}, silent for 0.2 s; it has 120 s for an answer"
        " (SUMMARIZE_SERVER_SECONDS)"
    )


def test_the_environment_sets_how_long_a_server_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_SERVER_SECONDS", "0.2")
    with serving(Waiting(0.5)) as url:
        assert writer(url).generate([ASKED]) == [Unanswered(f"{url}: no whole answer in 0.2 s")]
    for wrong in ("soon", "0", "-1", "nan", "inf"):
        monkeypatch.setenv("SUMMARIZE_SERVER_SECONDS", wrong)
        with pytest.raises(ModelError, match=f'SUMMARIZE_SERVER_SECONDS is "{wrong}"; a number'):
            writer("http://127.0.0.1:1/v1")


def test_a_server_that_does_not_list_its_models_costs_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("summarize.backends.chat_server._SECONDS_TO_KNOCK", 0.2)
    raw = Raw(lambda write: drip(write, HEAD + b"\r\n", b" "))
    with raw.serving() as url:
        (found,) = writer(url, model="").generate([ASKED])
    assert found == Unanswered(f"{url}: it does not list its models in 0.2 s; name one (#NAME)")
    assert raw.asked == 1


Write = Callable[[Callable[[bytes], object]], object]


class Raw:
    """A server that writes to the connection what it likes; without a ``listing`` always."""

    def __init__(self, write: Write, listing: bytes | None = None) -> None:
        self.write = write
        self.listing = listing
        self.asked = 0

    @contextmanager
    def serving(self) -> Iterator[str]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if outer.listing is None:
                    return self.do_POST()
                self.wfile.write(outer.listing)
                self.close_connection = True
                return None

            def do_POST(self) -> None:
                outer.asked += 1
                self.close_connection = True
                with suppress(OSError):  # nobody reads it any more
                    outer.write(self.wfile.write)

            def log_message(self, *_: object) -> None:
                """Print nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1"
        finally:
            server.shutdown()
            server.server_close()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
LISTING = HEAD + b'\r\n{"data": [{"id": "first-model"}]}'


def drip(write: Callable[[bytes], object], opening: bytes, each: bytes) -> None:
    write(opening)
    for _ in range(100):
        write(each)
        time.sleep(0.05)


@pytest.mark.parametrize("opening", [HEAD + b"\r\n", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_server_that_answers_byte_by_byte_is_waited_for_as_long_as_one_that_does_not(
    opening: bytes,
) -> None:
    raw = Raw(lambda write: drip(write, opening, b" "), LISTING)
    started = time.monotonic()
    with raw.serving() as url:
        answers = writer(url, timeout=0.2).generate([ASKED] * 20)
    assert answers == [Unanswered(f"{url}: no whole answer in 0.2 s")] * 20
    assert raw.asked == 1  # the others need not find that out again
    assert time.monotonic() - started < 5


def test_so_it_is_when_it_is_knocked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.backends.chat_server._SECONDS_TO_KNOCK", 0.2)
    raw = Raw(lambda write: drip(write, HEAD + b"\r\n", b" "))
    with raw.serving() as url:
        assert writer(url).knock() is None


@pytest.mark.parametrize("pack", [False, True])
def test_an_answer_is_taken_up_to_a_most_of_bytes(
    monkeypatch: pytest.MonkeyPatch, pack: bool
) -> None:
    monkeypatch.setattr("summarize.backends.chat_server.MOST_ANSWER_BYTES", 1 << 20)
    body = b"[" + b" " * (50 << 20)
    head = HEAD + b"Content-Encoding: gzip\r\n" * pack + b"\r\n"
    sent = head + (gzip.compress(body, 1) if pack else body)
    raw = Raw(lambda write: [write(sent)], LISTING)
    with raw.serving() as url:
        answers = writer(url).generate([ASKED])
    told = "its answer is larger than 1 MiB, the most that is taken"
    assert answers == [Unanswered(f"{url}: {told}")]
    assert raw.asked == 1


@pytest.mark.parametrize(
    ("body", "headers", "told"),
    [
        (b"no gzip", {"content-encoding": "gzip"}, "its answer is packed, and damaged"),
        (b'{"choices": "\xff\xfe"}', {}, "an answer that is no JSON"),
        (b"\xff\xfe\xfa", {}, "an answer that is no JSON"),
        (b"[" * 100_000, {}, "an answer that is no JSON"),
        (b'{"choices": ' + b"9" * 5000 + b"}", {}, "an answer that is no JSON"),
        (b"[1, 2]", {}, "an answer without choices"),
        (b'{"choices": ["x"]}', {}, "an answer without choices"),
        (b'{"choices": {"0": 1}}', {}, "an answer without choices"),
    ],
)
def test_an_answer_that_cannot_be_read_is_told_in_one_line(
    body: bytes, headers: dict[str, str], told: str
) -> None:
    with serving(Script((200, headers, body))) as url:
        assert writer(url).generate([ASKED]) == [Unanswered(f"{url}: {told}")]


@pytest.mark.parametrize(
    "listing",
    [b"[]", b"{}", b'{"data": []}', b'{"data": [{"id": null}]}', b'{"data": [{"id": {}}]}', b"7"],
)
def test_a_listing_without_a_model_asks_for_its_name(listing: bytes) -> None:
    script = Script(answer("x"))
    script.listing = 200, {}, listing
    with serving(script) as url, pytest.raises(ModelError, match="lists no model; name one"):
        writer(url, model="").generate([ASKED])


@pytest.mark.parametrize("listing", [b"[" * 100_000, b"\xff\xfe\xfa", b"9" * 5000])
def test_a_listing_that_cannot_be_read_is_told(listing: bytes) -> None:
    script = Script(answer("x"))
    script.listing = 200, {}, listing
    with serving(script) as url:
        answers = writer(url, model="").generate([ASKED])
    assert answers == [Unanswered(f"{url}: an answer that is no JSON")]


def test_a_redirect_is_told_and_not_followed() -> None:
    with serving(Script(status(302, location="http://127.0.0.1:9/"))) as url:
        (found,) = writer(url).generate([ASKED])
    assert isinstance(found, Unanswered)
    assert "status 302, which sends us elsewhere" in found.reason


def test_what_steers_a_terminal_is_not_told() -> None:
    refusal = json.dumps({"error": {"message": "bad \x1b]0;OWNED\x07 \u202e request"}}).encode()
    with serving(Script((400, {}, refusal))) as url:
        (found,) = writer(url).generate([ASKED])
    assert found == Unanswered(f"{url}: status 400: bad ]0;OWNED request")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ALL_PROXY", "socks5://ann:s3cret@127.0.0.1:1"),
        ("HTTP_PROXY", "::s3cret"),
        ("https_proxy", "ftp://s3cret:1"),
        ("SSL_CERT_FILE", "/nonexistent/s3cret"),
        ("SSL_CERT_FILE", __file__),
    ],
)
def test_what_the_environment_names_and_cannot_be_used_is_an_error(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    with pytest.raises(ModelError, match=f"{variable}.* cannot be (used|read)") as refused:
        writer("http://127.0.0.1:1/v1").knock()
    assert "s3cret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_key_comes_from_the_environment_and_is_in_no_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PAPER_KEY", "s3cret")
    script = Script(status(400))
    with serving(script) as url, caplog.at_level(logging.DEBUG):
        texts(writer(url, key_variable="PAPER_KEY"), ASKED)
    assert script.keys == ["Bearer s3cret"]
    assert "s3cret" not in caplog.text


@pytest.mark.parametrize(
    ("code", "told"), [(401, "refuses the key"), (404, 'is "m" a model of it? It lists first')]
)
def test_what_no_other_try_can_mend_is_an_error(code: int, told: str) -> None:
    with serving(Script(status(code))) as url, pytest.raises(ModelError) as refused:
        texts(writer(url), ASKED)
    assert told in str(refused.value)


def test_without_a_name_the_first_model_of_the_server_is_asked() -> None:
    script = Script(answer("Done."))
    with serving(script) as url:
        assert texts(writer(url, model=""), ASKED) == [["Done."]]
    assert script.asked[0]["model"] == "first-model"


@pytest.mark.parametrize("key", ["s3cr\ret", "s3cr\u00e9t", "s3\ncret"])
def test_a_key_that_no_header_can_carry_is_refused_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("PAPER_KEY", key)
    with pytest.raises(ModelError, match="the key in PAPER_KEY holds a character") as refused:
        writer("http://127.0.0.1:1/v1", key_variable="PAPER_KEY")
    assert "s3" not in str(refused.value)


def test_a_line_end_after_the_key_is_none_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPER_KEY", "s3cret\r\n")
    script = Script(status(400))
    with serving(script) as url:
        texts(writer(url, key_variable="PAPER_KEY"), ASKED)
    assert script.keys == ["Bearer s3cret"]
