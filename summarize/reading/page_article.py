"""Which of a page's passages are its article.

trafilatura finds it. What it drops though it is plainly a part of it is kept too: prose that stands
among the kept paragraphs as they do, and the lead between the page's heading and the first of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass

from summarize.language.words import count_words
from summarize.reading.boilerplate import noise_reason
from summarize.reading.normalization import ends_sentence, one_line
from summarize.reading.page_marks import HtmlElement, speaks_of_others
from summarize.reading.page_passages import PageText

# Letters and digits in a row by which a passage is found in what trafilatura gives.
_WINDOW, _STEP, _SHARE = 12, 4, 0.6
_SENTENCE_WORDS, _CELL_WORDS, _STANDFIRST_WORDS = 4, 8, 8
_GRID = frozenset(("td", "th", "pre", "xmp"))
# A cell with so many paragraphs is a column of a page.
_COLUMN_LINES = 3
_MOST_LINKED, _ALL_LINKED = 0.5, 0.9
_SMALL_PART, _LARGE_PART = 0.3, 0.5
_NOTICE_CHARACTERS = 300
_OF_ARTICLES = frozenset(("blockquote", "dl", "ol", "pre", "q", "ul"))
_INLINE = frozenset(("hi", "ref", "del", "graphic"))


def article_passages(
    tree: HtmlElement,
    passages: Sequence[PageText],
    title: str | None,
    posts: AbstractSet[HtmlElement] = frozenset(),
) -> set[int]:
    """Return which passages are the article's paragraphs, by index; none if there is no article.

    Args:
        tree: the page.
        passages: all that it shows.
        title: what it says that the article is called.
        posts: those of a live blog, which are its text.
    """
    lines = Counter(passage.element for passage in passages if passage.element.tag in _GRID)
    columns = {element for element, number in lines.items() if number >= _COLUMN_LINES}
    kept = {
        index
        for index in _found(passages, list(_main_text(tree, passages)))
        if passages[index].text != title
        and (_may_be_paragraph(passages[index]) or passages[index].element in columns)
    }
    if not kept:
        return {index for index, passage in enumerate(passages) if _is_prose(passage)}
    kept -= _of_others(passages, kept)
    of_posts = _of_posts(passages, posts)
    beside = kept - of_posts
    # What is found to be the article begins in them, and they are most of it.
    if kept & of_posts and _length(passages, of_posts) > _length(passages, beside):
        return of_posts | {n for n in beside if _is_prose(passages[n])}
    kept |= set(_overlooked(passages, kept, title))
    return kept - _in_odd_boxes(passages, kept)


def _of_posts(passages: Sequence[PageText], posts: AbstractSet[HtmlElement]) -> set[int]:
    """Return the text of a live blog's posts."""
    if not posts:
        return set()
    return {
        n
        for n, passage in enumerate(passages)
        if (_is_prose(passage) or _is_point(passage))
        and (post := _post_of(passage, posts)) is not None
        and not _is_of_others(passage.element, post)
    }


def _post_of(passage: PageText, posts: AbstractSet[HtmlElement]) -> HtmlElement | None:
    around = (passage.element, *passage.element.iterancestors())
    return next((each for each in around if each in posts), None)


def _is_point(passage: PageText) -> bool:
    """Say whether a passage is one of a list, or leads to one."""
    is_line = passage.element.tag in {"li", "dd"} or passage.text.endswith(":")
    long_enough = count_words(passage.text) >= _SENTENCE_WORDS
    return is_line and long_enough and not passage.is_heading and _is_text(passage)


def _main_text(tree: HtmlElement, passages: Sequence[PageText]) -> Iterator[str]:
    """Yield the pieces of text that trafilatura takes for the article's."""
    import trafilatura
    from lxml import etree

    document = trafilatura.bare_extraction(_without_apart(tree, passages), include_comments=False)
    if document is None or isinstance(document, dict):
        return
    pieces = [""]
    for event, element in etree.iterwalk(document.body, events=("start", "end"), tag="*"):
        if element.tag not in _INLINE:
            pieces.append("")
        pieces[-1] += (element.text if event == "start" else element.tail) or ""
    yield from filter(None, map(one_line, pieces))


def _without_apart(tree: HtmlElement, passages: Sequence[PageText]) -> HtmlElement:
    """Return a copy of the page without scripts and what is set apart by where it stands."""
    holders: set[HtmlElement] = set()
    for passage in passages:
        if passage.reason is None:
            holders |= set(_up_to(passage.element, holders))
    apart = {p.element for p in passages if p.reason not in {None, "table"}} - holders
    copy = deepcopy(tree)
    for own, copied in list(zip(tree.iter("*"), copy.iter("*"), strict=True)):
        gone = own in apart or own.tag in {"script", "style"}
        if gone and copied.getparent() is not None:
            copied.drop_tree()
    return copy


