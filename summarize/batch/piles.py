"""A pile of articles kept as stories: new articles join them or open others, none is moved.

``stories.jsonl`` has a story a line, as `list_stories` reads them, and ``singles.jsonl`` likewise
the articles that no other one tells of the same event. Both are written whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from summarize.analysis.identification import identify_articles
from summarize.batch.failures import writing
from summarize.batch.locations import Location
from summarize.batch.stories import SINGLES, STORIES
from summarize.clustering import find_near_copies
from summarize.errors import ReadError
from summarize.files import safe_name
from summarize.grouping import ArticleGroup, as_written, group_articles, terms_of
from summarize.language.words import count_words
from summarize.parsing import parse_json
from summarize.reading import UnreadableInputError, as_read, read_back
from summarize.types import Article, Dropped, ReadArticles
from summarize.visible import json_text

FOLDERS = "folders"

_DIGEST_CHARACTERS = 16
_ID_CHARACTERS = 48
_HEADLINE_WORDS = 20
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PiledStory:
    """A story of a pile.

    Attributes:
        id: stays as it is, whatever joins the story.
        headline: the title of the article nearest to all others.
        articles: in the order in which they came.
        dropped: what reading set apart of them.
        joined: why each of them is in the story, by id, as JSON values.
        copies: which of them are near-copies, and of which.
    """

    id: str
    headline: str
    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...] = ()
    joined: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticlePile:
    """All that was ever put on a pile, and what came of the last articles.

    ``stories`` are those of several articles, ``singles`` the others.
    """

    stories: tuple[PiledStory, ...] = ()
    singles: tuple[PiledStory, ...] = ()

    @property
    def articles(self) -> Iterator[Article]:
        """All articles on it."""
        for story in (*self.stories, *self.singles):
            yield from story.articles


@dataclass(frozen=True, slots=True)
class Piled:
    """What putting articles on a pile did: so many were new, changed, or there already."""

    pile: ArticlePile
    new: int
    changed: int
    known: int


def put_on_pile(read: ReadArticles, pile: ArticlePile | None = None) -> Piled:
    """Group articles into the stories of a pile.

    An article that is there already is passed over, and one whose words have changed takes the
    place of its former self. No article is moved from one story to another.

    Args:
        read: what comes, with ids of any kind.
        pile: what is there; None: nothing.
    """
    pile = pile or ArticlePile()
    there = {each.id: key_of(each) for each in pile.articles}
    former = {key: id_ for id_, key in there.items() if key}
    renamed = {each.id: digest_of(each) for each in read.articles}
    coming = {renamed[each.id]: replace(each, id=renamed[each.id]) for each in read.articles}
    fresh = {id_: each for id_, each in coming.items() if id_ not in there}
    replaced = {former[key]: id_ for id_, each in fresh.items() if (key := key_of(each)) in former}
    dropped = [
        replace(each, article_id=renamed[each.article_id])
        for each in read.dropped
        if renamed.get(each.article_id) in fresh
    ]
    stories = [_with_changes(each, replaced, fresh, dropped) for each in pile.stories]
    singles = [_with_changes(each, replaced, fresh, dropped) for each in pile.singles]
    loose = {each.articles[0].id: each for each in singles}
    new = [each for id_, each in fresh.items() if id_ not in replaced.values()]
    for article in new:
        own = tuple(each for each in dropped if each.article_id == article.id)
        loose[article.id] = PiledStory("", "", (article,), own)
    grouped = _grouped(stories, loose)
    return Piled(
        ArticlePile(
            tuple(each for each in grouped if len(each.articles) > 1),
            tuple(each for each in grouped if len(each.articles) == 1),
        ),
        new=len(new),
        changed=len(replaced),
        known=len(read.articles) - len(fresh),
    )


def _with_changes(
    story: PiledStory,
    replaced: Mapping[str, str],
    fresh: Mapping[str, Article],
    dropped: Sequence[Dropped],
) -> PiledStory:
    """Return a story with the new words of those of its articles that have changed."""
    changed = {each.id for each in story.articles} & replaced.keys()
    if not changed:
        return story
    new_ids = {replaced[id_] for id_ in changed}
    articles = tuple(
        fresh[replaced[each.id]] if each.id in changed else each for each in story.articles
    )
    return replace(
        story,
        articles=articles,
        dropped=(
            *(each for each in story.dropped if each.article_id not in changed),
            *(each for each in dropped if each.article_id in new_ids),
        ),
        joined={replaced.get(id_, id_): why for id_, why in story.joined.items()},
        copies=_copies(articles),
    )


def _grouped(stories: Sequence[PiledStory], loose: Mapping[str, PiledStory]) -> list[PiledStory]:
    """Return the stories with what joins them of the loose articles, and those these open."""
    articles = [*(a for s in stories for a in s.articles), *(s.articles[0] for s in loose.values())]
    terms = [terms_of(each) for each in identify_articles(articles)]
    groups = group_articles(terms, [[each.id for each in story.articles] for story in stories])
    told = {each.id: each for each in articles}
    found = []
    for place, group in enumerate(groups):
        founders = [loose[id_] for id_ in group.article_ids if id_ in loose]
        founders.sort(key=lambda each: not each.id)  # who has an id keeps it
        first = stories[place] if place < len(stories) else founders[0]
        parts = (first, *(each for each in founders if each is not first))
        found.append(_story(group, parts, told))
    return found


def _story(
    group: ArticleGroup, parts: Sequence[PiledStory], told: Mapping[str, Article]
) -> PiledStory:
    """Return the story of a group, whose id is that of the first of its parts."""
    first = parts[0]
    if first.id and len(parts) == 1:
        return first
    articles = tuple(told[id_] for id_ in group.article_ids)
    headline = _headline(told[group.middle_id], articles)
    return PiledStory(
        first.id or _id_of(articles[0], headline),
        headline,
        articles,
        tuple(each for part in parts for each in part.dropped),
        {**first.joined, **_reasons(group, told)},
        _copies(articles),
    )


def _reasons(group: ArticleGroup, told: Mapping[str, Article]) -> dict[str, dict[str, object]]:
    reasons = {}
    for each in group.joined:
        written = as_written({*each.names, *each.words}, told[each.article_id])
        reasons[each.article_id] = {
            "nearest": each.nearest_id,
            "near": round(each.near, 2),
            "names": [written.get(stem, stem) for stem in each.names],
            "words": [written.get(stem, stem) for stem in each.words],
            "days": each.days,
        }
    return reasons


def _headline(middle: Article, articles: Sequence[Article]) -> str:
    titled = (each.title for each in (middle, *articles) if each.title)
    opening = " ".join(middle.text.split()[:_HEADLINE_WORDS])
    cut = f"{opening} …" if count_words(middle.text) > _HEADLINE_WORDS else opening
    return next(titled, cut)


def _id_of(first: Article, headline: str) -> str:
    """Return an id that says when and what, and that no other story has."""
    slug = _NO_WORD.sub("-", headline.lower()).strip("-")[:_ID_CHARACTERS].rstrip("-")
    day = (first.published or "undated")[:10]
    return f"{day}-{slug}-{first.id[:6]}" if slug else f"{day}-{first.id[:6]}"


def digest_of(article: Article) -> str:
    """Return the hash of an article's words: its id on a pile."""
    said = json.dumps([article.title, article.text]).encode(errors="surrogatepass")
    return hashlib.sha256(said).hexdigest()[:_DIGEST_CHARACTERS]


