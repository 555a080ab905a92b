"""A chat model that writes: a sentence in fewer words, or a whole draft."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.backends.free_writing import (
    join_sources,
    max_new_tokens,
    plain_answer,
    without_torn_end,
    words_of,
)
from summarize.backends.language_model import LanguageModel
from summarize.backends.prompts import asked_with, tokens_around, turns_of
from summarize.types import Candidate, WriterProfile, WritingRequest


class ChatWriter:
    """An `AbstractiveModel` that writes one answer a request, greedily."""

    def __init__(self, model: LanguageModel, prompts: Sequence[str]) -> None:
        """Write with ``model``.

        Args:
            model: loaded already; a reader may share it.
            prompts: for `asked_with`.
        """
        self._model = model
        self._prompts = prompts
        # Half of its context is for what it writes.
        self.profile = WriterProfile(input_words=words_of(model.max_input_tokens // 2))

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return the one candidate of each request, in order.

        What a request gets does not depend on the others.
        """
        answers: list[tuple[Candidate, ...]] = [()] * len(requests)
        by_opening: dict[tuple[int, ...], list[int]] = {}
        rest: list[list[int]] = []
        for number, request in enumerate(requests):
            opening, tokens = self._laid_out(request)
            by_opening.setdefault(tuple(opening), []).append(number)
            rest.append(tokens)
        for opening_ids, numbers in by_opening.items():
            limits = [max_new_tokens(requests[i].max_words) for i in numbers]
            written = self._model.packed.write(
                opening_ids, [rest[i] for i in numbers], limits=limits, ends=self._model.ends
            )
            for number, tokens in zip(numbers, written, strict=True):
                text = self._text(tokens)
                answers[number] = (Candidate(text, 0.0),) if text else ()
        return answers

    def _laid_out(self, request: WritingRequest) -> tuple[list[int], list[int]]:
        """The ids of a request's chat up to the sources, and from there on.

        Sources that are too long are cut, each by the same right.
        """
        prompt, sources, advice = asked_with(self._prompts, request)
        before, *_, after = tokens_around(self._model.tokenizer, turns_of(prompt))
        if advice:
            after = [*self._model.encode(f"\n{advice}"), *after]
        tokens = join_sources(
            [self._model.encode(text) for text in sources],
            before=before,
            between=self._model.encode("\n"),
            after=after,
            limit=self._model.max_input_tokens,
            reserve=max_new_tokens(request.max_words),
        )
        return before, tokens[len(before) :]

    def _text(self, tokens: list[int]) -> str:
        text = plain_answer(self._model.tokenizer.decode(tokens, skip_special_tokens=True))
        return text if tokens and tokens[-1] in self._model.ends else without_torn_end(text)
