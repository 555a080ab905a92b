"""What a page says of its article: title, source, date, address and authors.

Pages say it many times over, and some of it is said of the site, of a section or of other
articles. What is believed is, in this order: the article's own JSON-LD if its headline is that of
the page, the page's ``<meta>``, what stands at the article itself, and guesses last. Each has to be
plausible.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from summarize.language.languages import ENGLISH
from summarize.language.words import count_words
from summarize.reading.draft import Metadata
from summarize.reading.normalization import one_line
from summarize.reading.page_data import Node, is_article, is_site, json_ld, texts
from summarize.reading.page_marks import HtmlElement, names, speaks_of_others
from summarize.reading.published import FULL_DATE, iso_date

if TYPE_CHECKING:
    from summarize.reading.page_passages import PageText

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SEPARATOR = re.compile(r"\s+(?:[|–—·»«•:/>-]|::|\|\|)\s+|\s*\|\s*")
_FIRST_SEPARATOR = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
_DOTTED = r"\d{1,2}\. ?\d{1,2}\. ?\d{4}"
_SLASHED = r"\d{1,2}/\d{1,2}/\d{4}"
_A_DATE = re.compile(rf"(?<![\d.]){_DOTTED}(?!\d)|{FULL_DATE}", re.IGNORECASE)
_DAY_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-]?([01]\d)[/-]?([0-3]\d)(?:/|[-_.]|$)")
_NO_NAME = re.compile(
    r"https?:|www\.|[/@©]|\(c\)|\b(?:copyright|all rights|facebook\.com)\b|^\W*\d+\.\s|^[\W\d_]*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_MONTH_WORD = re.compile(r"[^\W\d_]{3}")
_BY = re.compile(r"^(?:by|von|par|por|di|door|av)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|&|\band\b|\bund\b|\bet\b)\s*")
_HEADER_PASSAGES, _DATE_LINE_WORDS, _SUFFIX_WORDS = 6, 12, 5
_NAME_WORDS, _TITLE_CHARACTERS = 6, 300
_SHORT_LABEL = 3
_DATE_CLASSES = frozenset(("published", "date-header", "entry-date", "post-date", "publish-date"))
_ALIKE = 0.5
_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"


@dataclass(frozen=True)
class PageFacts:
    """What a page says of itself, gathered once."""

    tree: HtmlElement
    passages: Sequence[PageText]

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """The page's ``<meta>`` and ``itemprop`` values, by name in small letters."""
        found: dict[str, list[str]] = {}
        for meta in self.tree.iter("meta"):
            content = _plain(meta.get("content", ""))
            for attribute in ("property", "name", "itemprop"):
                if (name := meta.get(attribute, "").strip().lower()) and content:
                    found.setdefault(name, []).append(content)
        return found

    @cached_property
    def nodes(self) -> list[Node]:
        """The objects of its JSON-LD."""
        return json_ld(self.tree)

    @cached_property
    def articles(self) -> list[Node]:
        """Those of them that are the page's article: their headline is one that it shows."""
        shown = [*self.named("title"), *self.headings, *self.document_titles]
        found = [node for node in self.nodes if is_article(node)]
        own = [node for node in found if any(_alike(h, t) for h in _headlines(node) for t in shown)]
        return own or (found if len(found) == 1 and not (shown and _headlines(found[0])) else [])

    @cached_property
    def headings(self) -> list[str]:
        """The page's main headings, those of other parts aside."""
        marked = [p for p in self.passages if p.reason is None and p.element.tag == "h1"]
        own = [
            p
            for p in marked
            if not any(map(speaks_of_others, (*p.element.iterancestors(), p.element)))
        ]
        return [passage.text for passage in own or marked]

    @cached_property
    def lines(self) -> frozenset[str]:
        """The letters of what the page shows as lines of their own."""
        return frozenset(_folded(p.text) for p in self.passages if p.reason is None)

    @cached_property
    def document_titles(self) -> list[str]:
        """The text of ``<title>``."""
        title = next(self.tree.iter("title"), None)
        return list(filter(None, [_plain("".join(title.itertext())) if title is not None else ""]))

    @cached_property
    def url(self) -> str | None:
        """The page's address: the deepest one that it gives."""
        canonical = [
            e.get("href", "").strip()
            for e in self.tree.iter("link")
            if "canonical" in e.get("rel", "").lower().split()
        ]
        own = [url for node in self.articles for url in texts(node.get("url"))]
        given = [u for u in (*canonical, *self.named("url"), *own) if _is_address(u)]
        return next((u for u in given if urlsplit(u).path.strip("/")), next(iter(given), None))

    @property
    def language(self) -> str:
        """The code of the language that it declares; English if it declares none."""
        return str(self.tree.get("lang", ENGLISH)).strip()[:2].lower() or ENGLISH

    def named(self, kind: str) -> list[str]:
        """Return the values of the ``<meta>`` names of a kind, in the order of trust."""
        return [value for name in names(kind) for value in self.metas.get(name, [])]