def key_of(article: Article) -> str | None:
    """Return what an article keeps when its words change: its address, or its record's id."""
    if article.url:
        return article.url
    return f"{article.path}#{article.record}" if article.record else None


def names_of(articles: Iterable[Article]) -> dict[str, str]:
    """Return by id what a user calls each article: its file, or which one of a file it is."""
    given = [*articles]
    of_path = Counter(each.path for each in given)
    names = {}
    for each in given:
        place = each.path or each.url or each.id
        names[each.id] = place if of_path[each.path] == 1 else each.record or each.url or place
    return names


def told_apart(read: ReadArticles) -> list[ReadArticles]:
    """Return the articles of each story that they tell, those of most articles first.

    What could not be read may be of any of them, and is told with each.
    """
    pile = put_on_pile(read).pile
    ordered = sorted((*pile.stories, *pile.singles), key=lambda each: -len(each.articles))
    apart = (read_back(_as_given(row_of(each, {}))) for each in ordered)
    return [replace(each, unread=read.unread) for each in apart]


def read_pile(location: Location) -> ArticlePile:
    """Return the pile that was written in ``location``; an empty one if none was.

    Raises:
        ReadError: What stands there is none.
    """
    there = location.names()
    stories, singles = (
        tuple(_rows(location, name)) if name in there else () for name in (STORIES, SINGLES)
    )
    return ArticlePile(stories, singles)


