"""A reader behind an OpenAI-compatible server that gives log-probabilities."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from math import exp, log
from typing import Any

from summarize.backends.chat_server import ChatServer, FailedTry
from summarize.backends.prompts import filled, turns_of
from summarize.errors import ModelError
from summarize.types import Unanswered

_LOG = logging.getLogger(__name__)
_LISTED = 20
"""Next words that are asked for."""
_TRIED = ("It rained.", "It rained.")
"""What is asked to see how a server answers."""
_SECONDS_TO_ANSWER = 20.0
"""In which a server that has its model in memory answers that."""
_INSTEAD = 'name another reader, or "none" (--reader)'
_UNLISTED = 1e-9
"""The probability of a word that is not among them."""


class ServerReader(ChatServer):
    """A `SupportReader` that asks a server's model for Yes or No."""

    def __init__(self, url: str, *, prompt: str, **options: Any) -> None:
        """Remember where the server is; nothing is asked yet.

        Args:
            url: up to and including the version, "http://127.0.0.1:8000/v1".
            prompt: the turns, with "{text}" and "{claim}" in the last one.
            options: those of `ChatServer`.
        """
        super().__init__(url, **options)
        self._turns = turns_of(prompt)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the log-odds of Yes against No for each evidence and claim, in order.

        What the server does not answer is undecided, and that is said once.

        Raises:
            ModelError: It refuses the key or the model, or gives no log-probabilities.
        """
        answers = self._ask_all(pairs, self._odds)
        left = [answer for answer in answers if isinstance(answer, Unanswered)]
        if left:
            _LOG.warning("%d of %d claims were not read: %s", len(left), len(pairs), left[0].reason)
        return [0.0 if isinstance(answer, Unanswered) else answer for answer in answers]

    def try_out(self) -> None:
        """Find out with one question whether the server can be a reader.

        One that does not answer in time, or is at fault itself, may do better when it is asked.

        Raises:
            ModelError: It refuses the key, the model or the question, or gives no
                log-probabilities.
        """
        try:
            with self._connected():
                self._model = self._model or self._first_model()
                self._odds(_TRIED, seconds=_SECONDS_TO_ANSWER)
        except FailedTry as reason:
            if not reason.again:
                raise ModelError(f"{self._url} cannot be a reader: {reason}; {_INSTEAD}") from None

    def _odds(self, pair: tuple[str, str], *, seconds: float | None = None) -> float:
        turns = filled(self._turns, *pair)
        choice = self._choice(
            turns, seconds=seconds, max_tokens=1, logprobs=True, top_logprobs=_LISTED
        )
        try:
            listed = choice["logprobs"]["content"][0]["top_logprobs"]
            found = [
                (str(each["token"]).strip().lower(), float(each["logprob"])) for each in listed
            ]
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise ModelError(
                f"{self._url} gives no log-probabilities, which a reader is read by; {_INSTEAD}"
            ) from error
        yes, no = (
            sum(exp(logprob) for token, logprob in found if token == word) for word in ("yes", "no")
        )
        return log(max(yes, _UNLISTED)) - log(max(no, _UNLISTED))
