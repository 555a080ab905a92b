"""From statements to a brief: what fits, order, names, headline, timeline, coverage, provenance."""

from summarize.composing.choice import Choice
from summarize.composing.choosing import choose_statements
from summarize.composing.corrections import warn_of_corrections
from summarize.composing.coverage import measure_coverage
from summarize.composing.headline import choose_headline
from summarize.composing.mapping import map_groups
from summarize.composing.mixed import warn_of_stories
from summarize.composing.own_days import latest_day, without_own_days
from summarize.composing.packs import packs_that_alone_say, warn_of_packs
from summarize.composing.provenance import make_provenance
from summarize.composing.rating import keep_supported, rate_support
from summarize.composing.said_elsewhere import standings
from summarize.composing.timeline import make_timeline

__all__ = [
    "Choice",
    "choose_headline",
    "choose_statements",
    "keep_supported",
    "latest_day",
    "make_provenance",
    "make_timeline",
    "map_groups",
    "measure_coverage",
    "packs_that_alone_say",
    "rate_support",
    "standings",
    "warn_of_corrections",
    "warn_of_packs",
    "warn_of_stories",
    "without_own_days",
]
