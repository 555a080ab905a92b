"""Live blogs: pages of posts that follow one another, each with its moment.

Whatever their markup, the posts are elements alike, most of them with some prose and a time of
their own. So are teasers and comments; that a page is a live blog is told by what it says of itself
to machines, by its title or classes, or by posts that each begin with a bare clock time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from summarize.language.languages import page_phrases
from summarize.language.lexicon import any_of
from summarize.reading.comment_threads import comment_entries
from summarize.reading.normalization import one_line
from summarize.reading.page_data import Node, json_ld
from summarize.reading.page_marks import HtmlElement, speaks_of_others, tags

TIME, BYLINE = "time", "byline"

_STAMPS = ("time", "span", "div", "p", "h2", "h3", "h4", "h5", "b", "strong", "small", "a", "dt")
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}){1,2}|\d{1,2} ?[ap]\.?m\b"
_BARE_CLOCK = re.compile(
    rf"\W*(?:{_CLOCK})(?:\s?[ap]\.?m\.?)?(?: ?(?:Uhr|h|[A-Z]{{2,4}}))?\W*", re.IGNORECASE
)
# A moment is a clock time, or "4 minutes ago", with at most a day and a word or two beside it.
_MOMENT = re.compile(
    rf"(?=.*(?:{_CLOCK}|\b\d+ ?\w{{1,8}} ago\b|\b(?:vor|hace|il y a|há) \d+ ?\w+))"
    r"[^.!?]*\.?[^.!?]*",
    re.IGNORECASE,
)
_NO_PROSE = frozenset(("a", "button", "time"))
_LONGEST_STAMP = 40
_PROSE = 40
"""Characters of text beside its links that a post has, at the least."""
_FEWEST, _FEWEST_BARE = 2, 3
_LONGEST_NAME = 80
_LIVE_CLASS = re.compile(r"(?:^|[\s_-])(?:live|liveblog|liveticker|ticker)(?:$|[\s_-])", re.I)
_AUTHOR = re.compile(r"(?:^|[\s_-])(?:auth|author|authors|byline|reporter|contributor)(?:$|[\s_-])")


@dataclass(frozen=True, slots=True)
class LiveBlog:
    """The posts of a live blog; ``beside`` is what stands in them beside their text, and why."""

    posts: frozenset[HtmlElement] = frozenset()
    beside: Mapping[HtmlElement, str] = field(default_factory=dict)


def live_blog(tree: HtmlElement) -> LiveBlog:
    """Return the live blog that a page is; one without posts where it is none."""
    lengths = _lengths(tree)
    posts = _marked(tree) or _posts(tree, lengths)
    return LiveBlog(frozenset(posts), _beside(posts, lengths))


def posts_in_data(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the texts of the posts that a page's JSON-LD has, as they stand there."""
    for node in nodes:
        updates = node.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            body = update.get("articleBody") if isinstance(update, Mapping) else None
            if isinstance(body, str) and body.strip():
                yield body


def _marked(tree: HtmlElement) -> Sequence[HtmlElement]:
    marked = [each for each in tree.iter("*") if each.get("itemprop") == "liveBlogUpdate"]
    return marked if len(marked) >= _FEWEST else ()


def _posts(tree: HtmlElement, lengths: _Lengths) -> Sequence[HtmlElement]:
    """Return the greatest group of elements alike that each have a moment and prose."""
    nearest = _Nearest(tree, lengths)
    stamped = (nearest.post(each) for each in tree.iter(*_STAMPS) if _is_stamp(each, lengths))
    found = dict.fromkeys(each for each in stamped if each is not None)
    groups: dict[object, list[HtmlElement]] = {}
    for post in found:
        groups.setdefault((post.getparent(), post.tag), []).append(post)
    posts = max(groups.values(), key=lambda each: sum(lengths[e].prose for e in each), default=[])
    if len(posts) < _FEWEST or not (_says_live(tree, posts) or _open_with_clocks(posts)):
        return ()
    if not comment_entries(tree).isdisjoint(posts):
        return ()
    kinds = {kind for post in posts for kind in _kinds(post)}
    beside = (each for each in posts[0].getparent() if not kinds.isdisjoint(_kinds(each)))
    return [each for each in beside if each in found or lengths[each].is_post]


def _beside(posts: Iterable[HtmlElement], lengths: _Lengths) -> dict[HtmlElement, str]:
    """Return the times and names in posts, each with what it is."""
    from lxml import etree

    apart: dict[HtmlElement, str] = {}
    for post in posts:
        walk = etree.iterwalk(post, events=("start",), tag="*")
        for _, element in walk:
            reason = None if element is post else _reason(element, lengths)
            if reason is not None:
                apart[element] = reason
                walk.skip_subtree()
    return apart


def _reason(element: HtmlElement, lengths: _Lengths) -> str | None:
    if _is_stamp(element, lengths):
        return TIME
    own = f"{element.get('class', '')} {element.get('rel', '')} {element.get('itemprop', '')}"
    named = 0 < lengths[element].text <= _LONGEST_NAME and _AUTHOR.search(own.lower())
    return BYLINE if named else None


