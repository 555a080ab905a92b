"""From the parts to one probability: two logistic regressions, one inside the other.

The first tells from the wording alone how far a sentence is put together as its sources
are; the second weighs that, and how close the sentence is to them on the whole, against what
the checks object to. Of a sentence in words of its own the wording says little, and the
objections decide. ``weights.toml`` has the weights, and how they were found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from math import exp, log

from summarize.checking.verdict import Objection

VERBATIM_SCORE = 0.99
"""Of a sentence that a source has word by word."""
EDIT_SCORE = 0.97
"""Of whole sentences of the sources joined by "and", at least: both are said, if not together."""
UNSAID_SCORE = 0.5
"""Of one that leaves out a verb of saying: with it may go who says the rest."""
OMISSION_SCORE = 0.97
"""Of one that only leaves out what the rest is as true without: 2 of 91 of these were untrue."""
RISKY_OMISSION_SCORE = 0.79
"""At most, of one that leaves out something else: 21 of 100 of these, to which no check objected,
were untrue, and a reader, who sees nothing wrong with what is left, told them no better than
chance."""
_LEAST = 1e-3
PRINTING_THRESHOLD = 0.85
"""From here on what a model wrote is printed: of 381 sentences that were judged, those without an
objection and of so much were untrue 2 or 3 times in a hundred (docs/support.md)."""
DEFAULT_THRESHOLD = 0.6
"""About 98 of 100 true sentences, as they stand or edited, score at least this much."""

_WEIGHTS = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
_WORDING_SCALE = 0.5
"""The first regression's log-odds are halved, for sentences less like the sources than these."""
_LEAST_CLOSENESS = -3.0
"""Beyond this a sentence is in words of its own, and says no more by being so."""
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
    wording, closeness = (_weighed(_WEIGHTS[name], parts) for name in ("wording", "closeness"))
    known = {**parts, "wording": probability(_WORDING_SCALE * wording)}
    return probability(max(closeness, _LEAST_CLOSENESS) + _weighed(_WEIGHTS["all"], known))


def _weighed(weights: Mapping[str, float], parts: Mapping[str, float]) -> float:
    return weights["bias"] + sum(w * parts[part] for part, w in weights.items() if part != "bias")


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
