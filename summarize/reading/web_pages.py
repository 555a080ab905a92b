"""Web pages: which of the text that they show is the article, and why the rest is not."""

from __future__ import annotations

import html
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial

from summarize.language.languages import ENGLISH
from summarize.language.words import count_words
from summarize.reading.boilerplate import noise_reason
from summarize.reading.decoding import decode_html
from summarize.reading.draft import Block, Draft, Metadata, UnreadableInputError
from summarize.reading.header import head_line_reason
from summarize.reading.live_posts import LiveBlog, live_blog, posts_in_data
from summarize.reading.normalization import ends_sentence
from summarize.reading.page_article import article_passages, not_among
from summarize.reading.page_data import texts
from summarize.reading.page_marks import HtmlElement
from summarize.reading.page_metadata import PageFacts, page_metadata, published_on
from summarize.reading.page_passages import PageText, passages_of
from summarize.reading.page_styles import PageStyles

# Characters that trees cannot hold, and references to any.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&#(x[0-9a-fA-F]{1,8}|\d{1,9});?")
# Less than this is no article yet: it may be told elsewhere on the page.
_BYLINE_WORDS = 14
"""With the office and the day beside the name."""
_FEW_CHARACTERS = 250
# A teaser or a notice that is shown beside an article that is hidden.
_LITTLE_BESIDE, _MUCH_MORE = 400, 4
_NEAR = 6
_BOXES = frozenset(("div", "section", "aside", "li", "td"))
_SMALL = 0.4
# How deep libxml2 reads elements within elements.
_DEEPEST = 2048
_HIDDEN_ARTICLE = "the page hides its article until a script runs; it is read all the same"
_POSTS_IN_DATA = "the page does not show all posts of its live blog; the last are of its JSON-LD"
_ARTICLE_IN_DATA = "the page does not show its article; the text is that of its JSON-LD"


def read_html(data: bytes) -> list[Draft]:
    """Read one article from a web page.

    Raises:
        UnreadableInputError: No article is found in the page.
    """
    return [draft_of_page(decode_html(data))]


def draft_of_page(page: str) -> Draft:
    """Return the article of a page; everything else that it shows is set apart in place.

    Raises:
        UnreadableInputError: It is no HTML, or shows no article.
    """
    tree = parse_page(page)
    read, warnings = _read_shown(tree)
    if read.is_thin and _unwrap_noscript(tree):
        read, warnings = _read_shown(tree)
    body = _body_in_data(read.facts) if read.is_thin else ()
    if sum(map(len, body)) > 2 * read.characters:
        return Draft(_with_body(read, body), read.metadata(), warnings=(_ARTICLE_IN_DATA,))
    if not read.kept:
        raise UnreadableInputError("no article is found in the page; give its text as .txt")
    unshown = tuple(_posts_not_shown(read.facts))
    warnings += (_POSTS_IN_DATA,) if unshown else ()
    return Draft((*_blocks(read), *map(Block, unshown)), read.metadata(), warnings=warnings)


def _read_shown(tree: HtmlElement) -> tuple[_ReadPage, tuple[str, ...]]:
    """Read what a page shows, or what it hides until a script has run, with a warning."""
    styles = PageStyles(tree)
    hidden = styles.hidden()
    live = live_blog(tree)
    read = _read(tree, styles, set(hidden), live)
    if hidden and read.characters < _LITTLE_BESIDE:
        again = _read(tree, styles, set(styles.hidden(shown=_main_hiders(hidden))), live)
        if again.characters > _MUCH_MORE * read.characters:
            return again, (_HIDDEN_ARTICLE,)
    return read, ()


def _unwrap_noscript(tree: HtmlElement) -> bool:
    """Show what is meant for readers without scripts, if it can be an article."""
    long = [e for e in tree.iter("noscript") if len(e.text_content().strip()) > _FEW_CHARACTERS]
    for element in long:
        element.tag = "div"
    return bool(long)


def passages_of_fragment(markup: str) -> tuple[str, ...]:
    """Return the paragraphs of a piece of HTML that is all text, without what it hides.

    Raises:
        UnreadableInputError: Its elements are nested too deeply.
    """
    if not markup.strip():
        return ()
    tree = parse_page(f"<html><body><div>{markup}</div></body></html>")
    styles = PageStyles(tree)
    passages = passages_of(tree, styles, set(styles.hidden()))
    return tuple(passage.text for passage in passages if passage.reason is None)


def parse_page(page: str) -> HtmlElement:
    """Parse a page, however deep its elements are nested, up to what libxml2 can.

    Raises:
        UnreadableInputError: It has no content, or is nested too deeply.
    """
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    data = _NO_XML.sub("", _REFERENCE.sub(_without_controls, page)).encode()
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInputError(
            "it is not HTML, or an empty page; give one with an article"
        ) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableInputError(
            f"its elements are nested more than {_DEEPEST:,} deep, and what is deeper cannot be "
            "read; give its text as .txt"
        )
    return tree


def _without_controls(reference: re.Match[str]) -> str:
    """Return a numeric reference unless it is to what no text can hold ("&#11;")."""
    digits = reference[1].lower()
    code = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    return "" if code > sys.maxunicode or _NO_XML.match(chr(code)) else reference[0]


