"""A chat model behind an OpenAI-compatible server: vLLM, llama.cpp, Ollama, transformers serve."""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from summarize.backends.prompts import Turn
from summarize.errors import ModelError
from summarize.limits import MOST_ANSWER_BYTES
from summarize.parsing import parse_json
from summarize.types import Unanswered

if TYPE_CHECKING:
    from summarize.fetching.exchange import Reply

Task = TypeVar("Task")
Result = TypeVar("Result")

_LOG = logging.getLogger(__name__)
_PASSING = frozenset([408, 409, 425, 429, 500, 502, 503, 504, 529])
"""Statuses that another try may mend."""
_LONGEST_PAUSE = 30.0
_REASON_LENGTH = 200
_MOST_LISTED = 8
"""Of a server's models so many are named to whoever asked for another."""
_SECONDS_TO_KNOCK = 5.0
"""In which a server that is there lists its models, however long it then takes to write."""
_SECONDS_IN_SILENCE = 10.0
"""After which whoever waits is told for whom."""
_SECONDS_TO_WRITE = 120.0
"""For a whole answer: on a processor the first word alone can take a minute."""
LIMIT_VARIABLE = "SUMMARIZE_SERVER_SECONDS"
"""The environment variable that sets another limit than that."""
_WAITS = 2
"""Times that one request is waited for in vain, of a server that answers others meanwhile."""


class FailedTry(Exception):  # noqa: N818 (it is not the user's error)
    """Why a try brought no text; ``again`` whether another may, ``pause`` how long to wait."""

    def __init__(self, reason: str, *, again: bool, pause: float | None = None) -> None:
        super().__init__(reason)
        self.again = again
        self.pause = pause


class _Unreachable(FailedTry):
    """There is no connection, whatever is asked."""


class _Late(FailedTry):
    """The answer was not there in time."""


class _UnknownError(FailedTry):
    """The server has not what it was asked for."""


_SHORTEST_SECRET = 8
"""Characters; shorter keys are what is written for servers that want none, such as "EMPTY"."""


