"""Free decoding that can only use the words of its sources and function words, and ends in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

import torch
from transformers import LogitsProcessor

from summarize.language.lexicon import FUNCTION_WORDS

_MARKS = ". , ; : ' \" ’ “ ” ( ) - – — $ £ € % & 's ’s n't"


def common_tokens(tokenize: Callable[[str], Sequence[int]]) -> frozenset[int]:
    """Return the tokens of function words and marks, as they stand within and at the start."""
    words = [*FUNCTION_WORDS, *_MARKS.split()]
    forms = [form for word in words for form in (word, " " + word, word.capitalize())]
    return frozenset(token for form in forms for token in tokenize(form))


class SourceTokensLogitsProcessor(LogitsProcessor):  # type: ignore[misc,unused-ignore]
    """Gives probability 0 to every token that is not among a row's.

    A model limited to its sources invents less: King et al., "Don't Say What You Don't
    Know" (PINOCCHIO), 2022. What it puts together of their words is still to be checked.
    """

    def __init__(self, allowed: Sequence[Sequence[int]]) -> None:
        """Limit row i of the scores to the token ids ``allowed[i]``."""
        self._allowed = [torch.tensor(ids) for ids in allowed]

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Return ``scores`` (batch, vocabulary) with the forbidden at minus infinity."""
        limited = torch.full_like(scores, float("-inf"))
        for row, ids in enumerate(self._allowed):
            limited[row, ids] = scores[row, ids]
        return cast(torch.FloatTensor, limited)


class LengthLimitsLogitsProcessor(LogitsProcessor):  # type: ignore[misc,unused-ignore]
    """Ends every row of a batch where it would end alone, whatever is asked of the others."""

    def __init__(self, start: int, limits: Sequence[int], end_token: int) -> None:
        """Let row i have ``limits[i]`` tokens after the first ``start``, and then ``end_token``."""
        self._ends = torch.tensor(limits) + start
        self._end_token = end_token

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Return ``scores`` (batch, vocabulary) with only the end for rows at their limit."""
        over = (self._ends <= input_ids.shape[1]).to(scores.device)
        if not over.any():
            return scores
        ended = torch.full_like(scores, float("-inf"))
        ended[:, self._end_token] = 0.0
        return cast(torch.FloatTensor, torch.where(over[:, None], ended, scores))