@dataclass(frozen=True, slots=True)
class _ReadPage:
    """A page's passages, which of them are kept, and what it says of itself."""

    facts: PageFacts
    kept: tuple[int, ...]
    said: Metadata

    @property
    def characters(self) -> int:
        return sum(len(self.facts.passages[index].text) for index in self.kept)

    @property
    def is_thin(self) -> bool:
        return self.characters < _FEW_CHARACTERS

    @property
    def title(self) -> str | None:
        """What the page says, or else the last heading over the article."""
        if self.said.title or not self.kept:
            return self.said.title
        over = self.facts.passages[max(0, self.kept[0] - _NEAR) : self.kept[0]]
        return next((p.text for p in reversed(over) if p.is_heading and p.reason is None), None)

    def metadata(self) -> Metadata:
        published = published_on(self.facts, self.kept)
        return replace(self.said, title=self.title, published=published)


def _read(
    tree: HtmlElement, styles: PageStyles, hidden: AbstractSet[HtmlElement], live: LiveBlog
) -> _ReadPage:
    passages = passages_of(tree, styles, hidden, live.beside)
    facts = PageFacts(tree, passages)
    said = page_metadata(facts)
    kept = sorted(article_passages(tree, passages, said.title, live.posts))
    return _ReadPage(facts, tuple(kept), said)


def _main_hiders(hidden: Mapping[HtmlElement, HtmlElement]) -> set[HtmlElement]:
    """Return the elements that hide most of what is hidden."""
    weights: Counter[HtmlElement] = Counter()
    for element, hider in hidden.items():
        weights[hider] += len((element.text or "").strip())
        weights[hider] += sum(len((child.tail or "").strip()) for child in element)
    most = sum(weights.values()) / 2
    return {hider for hider, weight in weights.items() if weight > most}


def _blocks(read: _ReadPage) -> Iterator[Block]:
    """Yield the page's passages: the article's kept, the others each with its reason."""
    kept, title = set(read.kept), read.title
    boxes = _boxes(read.facts.passages, read.kept)
    before: PageText | None = None
    for index, passage in enumerate(read.facts.passages):
        if index in kept:
            interrupted = before is not None and index - 1 not in kept
            continues = interrupted and before is not None and _goes_on(before, passage)
            yield Block(passage.text, continues=continues, box=boxes.get(index))
            before = passage
        elif passage.text == title and passage.reason is None:
            title = None  # it stands in the metadata; a second time it is listed
        else:
            yield Block(passage.text, passage.reason or _reason(passage, index, read))


def _boxes(passages: Sequence[PageText], kept: Sequence[int]) -> dict[int, int]:
    """Number the small parts of a page that hold kept passages and look like no other part.

    The entries of a live blog, which are alike, are none.
    """
    inside: dict[HtmlElement, list[int]] = {}
    for index in kept:
        parent = passages[index].element.getparent()
        if parent is not None and parent.tag in _BOXES:
            inside.setdefault(parent, []).append(index)
    length = sum(len(passages[index].text) for index in kept)
    return {
        index: number
        for number, (element, indexes) in enumerate(inside.items())
        for index in indexes
        if sum(len(passages[i].text) for i in indexes) <= _SMALL * length
        and not any(map(partial(_are_alike, element), _siblings(element)))
    }


def _siblings(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from element.itersiblings()
    yield from element.itersiblings(preceding=True)


def _are_alike(element: HtmlElement, other: HtmlElement) -> bool:
    return (element.tag, element.get("class")) == (other.tag, other.get("class"))


def _reason(passage: PageText, index: int, read: _ReadPage) -> str:
    kept = read.kept
    if passage.is_heading and kept and kept[0] <= index <= kept[-1]:
        return "heading"
    return noise_reason(passage.text) or _head_reason(passage, read.said) or "outside the article"


def _head_reason(passage: PageText, said: Metadata) -> str | None:
    """Return what of an article's head a passage beside it is: its author, when it came out."""
    is_short = count_words(passage.text) <= _BYLINE_WORDS and not ends_sentence(passage.text)
    if is_short and passage.text.casefold().startswith(tuple(map(str.casefold, said.authors))):
        return "byline"
    return head_line_reason(passage.text, said.language or ENGLISH)


def _goes_on(before: PageText, passage: PageText) -> bool:
    """Say whether a sentence goes on here that something set apart had interrupted."""
    bare = passage.element is before.element or passage.element is before.element.getparent()
    return bare and passage.text[:1].islower() and not ends_sentence(before.text)


def _body_in_data(facts: PageFacts) -> tuple[str, ...]:
    """Return the paragraphs of the article in the page's JSON-LD, if they stand there."""
    for node in facts.articles:
        for text in texts(node.get("articleBody")):
            body = _paragraphs_in_data(text)
            return (*body, *(each for each in _posts_in(facts) if each not in body))
    return tuple(_posts_in(facts))


def _paragraphs_in_data(text: str) -> tuple[str, ...]:
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    return passages_of_fragment(text.replace("\n", "<br>"))


def _posts_in(facts: PageFacts) -> Iterator[str]:
    """Yield the paragraphs of a live blog's posts in the page's JSON-LD."""
    for post in posts_in_data(facts.articles):
        yield from _paragraphs_in_data(post)


def _posts_not_shown(facts: PageFacts) -> Iterator[str]:
    """Yield those of them that stand nowhere on the page, which loads more as one scrolls."""
    paragraphs = dict.fromkeys(_posts_in(facts))
    if paragraphs:
        yield from not_among(paragraphs, [passage.text for passage in facts.passages])


def _with_body(read: _ReadPage, body: Sequence[str]) -> tuple[Block, ...]:
    shown = _blocks(replace(read, kept=()))
    rest = [block for block in shown if block.text not in body]
    return (*map(Block, body), *rest)
