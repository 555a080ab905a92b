"""Corrections and reversals in free words, in `free_words/`: so many are in a story, or none.

A story is an article and those of later days. `changes` has words of the sentence that holds no
more and of one that tells what does; `also` has words of others that tell it too, or it of more.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarize.pipeline import make_brief, plan_brief
from summarize.types import Article, Change, Models, Reading
from summarize.updating import update_brief

FOLDER = Path(__file__).parent / "free_words"
SETS = ("made_with", "held_out")


@dataclass(frozen=True, slots=True)
class FreeStory:
    """Articles, of which the first is the earliest, and what the later ones change."""

    articles: tuple[Article, ...]
    changes: tuple[tuple[str, str], ...]
    also: tuple[str, ...]

    def found(self, changes: Iterable[Change]) -> set[tuple[str, str]]:
        """Return those of the changes that are found."""
        told = [(self._told(each.old), self._told(each.new)) for each in changes]
        return {
            (was, now)
            for was, now in self.changes
            if any(was in old and any(it in new for it in (now, *self.also)) for old, new in told)
        }

    def false(self, changes: Iterable[Change]) -> list[Change]:
        """Return what is none of the changes, nor told beside them."""
        return [
            each
            for each in changes
            if not self.found([each])
            and not any(it in self._told(each.old) + self._told(each.new) for it in self.also)
        ]

    def _told(self, reading: Reading) -> str:
        """The sentences that tell a reading."""
        texts = {each.id: each.text for each in self.articles}
        told = []
        for span in reading.citations:
            text = texts[span.article_id]
            start = max(text.rfind(mark, 0, span.start) for mark in (". ", "! ", "? ")) + 1
            told.append(text[start : span.end + 1])
        return " ".join(told)


def free_stories(name: str) -> Iterator[FreeStory]:
    """Yield the stories of a set."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for each in table["story"]:
        articles = tuple(
            Article(f"a{n}", text, f"Report {n}", f"Outlet {n}", f"2023-05-{day:02}")
            for n, (text, day) in enumerate(zip(each["texts"], each["days"], strict=True))
        )
        changes = tuple((it["was"], it["now"]) for it in each.get("changes", []))
        yield FreeStory(articles, changes, tuple(each.get("also", [])))


def changes_of_update(story: FreeStory, models: Models) -> tuple[Change, ...]:
    """Return what an update of a brief of the first article finds in the later ones."""
    brief = make_brief(story.articles[:1], models)
    return update_brief(brief, story.articles[1:], models).history.changes


def changes_of_brief(story: FreeStory, models: Models) -> tuple[Change, ...]:
    """Return what a brief of all articles leaves out as overtaken."""
    return plan_brief(story.articles, models).overtaken