def page_metadata(page: PageFacts) -> Metadata:
    """Return what a page says of its article before it is known which passages that is."""
    source = _source(page)
    return Metadata(
        title=_title(page, source),
        source=source or _host(page.url),
        url=page.url,
        authors=tuple(_authors(page, source)),
    )


def _plain(text: str) -> str:
    """Return a value without the tags and entities that some pages have in it."""
    return one_line(_TAG.sub(" ", html.unescape(text)))


def _folded(text: str) -> str:
    """Return the letters and digits of a text, small and without accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain.casefold() if c.isalnum())


def _alike(one: str, other: str) -> bool:
    """Say whether two titles share most of the shorter one's letters, three by three."""
    ours, theirs = (
        {folded[i : i + 3] for i in range(max(1, len(folded) - 2))}
        for folded in map(_folded, (one, other))
    )
    return len(ours & theirs) >= _ALIKE * min(len(ours), len(theirs))


def _headlines(node: Node) -> list[str]:
    return [_plain(text) for text in texts(node.get("headline")) or texts(node.get("name"))]


def _is_address(url: str) -> bool:
    return re.match(r"https?://[^\s/]+\.[^\s/]+", url) is not None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return (host.removeprefix("www.") or None) if host else None


# Title


def _title(page: PageFacts, source: str | None) -> str | None:
    headlines = [text for node in page.articles for text in _headlines(node)]
    given = [*headlines, *page.named("title"), *page.headings, *page.document_titles]
    cleaned = [
        _without_site(text, page, source) for text in given if len(text) <= _TITLE_CHARACTERS
    ]
    titles = [text for text in cleaned if text and not _is_site_name(text, page, source)]
    # Each may be of something else: a promo, a menu. What two places say is the title.
    for number, title in enumerate(titles):
        if any(_alike(title, other) for i, other in enumerate(titles) if i != number):
            return title
    return next(iter(titles), None)


def _without_site(title: str, page: PageFacts, source: str | None) -> str:
    """Take from a title what is joined to it: site, section, date."""
    separators = list(_SEPARATOR.finditer(title))
    while separators:
        last = separators.pop()
        rest, joined = title[: last.start()].strip(), title[last.end() :].strip()
        if not rest or not _is_joined(rest, joined, last[0].strip(), page, source):
            break
        title = rest
    first = _FIRST_SEPARATOR.search(title)
    if first is not None:
        start, rest = title[: first.start()].strip(), title[first.end() :].strip()
        if _is_site_name(start, page, source) or _is_headline(rest, start, page):
            return rest
    return title


def _is_headline(part: str, other: str, page: PageFacts) -> bool:
    """Say whether of two parts of a title one is the article's: a line, the longer one if both."""
    if _folded(part) not in page.lines:
        return False
    return _folded(other) not in page.lines or count_words(part) > count_words(other)


def _is_joined(rest: str, joined: str, separator: str, page: PageFacts, source: str | None) -> bool:
    if _A_DATE.fullmatch(joined) or _is_site_name(joined, page, source):
        return True
    if _is_headline(rest, joined, page):
        return True
    is_short = count_words(joined) <= _SUFFIX_WORDS and len(joined) < len(rest)
    return separator == "|" and is_short


def _is_site_name(text: str, page: PageFacts, source: str | None) -> bool:
    folded = _folded(text)
    known = {_folded(name) for name in (*_source_candidates(page), source, _host(page.url)) if name}
    return not folded or folded in known or _belongs_to(text, _host(page.url))


# Source


def _source_candidates(page: PageFacts) -> Iterator[str]:
    for node in page.articles:
        yield from texts(node.get("publisher"))
    yield from page.named("source")
    for node in page.nodes:
        if is_site(node):
            yield from texts(node.get("name"))
    for article in page.articles:
        yield from texts(article.get("sourceOrganization"))


def _source(page: PageFacts) -> str | None:
    host = _host(page.url)
    found = [_plain(name) for name in _source_candidates(page)]
    # Where pages name nobody, their title often ends in who they are.
    ends = [part for title in page.document_titles for part in _SEPARATOR.split(title)[1:]]
    found += _title_starts(page)
    found += [end for end in ends if _belongs_to(end, host) or _claims_copyright(end, page)]
    found += _title_ends(page)
    plausible = [name for name in found if _is_name(name) and not _is_section(name, page)]
    own = (name for name in plausible if _belongs_to(name, host))
    return next(own, next(iter(plausible), None))


