"""A chat model behind an OpenAI-compatible server: vLLM, llama.cpp, Ollama, transformers serve."""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from summarize.backends.free_writing import max_new_tokens, plain_answer, without_torn_end
from summarize.errors import ModelError
from summarize.types import Candidate, WritingRequest

if TYPE_CHECKING:
    import httpx

_LOG = logging.getLogger(__name__)
_PASSING = frozenset([408, 409, 425, 429, 500, 502, 503, 504, 529])
"""Statuses that another try may mend."""
_LONGEST_PAUSE = 30.0
_REASON_LENGTH = 200


class _Unanswered(Exception):  # noqa: N818 (it is not the user's error)
    """Why a try brought no text; ``again`` whether another may, ``pause`` how long to wait."""

    def __init__(self, reason: str, *, again: bool, pause: float | None = None) -> None:
        super().__init__(reason)
        self.again = again
        self.pause = pause


class ServerWriter:
    """An `AbstractiveModel` over a server; what it does not answer has no candidates.

    A server cannot be held to a lattice or to the sources' words, so it writes freely.
    """

    def __init__(
        self,
        url: str,
        *,
        model: str,
        prompt: str,
        draft_prompt: str,
        key_variable: str = "SUMMARIZE_API_KEY",
        concurrency: int = 4,
        tries: int = 4,
        timeout: float = 120.0,
        seed: int = 0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Remember where the server is; nothing is asked yet.

        Args:
            url: up to and including the version, "http://127.0.0.1:8000/v1".
            model: its name there; "" for the first that the server lists.
            prompt: the system message for one sentence.
            draft_prompt: the system message for a whole brief.
            key_variable: the environment variable that holds the key, if there is one.
            concurrency: requests at a time.
            tries: times that a request is sent at most.
            timeout: seconds to wait for an answer.
            seed: sent with every request.
            sleep: waits between tries, in seconds.
        """
        key = os.environ.get(key_variable)
        self._url = url.rstrip("/")
        self._model = model
        self._prompts = (prompt, draft_prompt)
        self._concurrency = concurrency
        self._tries = tries
        self._seed = seed
        self._sleep = sleep
        self._down = Event()
        self._timeout = timeout
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return one candidate for each request that was answered, in order.

        Raises:
            ModelError: The server refuses the key or the model.
        """
        if not requests:
            return []
        import httpx

        self._down.clear()
        with (
            httpx.Client(timeout=self._timeout, headers=self._headers) as client,
            ThreadPoolExecutor(self._concurrency) as pool,
        ):
            if not self._model:
                self._model = self._first_model(client)
            answers = list(pool.map(partial(self._ask, client), requests))
        failed = [answer for answer in answers if isinstance(answer, _Unanswered)]
        if failed:
            _LOG.warning(
                "%s left %d of %d requests unanswered (%s); source sentences stand in",
                self._url,
                len(failed),
                len(requests),
                failed[0],
            )
        return [
            (Candidate(answer, 0.0),) if isinstance(answer, str) and answer else ()
            for answer in answers
        ]

    def _first_model(self, client: httpx.Client) -> str:
        try:
            return str(self._send(client, "GET", "/models", None)["data"][0]["id"])
        except _Unanswered as reason:
            raise ModelError(f"{self._url}: no model can be asked: {reason}") from reason
        except (KeyError, IndexError, TypeError) as error:
            raise ModelError(f"{self._url}/models lists no model; name one") from error

    def _ask(self, client: httpx.Client, request: WritingRequest) -> str | _Unanswered:
        """The answer to ``request``, or why there is none after so many tries."""
        reason = _Unanswered("the server is down", again=False)
        for turn in range(self._tries):
            if self._down.is_set():
                return reason
            try:
                return self._answer(client, request)
            except _Unanswered as unanswered:
                reason = unanswered
            if not reason.again:
                return reason
            if turn + 1 < self._tries:
                pause = 2.0**turn if reason.pause is None else reason.pause
                self._sleep(min(pause, _LONGEST_PAUSE))
        if str(reason).startswith("no connection"):
            self._down.set()  # the other requests need not find that out again
        return reason

    def _answer(self, client: httpx.Client, request: WritingRequest) -> str:
        system = self._prompts[request.whole]
        answer = self._send(
            client,
            "POST",
            "/chat/completions",
            {
                "model": self._model,
                "messages": [
                    {
                        "role": "system",
                        "content": system.replace("{words}", str(request.max_words)),
                    },
                    {"role": "user", "content": "\n\n".join(request.sources)},
                ],
                "temperature": 0.0,
                "seed": self._seed,
                "max_tokens": max_new_tokens(request.max_words),
            },
        )
        try:
            choice = answer["choices"][0]
            text = choice["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise _Unanswered("an answer without choices", again=True) from error
        plain = plain_answer(text) if isinstance(text, str) else ""
        return without_torn_end(plain) if choice.get("finish_reason") == "length" else plain

    def _send(
        self, client: httpx.Client, method: str, path: str, body: dict[str, Any] | None
    ) -> Any:
        import httpx

        try:
            response = client.request(method, self._url + path, json=body)
        except httpx.TimeoutException as error:
            raise _Unanswered("no answer in time", again=True) from error
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise _Unanswered(f"no connection ({type(error).__name__})", again=True) from error
        if response.status_code in _PASSING:
            raise _Unanswered(
                f"status {response.status_code}", again=True, pause=_retry_after(response.headers)
            )
        if response.status_code in (401, 403):
            raise ModelError(f"{self._url} refuses the key (status {response.status_code})")
        if response.status_code == 404:
            raise ModelError(f'{self._url}{path}: status 404; is "{self._model}" a model of it?')
        if response.is_error:
            raise _Unanswered(_refusal(response), again=False)
        try:
            return response.json()
        except json.JSONDecodeError as error:
            raise _Unanswered("an answer that is no JSON", again=True) from error


def _refusal(response: httpx.Response) -> str:
    """The status and, if the server says why in the form of OpenAI's errors, the reason."""
    status = f"status {response.status_code}"
    try:
        reason = response.json()["error"]["message"]
    except (ValueError, KeyError, TypeError):
        return status
    return f"{status}: {' '.join(str(reason).split())[:_REASON_LENGTH]}"


def _retry_after(headers: Any) -> float | None:
    """The seconds that the server asks to wait, if it says so in seconds."""
    try:
        return max(0.0, float(headers["retry-after"]))
    except (KeyError, ValueError):
        return None
