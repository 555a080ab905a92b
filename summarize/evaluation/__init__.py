"""Measuring briefs: ROUGE, grounding and form, and support scores, beside baselines.

What counts as what is defined where it is computed: `rouge`, `form`, `bootstrap`
and `discrimination`; `docs/evaluation.md` says it in prose.
"""

from summarize.evaluation.datasets import ReferenceStory, read_stories
from summarize.evaluation.report import Report, make_report
from summarize.evaluation.run import Scored, evaluate
from summarize.evaluation.support import SupportScorer

__all__ = [
    "ReferenceStory",
    "Report",
    "Scored",
    "SupportScorer",
    "evaluate",
    "make_report",
    "read_stories",
]