def _title_starts(page: PageFacts) -> Iterator[str]:
    """Yield what stands before the article's title, as the page shows it, in ``<title>``."""
    titles = {*page.lines, *map(_folded, page.named("title"))}
    for title in page.document_titles:
        first = _FIRST_SEPARATOR.search(title)
        if first is None:
            continue
        start, rest = title[: first.start()].strip(), title[first.end() :].strip()
        if _folded(rest) in titles and not _is_headline(start, rest, page):
            yield start


def _title_ends(page: PageFacts) -> Iterator[str]:
    """Yield what stands after the article's title in ``<title>``, if the page names it too."""
    for title in page.document_titles:
        *_, last = ("", *_SEPARATOR.finditer(title))
        if not last:
            continue
        start, end = title[: last.start()].strip(), title[last.end() :].strip()
        named = any(end in p.text and p.text != start for p in page.passages)
        # "Analysis: Rain falls - The Lamp"
        rubric = _FIRST_SEPARATOR.search(start)
        starts = (start, start[rubric.end() :].strip() if rubric else start)
        if named and any(_is_headline(each, end, page) for each in starts):
            yield end


def _claims_copyright(name: str, page: PageFacts) -> bool:
    return any("©" in passage.text and name in passage.text for passage in page.passages)


def _is_name(name: str) -> bool:
    return bool(name) and count_words(name) <= _NAME_WORDS + 2 and not _NO_NAME.search(name)


def _is_section(name: str, page: PageFacts) -> bool:
    """Say whether a name is a part of the site: named as one, or a folder of the address."""
    if _belongs_to(name, _host(page.url)):
        return False
    own = [*page.named("section")]
    own += [text for node in page.articles for text in texts(node.get("articleSection"))]
    own += unquote(urlsplit(page.url or "").path).split("/")[:-1]
    return _folded(name) in set(map(_folded, own))


def _belongs_to(name: str, host: str | None) -> bool:
    """Say whether a name is spelled in a host: "Correio do Lago" in correiodolago.example."""
    labels = [_folded(label) for label in (host or "").split(".")[:-1]]
    folded, words = _folded(name), re.findall(r"\w+", name)
    initials = _folded("".join(word[0] for word in words))
    return any(_is_spelled(folded, initials, label) for label in labels if len(label) > 1)


def _is_spelled(name: str, initials: str, label: str) -> bool:
    long_enough = min(len(name), len(label)) > _SHORT_LABEL
    return label == initials or (long_enough and (label in name or name in label))


# Authors


def _authors(page: PageFacts, source: str | None) -> list[str]:
    sources: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: (text for node in page.articles for text in texts(node.get("author"))),
        lambda: _first_names(page),
        lambda: _marked_authors(page),
    )
    for given in sources:
        people = [name for text in given() for name in _people(_plain(text))]
        people = [name for name in people if _folded(name) != _folded(source or "")]
        if people:
            return list(dict.fromkeys(people))
    return []


def _first_names(page: PageFacts) -> list[str]:
    """Return the values of the first ``<meta>`` name for authors that has some."""
    return next((page.metas[name] for name in names("authors") if name in page.metas), [])


def _marked_authors(page: PageFacts) -> Iterator[str]:
    for passage in page.passages:
        for element in passage.element.iter("a", "span"):
            marks = f"{element.get('rel', '')} {element.get('itemprop', '')}".split()
            if "author" in marks and not any(map(speaks_of_others, element.iterancestors())):
                yield "".join(element.itertext())


def _people(text: str) -> Iterator[str]:
    for part in _AND.split(_BY.sub("", text)):
        parts = [each.strip() for each in part.split(",")]
        # "Jane Roe, Max Poe" are two; "Jane Roe, Jakarta" and "Roe, Jane" are not.
        for name in parts if all(count_words(each) > 1 for each in parts) else parts[:1]:
            if 1 < count_words(name) <= _NAME_WORDS and not _NO_NAME.search(name):
                yield name


# Date


def published_on(page: PageFacts, kept: Sequence[int]) -> str | None:
    """Return the day on which the article was published, or None.

    Args:
        page: what the page says.
        kept: which passages are the article's, in order.
    """
    # An address has the day of the first edition, which later ones keep.
    return _day_in_address(page.url) or next(_dates(page, kept), None) or _guessed(page)


def _dates(page: PageFacts, kept: Sequence[int]) -> Iterator[str]:
    told = [text for node in page.articles for text in texts(node.get("datePublished"))]
    told += page.named("published")
    told += _marked_dates(page, kept)
    told += [part for title in page.document_titles for part in _SEPARATOR.split(title)[1:]]
    told += _date_lines(page, kept)
    yield from filter(None, (_day(text, page) for text in told))


