"""A reader behind an OpenAI-compatible server that gives log-probabilities."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from math import exp, log
from typing import Any

from summarize.backends.chat_server import ChatServer
from summarize.backends.prompts import filled, turns_of
from summarize.errors import ModelError
from summarize.types import Unanswered

_LOG = logging.getLogger(__name__)
_LISTED = 20
"""Next words that are asked for."""
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

    def _odds(self, pair: tuple[str, str]) -> float:
        turns = filled(self._turns, *pair)
        choice = self._choice(turns, max_tokens=1, logprobs=True, top_logprobs=_LISTED)
        try:
            listed = choice["logprobs"]["content"][0]["top_logprobs"]
            found = [
                (str(each["token"]).strip().lower(), float(each["logprob"])) for each in listed
            ]
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise ModelError(
                f"{self._url} gives no log-probabilities, which a reader is read by;"
                ' name another reader, or "none" (--reader)'
            ) from error
        yes, no = (
            sum(exp(logprob) for token, logprob in found if token == word) for word in ("yes", "no")
        )
        return log(max(yes, _UNLISTED)) - log(max(no, _UNLISTED))
