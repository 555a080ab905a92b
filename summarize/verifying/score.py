"""From the parts to one probability: two logistic regressions, one inside the other.

The first tells from the wording alone how far a sentence is put together as its sources
are; the second weighs that against what the checks object to. Of a sentence in words of
its own the wording says little, and the objections decide.

How the weights were found: on 96 English texts under open licences (news, interviews, biographies,
travel guides and speeches of the Georgetown University Multilayer corpus, Zeldes 2017),
3,500 sentences that were corrupted in one place or spliced from two against 1,900 that
stand there, were shortened or fused, or were written as summaries; both sides weigh
equally, so a score is the probability at even odds. No weight is below zero, and none of
an objection below 2. No development or test set of this project was used for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

VERBATIM_SCORE = 0.99
"""Of a sentence that a source has word by word."""
DEFAULT_THRESHOLD = 0.6
"""About 95 of 100 true sentences, as they stand or edited, score at least this much."""

_WORDING = {
    "words": 10.08,
    "bigrams": 6.79,
    "trigrams": 6.58,
    "breaks": 3.46,
    "joints": 5.08,
    "subjects": 1.87,
    "meaning": 7.63,
    "embedding": 13.27,
}
_WORDING_BIAS = -51.63
_WORDING_SCALE = 0.5
"""The first regression's log-odds are halved, for sentences less like the sources than these."""
_WEIGHTS = {
    "wording": 5.83,
    "facts": 2.0,
    "numbers": 2.0,
    "names": 2.0,
    "dates": 2.38,
    "roles": 2.12,
    "polarity": 5.86,
    "modality": 7.11,
    "quotations": 2.0,
    "attribution": 3.61,
}
_BIAS = -31.23


def support_score(parts: Mapping[str, float]) -> float:
    """Return the probability that a sentence of these `parts` is supported, in (0, 1)."""
    wording = _WORDING_BIAS + sum(weight * parts[part] for part, weight in _WORDING.items())
    known = {**parts, "wording": _logistic(_WORDING_SCALE * wording)}
    return _logistic(_BIAS + sum(weight * known[part] for part, weight in _WEIGHTS.items()))


def _logistic(log_odds: float) -> float:
    return 1.0 / (1.0 + exp(-log_odds))