def _day(text: str, page: PageFacts) -> str | None:
    """Return the one plausible day in a text, if it has one."""
    text = text.strip()
    day = iso_date(text, page.language)
    if day is None and (match := _A_DATE.search(text)):
        day = iso_date(match[0]) or _day_first(match[0], page)
    elif day is None and _YEAR.search(text) and _MONTH_WORD.search(text):
        day = _ask_htmldate(f"<html><body><time>{html.escape(text)}</time></body></html>")
    return day[:10] if day and _EARLIEST <= day < _LATEST else None


def _day_first(text: str, page: PageFacts) -> str | None:
    """Read "10.06.2013", and outside English "10/06/2013", which the day begins everywhere."""
    if re.fullmatch(_SLASHED, text) and page.language == ENGLISH:
        return None
    numbers = re.findall(r"\d+", text)
    if len(numbers) != 3 or len(numbers[2]) != 4:
        return None
    day, month, year = numbers
    return iso_date(f"{year}-{int(month):02}-{int(day):02}")


def _day_in_address(url: str | None) -> str | None:
    match = _DAY_IN_URL.search(urlsplit(url).path) if url else None
    return iso_date("-".join(match.groups())) if match else None


def _marked_dates(page: PageFacts, kept: Sequence[int]) -> Iterator[str]:
    """Yield the dates of ``<time>`` and ``datePublished`` elements that stand at the article."""
    around = _around(page, kept)
    times: list[str] = []
    published: list[str] = []
    inside: list[str] = []
    for element in page.tree.iter("time", "span", "div", "abbr", "p", "h2", "h3", "h4"):
        props = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        is_published = "datepublished" in props or element.get("pubdate") is not None
        is_published = is_published or not _DATE_CLASSES.isdisjoint(props.split())
        if element.tag != "time" and not is_published:
            continue
        told = element.get("datetime") or element.get("content")
        told = told or (element.get("title") if element.tag == "abbr" else None)
        told = told or "".join(element.itertext())
        if _is_at(element, around):
            (published if "publi" in props or is_published else times).append(_plain(told))
        elif _is_in_article(element, around):
            (published if is_published else inside).append(_plain(told))
    # Its head and foot may be called anything, but other articles have other days.
    yield from (*published, *times, *(inside if len(set(inside)) == 1 else ()))


def _is_in_article(element: HtmlElement, around: AbstractSet[HtmlElement]) -> bool:
    """Say whether an element stands in the article's own ``<article>``, whatever it is called."""
    nearest = next(element.iterancestors("article"), None)
    return nearest is not None and nearest in around


def _around(page: PageFacts, kept: Sequence[int]) -> set[HtmlElement]:
    """Return what the article stands in: whatever it is called, it does not speak of others."""
    if not kept:
        return set()
    middle = page.passages[kept[len(kept) // 2]]
    return {middle.element, *middle.element.iterancestors()}


def _is_at(element: HtmlElement, around: AbstractSet[HtmlElement]) -> bool:
    """Say whether an element speaks of the article, not of another that is linked or listed."""
    for each in (element, *element.iterancestors()):
        if each in around:
            break
        leads_on = each.tag == "a" and "bookmark" not in each.get("rel", "").split()
        if leads_on or each.tag == "article" or speaks_of_others(each):
            return False
    return True


def _date_lines(page: PageFacts, kept: Sequence[int]) -> Iterator[str]:
    """Yield the short lines with a date at the head of the article, and labelled ones anywhere."""
    first, around = kept[0] if kept else 0, _around(page, kept)
    labels = "|".join(map(re.escape, sorted(names("date_labels"), key=len, reverse=True)))
    labelled = re.compile(rf"(?:{labels})\b\W*\s(?P<date>\d.*|\w+ \d.*|\w+, \d.*)$", re.IGNORECASE)
    for index, passage in enumerate(page.passages):
        near = first - _HEADER_PASSAGES <= index <= first
        is_short = count_words(passage.text) <= _DATE_LINE_WORDS
        if not is_short or not (near or labelled.match(passage.text)):
            continue
        if passage.reason is None and _is_at(passage.element, around):
            yield passage.text


def _guessed(page: PageFacts) -> str | None:
    """Ask htmldate, of a page without what speaks of other articles."""
    rest = deepcopy(page.tree)
    for element in list(rest.iter("*")):
        apart = speaks_of_others(element) or element.tag in {"script", "a"}
        if apart and element.tag not in {"html", "body"} and element.getparent() is not None:
            element.drop_tree()
    return _ask_htmldate(rest)


def _ask_htmldate(page: HtmlElement | str) -> str | None:
    from htmldate import find_date

    try:
        found = find_date(
            page,
            extensive_search=False,
            original_date=True,
            min_date=_EARLIEST,
            max_date=_LATEST,
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # a guess that fails is no guess
    return iso_date(found)