def _rows(location: Location, name: str) -> Iterator[PiledStory]:
    for number, line in enumerate(location.lines(name), start=1):
        if not line.strip():
            continue
        try:
            row = parse_json(line)
            read = read_back(_as_given(row))
            ids = {each.id: digest_of(each) for each in read.articles}
            yield PiledStory(
                str(row["id"]),
                str(row["headline"]),
                tuple(replace(each, id=ids[each.id]) for each in read.articles),
                tuple(replace(each, article_id=ids[each.article_id]) for each in read.dropped),
                {
                    ids[each.pop("article")]: {**each, "nearest": ids[each["nearest"]]}
                    for each in row["joined"]
                },
                {ids[each["article"]]: ids[each["of"]] for each in row["copies"]},
            )
        except (ValueError, KeyError, TypeError, AttributeError, UnreadableInputError) as error:
            raise ReadError(
                f"{location.name}/{name} line {number} is no story as summarize stories writes it: "
                f"{error}; move the file away, or name another folder"
            ) from error


def _as_given(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the articles of a story's line as `as_read` gives them."""
    return {**row, "articles": row["documents"], "warnings": []}


def write_pile(pile: ArticlePile, location: Location, *, folders: bool = False) -> None:
    """Write a pile, and with ``folders`` each story of several articles as a folder of them.

    Raises:
        OutputError: It cannot be written.
    """
    with writing(f"the stories of {location.name}"):
        if folders:
            for story in pile.stories:
                _write_folder(story, location)
        names = names_of(pile.articles)
        for name, rows in ((SINGLES, pile.singles), (STORIES, pile.stories)):
            location.write(name, (f"{json_text(row_of(each, names))}\n" for each in rows))


def _write_folder(story: PiledStory, location: Location) -> None:
    folder = f"{FOLDERS}/{safe_name(story.id)}"
    location.make_folder(folder)
    for article in story.articles:
        dropped = tuple(each for each in story.dropped if each.article_id == article.id)
        shown = as_read(ReadArticles((article,), dropped))
        location.write(f"{folder}/{article.id}.json", f"{json_text(shown, indent=1)}\n")


def row_of(story: PiledStory, names: Mapping[str, str]) -> dict[str, Any]:
    """Return a story as its line says it; ``names`` are what its articles are called, by id."""
    numbered = {each.id: f"a{number}" for number, each in enumerate(story.articles, start=1)}
    articles = tuple(replace(each, id=numbered[each.id]) for each in story.articles)
    dropped = tuple(replace(each, article_id=numbered[each.article_id]) for each in story.dropped)
    shown = as_read(ReadArticles(articles, dropped))
    days = sorted(each.published[:10] for each in articles if each.published)
    return {
        "id": story.id,
        "headline": story.headline,
        "from": days[0] if days else None,
        "to": days[-1] if days else None,
        "articles": [names.get(each.id, each.id) for each in story.articles],
        "copies": [
            {"article": numbered[copy], "of": numbered[original]}
            for copy, original in story.copies.items()
        ],
        "joined": [
            {"article": numbered[id_], **why, "nearest": numbered[str(why["nearest"])]}
            for id_, why in story.joined.items()
        ],
        "format": shown["format"],
        "schema_version": shown["schema_version"],
        "documents": shown["articles"],
        "dropped": shown["dropped"],
    }


def _copies(articles: Sequence[Article]) -> dict[str, str]:
    return dict(sorted(find_near_copies(identify_articles(articles)).items()))
