"""A story whose brief stands and to which articles have come: the brief is brought up to date.

What an editor has read stands word for word. It is made anew, with its history, where that would
serve him less: when the brief has outgrown its words, or what came outweighs what was there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.batch.outputs import Kept
from summarize.batch.recipe import Recipe
from summarize.errors import SummarizeError
from summarize.language.words import count_words
from summarize.pipeline import make_brief
from summarize.types import Article, Brief, Models, ReadArticles
from summarize.updating import (
    brief_from_json,
    renew_brief,
    texts_among,
    update_brief,
    words_of_news,
)
from summarize.updating.notices import with_notices
from summarize.updating.rereading import Quoted

_MOST_GROWN = 2.0
"""So many times the words that were asked for a brief may have before it is made anew."""


@dataclass(frozen=True, slots=True)
class Growing:
    """A brief, the SHA-256 of its JSON, all that was read of its story, and what of it is new."""

    before: Brief
    sha256: str
    read: ReadArticles
    new: tuple[Article, ...]


def growing(kept: Kept, made_by: str, read: ReadArticles) -> Growing | str:
    """Return a brief with the articles that have come to it, or why it cannot be updated.

    Args:
        kept: the brief that stands.
        made_by: of the job that is to update it.
        read: all articles of its story.
    """
    if kept.made_by != made_by:
        return "it was made with other settings or models, or by another state of the program"

    heard, _ = with_notices(read.articles, read.dropped)

    def among(lacking: Sequence[Quoted]) -> Mapping[str, str]:
        return texts_among(lacking, (*read.articles, *heard))

    try:
        before = brief_from_json(kept.data, read_again=among)
    except SummarizeError as error:
        return str(error)
    known = {(each.text, each.published) for each in before.articles}
    there = [
        {(e.text, e.published) for e in each} for each in zip(read.articles, heard, strict=True)
    ]
    if not known <= set().union(*there):
        return "an article of it has changed or is gone"
    new = tuple(
        each for each, told in zip(read.articles, there, strict=True) if known.isdisjoint(told)
    )
    if not new:
        return "what is told of its articles has changed"
    return Growing(before, hashlib.sha256(kept.data).hexdigest(), read, new)


def grow(story: Growing, recipe: Recipe, models: Models) -> tuple[Brief, str]:
    """Return the next revision of a brief, and why it was made anew, "" if it was not.

    Raises:
        ReadError: The articles hold no sentence that can be printed.
    """
    read, settings = story.read, recipe.settings
    ids = {each.id for each in story.new}
    try:
        updated = update_brief(
            story.before,
            story.new,
            models,
            replace(settings, words=words_of_news(settings.words)),
            dropped=[each for each in read.dropped if each.article_id in ids],
            previous=story.sha256,
        )
    except SummarizeError as error:
        return make_brief(read.articles, models, settings, dropped=read.dropped), str(error)
    anew = _why_anew(story, updated, settings.words)
    if not anew:
        return updated, ""
    fresh = make_brief(read.articles, models, settings, dropped=read.dropped)
    renewed = renew_brief(updated, fresh, models)
    return replace(renewed, warnings=(*renewed.warnings, f"the brief was made anew: {anew}")), anew


def _why_anew(story: Growing, updated: Brief, words: int) -> str:
    if len(story.new) > len(story.before.articles):
        return "more articles came than it was made of"
    if count_words(updated.text) > _MOST_GROWN * words:
        return "it had outgrown its words"
    return ""