class ChatServer:
    """Sends chats to a server, several at a time, and tries again where that may help."""

    def __init__(
        self,
        url: str,
        *,
        model: str,
        key_variable: str = "SUMMARIZE_API_KEY",
        concurrency: int = 4,
        tries: int = 4,
        timeout: float | None = None,
        seed: int = 0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Remember where the server is; nothing is asked yet.

        Args:
            url: up to and including the version, "http://127.0.0.1:8000/v1".
            model: its name there; "" for the first that the server lists.
            key_variable: the environment variable that holds the key, if there is one.
            concurrency: requests at a time.
            tries: times that a request is sent at most.
            timeout: seconds to wait for a whole answer; None: as the environment or we say.
            seed: sent with every request.
            sleep: waits between tries, in seconds.

        Raises:
            ModelError: The key has a character that no header can carry, or the environment's
                limit is no number of seconds.
        """
        key = os.environ.get(key_variable, "").strip()
        if not (key.isascii() and key.isprintable()):
            raise ModelError(
                f"the key in {key_variable} holds a character that cannot be sent (a line end, an"
                " accent); copy it again"
            )
        self._url = url.rstrip("/")
        self._model = model
        self._concurrency = concurrency
        self._tries = tries
        self._seed = seed
        self._sleep = sleep
        self._down: FailedTry | None = None
        self._given_up = -math.inf
        self._is_told = False
        self._answered = time.monotonic()
        self._timeout = _seconds_to_write() if timeout is None else timeout
        self._key = key.encode()
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    @contextmanager
    def _connected(self) -> Iterator[None]:
        """Hold connections to the server, and close them at the end.

        Raises:
            ModelError: A proxy or certificates that the environment names cannot be used.
        """
        from summarize.fetching.exchange import EnvironmentUnusableError, connected

        try:
            with connected(headers=self._headers) as self._exchange:
                yield
        except EnvironmentUnusableError as error:
            raise ModelError(f"{self._url} cannot be asked: {error}") from error

    def knock(self) -> Unanswered | None:
        """Find out in seconds whether the server is there; if it is not, return why.

        Raises:
            ModelError: It refuses the key.
        """
        try:
            with self._connected():
                self._names()
        except _Unreachable as reason:
            return self._unanswered(reason)
        except FailedTry:  # it is there, and may do better when it is asked to write
            pass
        return None

    def _ask_all(self, asked: Sequence[Task], answer: Callable[[Task], Result]) -> list[Any]:
        """What ``answer`` brings of each, in order, or `Unanswered`.

        Raises:
            ModelError: The server refuses the key or the model.
        """
        if not asked:
            return []
        began = time.monotonic()
        if began - self._given_up >= self._timeout:  # or else as long again as it was waited for
            self._down, self._answered = None, began

        def ask(task: Task) -> Result | Unanswered:
            try:
                return self._persist(lambda: answer(task))
            except FailedTry as reason:
                return self._unanswered(reason)

        with self._connected():
            try:
                self._model = self._model or self._persist(self._first_model)
            except FailedTry as reason:
                return [self._unanswered(reason)] * len(asked)
            with ThreadPoolExecutor(self._concurrency) as pool:
                asking = [pool.submit(ask, each) for each in asked]
                return [self._awaited(each) for each in asking]

    def _awaited(self, asking: Future[Result]) -> Result:
        """What a request brings; once the server is silent for long, whoever waits is told."""
        while wait([asking], _SECONDS_IN_SILENCE).not_done:
            if time.monotonic() - self._answered >= _SECONDS_IN_SILENCE and not self._is_told:
                self._is_told = True
                _LOG.warning(
                    "still waiting for %s, silent for %g s; it has %g s for an answer (%s)",
                    *(self._url, _SECONDS_IN_SILENCE, self._timeout, LIMIT_VARIABLE),
                )
        return asking.result()

    def _choice(
        self, turns: Sequence[Turn], *, seconds: float | None = None, **options: Any
    ) -> dict[str, Any]:
        """The server's choice of an answer to a chat, within ``seconds`` or the usual time."""
        path = "/chat/completions"
        asked = {
            "model": self._model,
            "messages": list(turns),
            "temperature": 0.0,
            "seed": self._seed,
            **options,
        }
        try:
            answer = self._send("POST", path, asked, seconds=seconds)
        except _UnknownError as reason:
            told = f'{self._url}{path}: {reason}; is "{self._model}" a model of it?'
            raise ModelError(f"{told}{self._listed()}") from reason
        try:
            choice: dict[str, Any] = answer["choices"][0]
            choice["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise FailedTry("an answer without choices", again=True) from error
        return choice

    def _unanswered(self, reason: FailedTry) -> Unanswered:
        return Unanswered(f"{self._url}: {reason}")

    def _persist(self, ask: Callable[[], Result]) -> Result:
        """What ``ask`` brings, tried again as often as allowed.

        Raises:
            FailedTry: The last try failed, or other requests found the server down.
        """
        for turn in range(1, self._tries + 1):
            if self._down:
                raise self._down
            try:
                answer = ask()
            except FailedTry as reason:
                tries = min(self._tries, _WAITS) if isinstance(reason, _Late) else self._tries
                self._note(reason, is_last=turn >= tries)
                if not reason.again or turn >= tries:
                    raise
                pause = 2.0 ** (turn - 1) if reason.pause is None else reason.pause
                self._sleep(min(pause, _LONGEST_PAUSE))
            else:
                self._answered = time.monotonic()
                return answer
        raise AssertionError("at least one try is made")

    def _note(self, reason: FailedTry, *, is_last: bool) -> None:
        """Take the server for down where the other requests need not find that out again.

        So it is if there is no connection, and if no request at all was answered for as long as
        one is waited for.
        """
        now = time.monotonic()
        if reason.again and now - self._answered >= self._timeout:
            self._down, self._given_up = reason, now
        elif is_last and isinstance(reason, _Unreachable):
            self._down = reason

    def _names(self) -> list[str]:
        """The names of the server's models, in its order.

        Raises:
            FailedTry: It does not say.
        """
        found = self._send("GET", "/models", None, seconds=_SECONDS_TO_KNOCK)
        try:
            return [each["id"] for each in found["data"] if isinstance(each["id"], str)]
        except (KeyError, TypeError):
            return []

    def _listed(self) -> str:
        """Which models the server lists, for whoever named another; "" if it does not say."""
        try:
            names = self._names()
        except FailedTry:
            return ""
        shown = ", ".join(map(_in_a_line, names[:_MOST_LISTED]))
        return f" It lists {shown}{', …' * (len(names) > _MOST_LISTED)}" if names else ""

    def _first_model(self) -> str:
        try:
            name = next(filter(None, self._names()), None)
        except _UnknownError:
            name = None
        except _Late as reason:
            told = f"it does not list its models in {_SECONDS_TO_KNOCK:g} s; name one (#NAME)"
            raise FailedTry(told, again=False) from reason
        if name is None:
            raise ModelError(f"{self._url}/models lists no model; name one")
        return name

    def _request(self, method: str, path: str, body: Any, *, seconds: float | None = None) -> Reply:
        """The answer to a request, whatever it says, unless it refuses the key."""
        from summarize.fetching.exchange import ExchangeError, NoConnectionError, TooLateError

        seconds = self._timeout if seconds is None else seconds
        try:
            reply = self._exchange(
                method,
                self._url + path,
                json=body,
                seconds=seconds,
                most_bytes=MOST_ANSWER_BYTES,
            )
        except TooLateError as error:
            raise _Late(f"no whole answer in {seconds:g} s", again=True) from error
        except NoConnectionError as error:
            raise _Unreachable(str(error), again=True) from error
        except ExchangeError as error:
            raise FailedTry(str(error), again=False) from error
        if reply.status in (401, 403):
            raise ModelError(f"{self._url} refuses the key (status {reply.status})")
        if len(self._key) < _SHORTEST_SECRET:
            return reply
        # Servers, and proxies before them, tell in errors what they were sent.
        return replace(reply, data=reply.data.replace(self._key, b"..."))

    def _send(
        self, method: str, path: str, body: dict[str, Any] | None, *, seconds: float | None = None
    ) -> Any:
        """What the server answers, as JSON values."""
        reply = self._request(method, path, body, seconds=seconds)
        if reply.status in _PASSING:
            raise FailedTry(_refusal(reply), again=True, pause=_retry_after(reply.headers))
        if reply.status == 404:
            raise _UnknownError(_refusal(reply), again=False)
        if not 200 <= reply.status < 300:
            raise FailedTry(_refusal(reply), again=False)
        try:
            return parse_json(reply.data)
        except ValueError as error:
            raise FailedTry("an answer that is no JSON", again=True) from error


def _refusal(reply: Reply) -> str:
    """The status and, if the server says why in the form of OpenAI's errors, the reason."""
    status = f"status {reply.status}"
    if 300 <= reply.status < 400:
        return f"{status}, which sends us elsewhere; give the address of the server itself"
    try:
        reason = str(parse_json(reply.data)["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return status
    return f"{status}: {_in_a_line(reason)}"


def _seconds_to_write() -> float:
    """Return what the environment, or else we, give a server for a whole answer.

    Raises:
        ModelError: It is no number of seconds.
    """
    given = os.environ.get(LIMIT_VARIABLE, "").strip() or _SECONDS_TO_WRITE
    try:
        if 0 < (seconds := float(given)) < math.inf:
            return seconds
    except ValueError:
        pass
    raise ModelError(f'{LIMIT_VARIABLE} is "{given}"; a number of seconds above 0 is wanted')


def _in_a_line(told: str) -> str:
    """What a server says, in one line of a length that can be read."""
    printed = "".join(sign if sign.isprintable() else " " for sign in told)
    return " ".join(printed.split())[:_REASON_LENGTH]


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that the server asks to wait, if it says so in seconds."""
    try:
        return max(0.0, float(headers["retry-after"]))
    except (KeyError, ValueError):
        return None