@dataclass(slots=True)
class _Length:
    """How many characters an element holds: of all text, and of that which is no link."""

    text: int = 0
    prose: int = 0

    @property
    def is_post(self) -> bool:
        """Whether that is enough for a post."""
        return self.prose >= _PROSE


_Lengths = dict[Any, _Length]


def _lengths(tree: HtmlElement) -> _Lengths:
    """Measure all elements in one walk: pages can be thousands of elements deep."""
    from lxml import etree

    lengths: _Lengths = {}
    open_: list[_Length] = [_Length()]
    apart = 0  # links, buttons and times around
    for event, element in etree.iterwalk(tree, events=("start", "end"), tag="*"):
        if event == "start":
            apart += element.tag in _NO_PROSE
            open_.append(_Length())
            text = "" if element.tag in tags("silent") else element.text
        else:
            apart -= element.tag in _NO_PROSE
            own = lengths[element] = open_.pop()
            open_[-1].text += own.text
            open_[-1].prose += own.prose
            text = element.tail
        shown = len((text or "").strip())
        open_[-1].text += shown
        open_[-1].prose += 0 if apart else shown
    return lengths


def _is_stamp(element: HtmlElement, lengths: _Lengths) -> bool:
    """Say whether an element is a moment from its first sign to its last."""
    if element.tag not in _STAMPS or not 0 < lengths[element].text <= _LONGEST_STAMP:
        return False
    if element.tag == "time":
        return True
    text = one_line(" ".join(element.itertext()))
    return len(text) <= _LONGEST_STAMP and _MOMENT.fullmatch(text) is not None


class _Nearest:
    """Finds the posts around moments; every element is looked at once."""

    def __init__(self, tree: HtmlElement, lengths: _Lengths) -> None:
        self._lengths = lengths
        self._titled = {each for title in tree.iter("h1") for each in title.iterancestors()}
        self._known: dict[HtmlElement, HtmlElement | None] = {}
        self._alike: dict[HtmlElement, frozenset[_Kind]] = {}

    def post(self, stamp: HtmlElement) -> HtmlElement | None:
        """Return the nearest element around a moment with prose and others like it beside it."""
        passed: list[HtmlElement] = []
        found = None
        for element in stamp.iterancestors():
            if element in self._known:
                found = self._known[element]
                break
            passed.append(element)
            if self._ends(element):
                break
            if self._lengths[element].is_post and self._has_others(element):
                found = None if _is_teaser(element) else element
                break
        self._known.update(dict.fromkeys(passed, found))
        return found

    def _ends(self, element: HtmlElement) -> bool:
        is_top = element.getparent() is None or element in self._titled
        return is_top or speaks_of_others(element)

    def _has_others(self, element: HtmlElement) -> bool:
        parent = element.getparent()
        if parent not in self._alike:
            posts = (each for each in parent if each in self._lengths)
            kinds = Counter(k for e in posts if self._lengths[e].is_post for k in _kinds(e))
            self._alike[parent] = frozenset(k for k, times in kinds.items() if times >= _FEWEST)
        return not self._alike[parent].isdisjoint(_kinds(element))


_Kind = tuple[str, str]


def _kinds(element: HtmlElement) -> frozenset[_Kind]:
    """Return what makes elements alike: a tag with each of its classes, or without any."""
    classes = element.get("class", "").split() or [""]
    return frozenset((str(element.tag), each) for each in classes)


def _is_teaser(element: HtmlElement) -> bool:
    """Say whether its heading leads to another page."""
    headings = element.iter("h2", "h3", "h4")
    links = (link for each in headings for link in (*each.iter("a"), *each.iterancestors("a")))
    return any("#" not in link.get("href", "#") for link in links)


def _says_live(tree: HtmlElement, posts: Sequence[HtmlElement]) -> bool:
    around = (e for e in (posts[0], *posts[0].iterancestors()) if e.tag not in {"body", "html"})
    if any(_LIVE_CLASS.search(f"{e.get('class', '')} {e.get('id', '')}") for e in around):
        return True
    titles = ("".join(each.itertext()) for each in tree.iter("title", "h1"))
    if any(_live_words().search(one_line(title)) for title in titles):
        return True
    marked = any("LiveBlogPosting" in e.get("itemtype", "") for e in tree.iter("*"))
    return marked or any("LiveBlogPosting" in str(n.get("@type")) for n in json_ld(tree))


def _open_with_clocks(posts: Sequence[HtmlElement]) -> bool:
    """Say whether the first text of every post is a clock time and nothing else."""
    openings = [next((t for t in post.itertext() if t.strip()), "") for post in posts]
    bare = all(_BARE_CLOCK.fullmatch(one_line(opening)) for opening in openings)
    return bare and len(posts) >= _FEWEST_BARE


@cache
def _live_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(page_phrases('live'))}(?!\w)", re.IGNORECASE)
