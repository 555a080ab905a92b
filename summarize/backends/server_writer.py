"""A writer behind an OpenAI-compatible server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarize.backends.chat_server import ChatServer, FailedTry
from summarize.backends.free_writing import max_new_tokens, plain_answer, without_torn_end
from summarize.backends.prompts import asked_with, filled, turns_of
from summarize.types import Answer, Candidate, WriterProfile, WritingRequest


class ServerWriter(ChatServer):
    """An `AbstractiveModel` over a server; what it does not answer is `Unanswered`."""

    profile = WriterProfile()

    def __init__(self, url: str, *, prompts: Sequence[str], **options: Any) -> None:
        """Remember where the server is; nothing is asked yet.

        Args:
            url: up to and including the version, "http://127.0.0.1:8000/v1".
            prompts: for `asked_with`.
            options: those of `ChatServer`.
        """
        super().__init__(url, **options)
        self._prompts = prompts

    def generate(self, requests: Sequence[WritingRequest]) -> list[Answer]:
        """Return one candidate for each request, in order, or why there is none.

        Raises:
            ModelError: The server refuses the key or the model.
        """
        return self._ask_all(requests, self._write)

    def _write(self, request: WritingRequest) -> Answer:
        prompt, sources, advice = asked_with(self._prompts, request)
        choice = self._choice(
            filled(turns_of(prompt), "\n".join(filter(None, [*sources, advice]))),
            max_tokens=max_new_tokens(request.max_words),
        )
        text = choice["message"]["content"]
        plain = plain_answer(text) if isinstance(text, str) else ""
        if choice.get("finish_reason") == "length":
            plain = without_torn_end(plain)
        if not plain:
            raise FailedTry("an answer without text", again=False)
        return (Candidate(plain, 0.0),)
