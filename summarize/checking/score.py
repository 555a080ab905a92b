"""From the parts to one probability: two logistic regressions, one inside the other.

The first tells from the wording alone how far a sentence is put together as its sources
are; the second weighs that, and how close the sentence is to them on the whole, against what
the checks object to. Of a sentence in words of its own the wording says little, and the
objections decide.

How the weights were found: on English texts under open licences (news, biographies, travel
guides and speeches of the Georgetown University Multilayer corpus, Zeldes 2017), about as
many sentences that were corrupted in one place or spliced from two as sentences that stand
there, were shortened, fused, turned into the passive, or were written as summaries. Both sides
weigh equally, so a score is the probability at even odds; how well it is calibrated beyond
that mix was not measured. No weight is below zero.

Set by hand: closeness is the mean of three parts, each in units of its spread on such texts
(equal weights hold up where the mix of errors is not known; Dawes, "The robust beauty of
improper linear models", 1979), and weighs as much as the regressions say at 1. The weight of
each objection is 4 above what was fitted, as planted errors are plainer than real ones, and 2
above no fit; a lost attribution weighs 1, as readers who judged summaries seldom minded it.
No weight was fitted to a development set, but the parts and what is set by hand were chosen
while looking at them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

from summarize.checking.verdict import Objection

VERBATIM_SCORE = 0.99
"""Of a sentence that a source has word by word."""
EDIT_SCORE = 0.97
"""Of a sentence that is a permitted edit of a source sentence: of a hundred such, drawn from
briefs of real stories, readers found 97 true (docs/evaluation.md)."""
_LEAST = 1e-3
PRINTING_THRESHOLD = 0.85
"""From here on what a model wrote is printed: of 381 sentences that were judged, those without an
objection and of so much were untrue 2 or 3 times in a hundred (docs/support.md)."""
DEFAULT_THRESHOLD = 0.6
"""About 98 of 100 true sentences, as they stand or edited, score at least this much."""

_WORDING = {
    "words": 3.27,
    "bigrams": 4.08,
    "trigrams": 0.67,
    "breaks": 1.55,
    "joints": 13.27,
    "subjects": 1.86,
    "meaning": 2.33,
    "embedding": 0.05,
}
_WORDING_BIAS = -25.75
_WORDING_SCALE = 0.5
"""The first regression's log-odds are halved, for sentences less like the sources than these."""
_CLOSENESS = {"embedding": 2.85, "fragments": 2.21, "links": 1.41}
_CLOSENESS_BIAS = -5.6
_LEAST_CLOSENESS = -3.0
"""Beyond this a sentence is in words of its own, and says no more by being so."""
_WEIGHTS = {
    "wording": 6.14,
    "facts": 2.0,
    "numbers": 6.0,
    "names": 6.0,
    "dates": 6.0,
    "roles": 8.36,
    "polarity": 11.73,
    "modality": 12.3,
    "quotations": 9.28,
    "attribution": 1.0,
}
_BIAS = -64.64

_MOST = 500.0
_READ = 0.94
_CHECKED = 0.062
_READ_BIAS = 0.29
"""How a reader's log-odds and those of the score without it make one: a logistic regression on the
sets that the reader was trained on, each read by a probe that was trained on the others."""
_OBJECTED = 0.6
"""What is left of a score after an objection: less than the threshold."""


def support_score(parts: Mapping[str, float]) -> float:
    """Return the probability that a sentence of these `parts` is supported, in (0, 1)."""
    wording = _WORDING_BIAS + sum(weight * parts[part] for part, weight in _WORDING.items())
    closeness = _CLOSENESS_BIAS + sum(w * parts[part] for part, w in _CLOSENESS.items())
    known = {**parts, "wording": probability(_WORDING_SCALE * wording)}
    return probability(
        _BIAS
        + max(closeness, _LEAST_CLOSENESS)
        + sum(weight * known[part] for part, weight in _WEIGHTS.items())
    )


def read_score(odds: float, checked: float, objections: Sequence[Objection]) -> float:
    """Return the probability, in (0, 1), of a sentence that a reader and the checks have read.

    Args:
        odds: the reader's log-odds.
        checked: the score of the checks, in (0, 1).
        objections: what they found.
    """
    known = min(max(checked, _LEAST), 1 - _LEAST)
    score = probability(_READ * odds + _CHECKED * log(known / (1 - known)) + _READ_BIAS)
    return score * _OBJECTED if objections else score


def probability(log_odds: float) -> float:
    """Return the probability of log-odds."""
    return 1.0 / (1.0 + exp(-min(max(log_odds, -_MOST), _MOST)))
