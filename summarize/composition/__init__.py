"""From chosen statements to a brief: order, headline, coverage, provenance."""

from summarize.composition.agreement import measure_agreement
from summarize.composition.budget import fit_budget
from summarize.composition.coverage import measure_coverage
from summarize.composition.headline import choose_headline
from summarize.composition.naming import name_people
from summarize.composition.order import article_lengths, order_statements
from summarize.composition.provenance import make_provenance
from summarize.composition.rating import keep_supported, rate_support

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
