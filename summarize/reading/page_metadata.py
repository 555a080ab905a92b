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
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

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
_DOTTED = r"\d{1,2}\. ?\d{1,2}\. ?\d{4}"
_SLASHED = r"\d{1,2}/\d{1,2}/\d{4}"
_A_DATE = re.compile(rf"(?<![\d.]){_DOTTED}(?!\d)|{FULL_DATE}", re.IGNORECASE)
_DAY_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-]?([01]\d)[/-]?([0-3]\d)(?:/|[-_.]|$)")
_NO_NAME = re.compile(
    r"https?:|www\.|[/@©]|\(c\)|\b(?:copyright|all rights|facebook\.com)\b|^\W*\d+\.\s|^[\W\d_]*$",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:by|von|par|por|di|door|av)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|&|\band\b|\bund\b|\bet\b)\s*")
_HEADER_PASSAGES, _DATE_LINE_WORDS, _SUFFIX_WORDS = 6, 12, 5
_NAME_WORDS, _TITLE_CHARACTERS = 6, 300
_SHORT_LABEL = 3
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
        return [
            passage.text
            for passage in self.passages
            if passage.reason is None
            and passage.element.tag == "h1"
            and not any(map(speaks_of_others, [passage.element, *passage.element.iterancestors()]))
        ]

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
    first = _SEPARATOR.search(title)
    if first is not None and _is_site_name(title[: first.start()], page, source):
        title = title[first.end() :].strip()
    return title


def _is_joined(rest: str, joined: str, separator: str, page: PageFacts, source: str | None) -> bool:
    if _A_DATE.fullmatch(joined) or _is_site_name(joined, page, source):
        return True
    if _folded(rest) in {_folded(heading) for heading in page.headings}:
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
    found += [end for end in ends if _belongs_to(end, host) or _claims_copyright(end, page)]
    plausible = [name for name in found if _is_name(name) and not _is_section(name, page)]
    own = (name for name in plausible if _belongs_to(name, host))
    return next(own, next(iter(plausible), None))


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
    by_address = _day_in_address(page.url)
    found = list(dict.fromkeys(_dates(page, kept)))
    if by_address in found:
        return by_address
    return next(iter(found), by_address) or _guessed(page)


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
    day = iso_date(text)
    if day is None and (match := _A_DATE.search(text)):
        day = iso_date(match[0]) or _day_first(match[0], page)
    return day[:10] if day and _EARLIEST <= day < _LATEST else None


def _day_first(text: str, page: PageFacts) -> str | None:
    """Read "10.06.2013", and outside English "10/06/2013", which the day begins everywhere."""
    if re.fullmatch(_SLASHED, text) and page.tree.get("lang", "en").lower().startswith("en"):
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
    own = {e for index in kept for e in page.passages[index].element.iterancestors("article")}
    marked: list[tuple[bool, str]] = []
    for element in page.tree.iter("time", "span", "div", "abbr", "p"):
        props = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        is_published = "datepublished" in props or element.get("pubdate") is not None
        if (element.tag == "time" or is_published) and _is_at(element, own):
            told = element.get("datetime") or element.get("content") or "".join(element.itertext())
            marked.append(("publi" not in props and not is_published, _plain(told)))
    yield from (told for _, told in sorted(marked, key=lambda each: each[0]))


def _is_at(element: HtmlElement, own: set[HtmlElement]) -> bool:
    """Say whether an element speaks of the article, not of another that is linked or listed."""
    within = [element, *element.iterancestors()]
    articles = [each for each in within if each.tag == "article"]
    if articles and not own.intersection(articles[:1]):
        return False
    return not any(each.tag in {"a", "aside"} or speaks_of_others(each) for each in within)


def _date_lines(page: PageFacts, kept: Sequence[int]) -> Iterator[str]:
    """Yield the short lines with a date at the head of the article, and labelled ones anywhere."""
    first = kept[0] if kept else 0
    labels = "|".join(map(re.escape, sorted(names("date_labels"), key=len, reverse=True)))
    labelled = re.compile(rf"(?:{labels})\b\W*\s(?P<date>\d.*|\w+ \d.*|\w+, \d.*)$", re.IGNORECASE)
    for index, passage in enumerate(page.passages):
        near = first - _HEADER_PASSAGES <= index <= first
        if count_words(passage.text) > _DATE_LINE_WORDS or not _is_at_page(passage):
            continue
        if near or labelled.match(passage.text):
            yield passage.text


def _is_at_page(passage: PageText) -> bool:
    within = [passage.element, *passage.element.iterancestors()]
    return passage.reason in {None, "footer"} and not any(map(speaks_of_others, within))


def _guessed(page: PageFacts) -> str | None:
    """Ask htmldate, of a page without what speaks of other articles."""
    from htmldate import find_date

    rest = deepcopy(page.tree)
    for element in list(rest.iter("*")):
        apart = speaks_of_others(element) or element.tag in {"script", "a"}
        if apart and element.tag not in {"html", "body"} and element.getparent() is not None:
            element.drop_tree()
    try:
        found = find_date(
            rest,
            extensive_search=False,
            original_date=True,
            min_date=_EARLIEST,
            max_date=_LATEST,
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # a guess that fails is no guess
    return iso_date(found)