def _up_to(element: HtmlElement, known: AbstractSet[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the element and what it is in, as far as that is not known."""
    while element is not None and element not in known:
        yield element
        element = element.getparent()


def _found(passages: Sequence[PageText], pieces: Sequence[str]) -> Iterator[int]:
    """Yield the passages, by index, that stand in the pieces; one that stands twice once.

    A long passage is found by its letters, since the pieces may begin and end elsewhere;
    a short one has to be a piece.
    """
    left = Counter(map(_letters, pieces))
    windows = set(_windows("".join(map(_letters, pieces)), 1))
    found = []
    for index, passage in enumerate(passages):
        own = _letters(passage.text)
        if passage.reason is None and own and (own in left or _overlaps(own, windows)):
            found.append((index, own))
    again = {own for own, times in Counter(own for _, own in found).items() if times > 1}
    sure = [index for index, own in found if own not in again]
    for index, own in found:
        inside = not sure or sure[0] < index < sure[-1]
        if own not in again or (inside and left[own] > 0):
            left[own] -= 1
            yield index


def not_among(texts: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Yield the texts most letters of which do not stand in the others, in their order."""
    letters = "".join(map(_letters, others))
    windows = set(_windows(letters, 1))
    for text in texts:
        own = _letters(text)
        if own not in letters and not _overlaps(own, windows):
            yield text


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _windows(letters: str, step: int) -> list[str]:
    return [letters[i : i + _WINDOW] for i in range(0, len(letters) - _WINDOW + 1, step)]


def _overlaps(letters: str, windows: AbstractSet[str]) -> bool:
    if len(letters) < 2 * _WINDOW:
        return False
    own = _windows(letters, _STEP)
    return sum(window in windows for window in own) >= _SHARE * len(own)


def _may_be_paragraph(passage: PageText) -> bool:
    """Say whether what trafilatura keeps is a paragraph: no heading, cell or code."""
    if passage.is_heading:
        # A standfirst is often marked as a heading, and some old pages mark everything so.
        is_sentence = passage.text.endswith((".", ".”", "。", "…"))
        return is_sentence and count_words(passage.text) >= _STANDFIRST_WORDS
    in_grid = passage.element.tag in _GRID
    return not in_grid or ends_sentence(passage.text) or count_words(passage.text) >= _CELL_WORDS


def _is_prose(passage: PageText) -> bool:
    return (
        ends_sentence(passage.text)
        and count_words(passage.text) >= _SENTENCE_WORDS
        and _may_be_paragraph(passage)
        and _is_text(passage)
    )


def _is_text(passage: PageText) -> bool:
    """Say whether a passage is neither set apart nor noise, nor most of it links."""
    return (
        passage.reason is None
        and passage.link_share <= _MOST_LINKED
        and noise_reason(passage.text) is None
    )


def _of_others(passages: Sequence[PageText], kept: AbstractSet[int]) -> set[int]:
    """Return what of the kept passages stands beside the article: in a box, in another cell."""
    container = _common_ancestor([passages[index].element for index in kept])
    boxed = {index for index in kept if _is_of_others(passages[index].element, container)}
    cells: dict[HtmlElement, set[int]] = {}
    for index in kept:
        for cell in passages[index].element.xpath("ancestor-or-self::td[1]"):
            cells.setdefault(cell, set()).add(index)
    main = max(cells.values(), key=lambda each: _length(passages, each), default=kept)
    found = {
        index
        for cell in cells.values()
        if cell is not main
        and _length(passages, {n for n in cell if _is_prose(passages[n])})
        < _LARGE_PART * _length(passages, cell)
        for index in cell
    }
    links = {index for index in kept if passages[index].link_share > _ALL_LINKED}
    for others in (boxed, links, set(kept) - main):
        if _length(passages, others) < _SMALL_PART * _length(passages, kept):
            found |= others
    return found


def _in_odd_boxes(passages: Sequence[PageText], kept: AbstractSet[int]) -> set[int]:
    """Return what of the kept passages stands in boxes unlike those of the article's paragraphs.

    Paragraphs of an article are marked alike. What stands among or after them in an element of its
    own that is marked in another way was put there by the page: a programme, a shop, the next
    article. Lists and quotations are the article's, though, and what comes before is its lead.
    """
    container = _common_ancestor([passages[index].element for index in kept])
    groups: dict[tuple[tuple[str, str], ...], list[int]] = {}
    for index in sorted(kept):
        groups.setdefault(_marks(passages[index].element, container), []).append(index)
    main = max(groups.values(), key=lambda group: _length(passages, set(group)))
    if _length(passages, set(main)) < _LARGE_PART * _length(passages, kept):
        return set()
    around = {each for n in main for each in _up_to(passages[n].element, frozenset())}
    alike = {_mark(each) for each in around} - {(each.tag, None) for each in around}
    boxes: dict[HtmlElement, set[int]] = {}
    for index in kept - set(main):
        element = passages[index].element
        box = next((each for each in _outwards(element) if each.getparent() in around), None)
        if box not in {None, element} and index > main[0] and _mark(element) not in alike:
            boxes.setdefault(box, set()).add(index)
    kinds = Counter(map(_mark, boxes))
    return {
        index
        for box, lines in boxes.items()
        for index in lines
        if kinds[_mark(box)] == 1
        and _mark(box) not in alike
        and not _may_be_articles(box, passages[index].element, is_among=index < main[-1])
        and _length(passages, lines) < _SMALL_PART * _length(passages, kept)
        and (index > main[-1] or _length(passages, lines) < _NOTICE_CHARACTERS)
    }


def _mark(element: HtmlElement) -> tuple[str, str | None]:
    return element.tag, element.get("class")


def _outwards(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _may_be_articles(box: HtmlElement, element: HtmlElement, *, is_among: bool) -> bool:
    """Say whether a box is of a kind that articles have: a list, a quotation, code, a section."""
    within = {
        box,
        element,
        *(each for each in element.iterancestors() if box in each.iterancestors()),
    }
    return any(
        each.tag in _OF_ARTICLES and (is_among or not each.get("class")) for each in within
    ) or (is_among and _mark(box) == ("section", None))


def _length(passages: Sequence[PageText], indexes: AbstractSet[int]) -> int:
    return sum(len(passages[index].text) for index in indexes)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the kept paragraphs stand: in what, side by side with what, and marked how."""

    container: HtmlElement
    elements: AbstractSet[HtmlElement]
    holders: AbstractSet[HtmlElement]  # what bare text of the article can stand in
    parents: AbstractSet[HtmlElement]
    marks: AbstractSet[tuple[tuple[str, str], ...]]

    def takes(self, element: HtmlElement) -> bool:
        """Say whether text in an element stands as the kept paragraphs do."""
        if element in self.holders or _marks(element, self.container) in self.marks:
            return True
        return element.getparent() in self.parents and not element.get("class")


def _place(elements: Sequence[HtmlElement]) -> _Place:
    container = _common_ancestor(elements)
    parents = {parent for e in elements if (parent := e.getparent()) is not None}
    return _Place(
        container=container,
        elements=set(elements),
        holders={container, *elements, *(p for p in parents if _is_in(p, container))},
        parents=parents,
        marks={_marks(element, container) for element in elements},
    )


def _common_ancestor(elements: Sequence[HtmlElement]) -> HtmlElement:
    """Return the innermost element around all; for a lone one, what it stands in."""
    common = [elements[0], *elements[0].iterancestors()]
    for element in elements[1:]:
        around = {element, *element.iterancestors()}
        common = [each for each in common if each in around]
    alone = len(common) > 1 and all(element is common[0] for element in elements)
    return common[1] if alone and common[0].tag != "body" else common[0]


def _is_in(element: HtmlElement, container: HtmlElement) -> bool:
    return element is container or container in element.iterancestors()


def _marks(element: HtmlElement, container: HtmlElement) -> tuple[tuple[str, str], ...]:
    """Return the tags and classes from an element up to the container; empty outside it."""
    marks = []
    while element is not None and element is not container:
        marks.append((element.tag, element.get("class", "")))
        element = element.getparent()
    return tuple(marks) if element is not None else ()


def _overlooked(
    passages: Sequence[PageText], kept: AbstractSet[int], title: str | None
) -> Iterator[int]:
    """Yield prose that stands as the kept paragraphs do, and the lead over them."""
    place = _place([passages[index].element for index in sorted(kept)])
    first, last = min(kept), max(kept)
    top = max((i for i in range(first) if _is_top(passages[i], title)), default=first)
    for index in range(top, first):
        if _is_prose(passages[index]) and _is_lead(passages[index], passages[top], place):
            yield index
    for index in range(first if top < first else 0, last):
        passage = passages[index]
        as_prose = _is_prose(passage) and _stands_in(place, passage)
        if index not in kept and (as_prose or (index > first and _is_line(place, passage))):
            yield index
    for passage, index in zip(passages[last + 1 :], range(last + 1, len(passages)), strict=True):
        if not (_is_prose(passage) and _stands_in(place, passage)):
            return
        yield index


def _is_top(passage: PageText, title: str | None) -> bool:
    return passage.reason is None and (passage.element.tag == "h1" or passage.text == title)


def _stands_in(place: _Place, passage: PageText) -> bool:
    return place.takes(passage.element) and not _is_of_others(passage.element, place.container)


def _is_line(place: _Place, passage: PageText) -> bool:
    """Say whether a line without a full stop is one of the article's by what it stands in."""
    alike = _marks(passage.element, place.container) in place.marks
    return (
        not passage.is_heading
        and (passage.element in place.elements or (alike and passage.element.tag not in _GRID))
        and _is_text(passage)
        and not _is_of_others(passage.element, place.container)
    )


def _is_lead(passage: PageText, top: PageText, place: _Place) -> bool:
    """Say whether prose between the page's heading and its article stands beside both."""
    around = _common_ancestor([top.element, place.container])
    inside = _is_in(passage.element, around)
    return inside and not _is_of_others(passage.element, around)


def _is_of_others(element: HtmlElement, container: HtmlElement) -> bool:
    while element is not None and element is not container:
        if element.tag == "figure" or speaks_of_others(element):
            return True
        element = element.getparent()
    return False
