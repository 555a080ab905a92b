"""From chosen statements to a brief: order, headline, coverage, provenance."""

from summarize.composing.agreement import measure_agreement
from summarize.composing.budget import fit_budget
from summarize.composing.coverage import measure_coverage
from summarize.composing.headline import choose_headline
from summarize.composing.naming import name_people
from summarize.composing.order import article_lengths, order_statements
from summarize.composing.provenance import make_provenance
from summarize.composing.rating import keep_supported, rate_support

__all__ = [
    "article_lengths",
    "choose_headline",
    "fit_budget",
    "keep_supported",
    "make_provenance",
    "measure_agreement",
    "measure_coverage",
    "name_people",
    "order_statements",
    "rate_support",
]
