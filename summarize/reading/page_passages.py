"""A page's visible text, passage by passage, each once and with where it stands.

A passage is what a browser shows as a paragraph: text between the borders of block elements, or
between line breaks. What stands in a menu, a caption or another such element is one passage with
its reason, and so is what is hidden from the eye. Scripts and the like are no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import groupby

from summarize.language.words import count_words
from summarize.reading.comment_threads import comment_entries
from summarize.reading.normalization import ends_sentence, normalize, one_line
from summarize.reading.page_marks import HtmlElement, reason_by_class, reasons_by_tag, tags
from summarize.reading.page_styles import PageStyles
from summarize.reading.teaser_boxes import teaser_boxes
from summarize.reading.unwrapping import paragraphs_of

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
HIDDEN = "hidden"

_MOST_CHROME_LETTERS = 400
_PREFORMATTED = frozenset(("pre", "xmp", "listing", "plaintext"))
_CELLS = frozenset(("td", "th"))
_PROSE_WORDS = 30
_FEW_LINES = 4
_NOT_CHROME = frozenset(("html", "body", "main", "article"))
_BREAK = "\v"
_BLANK_LINE = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*\r?\n\s*(?=\S)")
# Fonts of icons are addressed by characters that mean nothing elsewhere.
_ICON = re.compile("[\ue000-\uf8ff]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
# Where two elements meet without a space, a browser glues what they hold; sentences it does not.
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{2}|[\d)\]”\"»])[.!?…][\"”’»)]*$")
_OPENING = re.compile(r"[\"“‘„«(]?[^\W\d_]")
_LONE_LETTER = re.compile(r"(?:^|\W)\w$")


@dataclass(frozen=True, slots=True)
class PageText:
    """Text that is shown as one paragraph.

    Attributes:
        text: the passage as one line.
        element: the innermost element with a line of its own that holds it.
        reason: why it is not the article's by where it stands, or None.
        link_share: how much of it is links, in [0, 1].
    """

    text: str
    element: HtmlElement
    reason: str | None = None
    link_share: float = 0.0

    @property
    def is_heading(self) -> bool:
        """Whether it is marked as one."""
        return self.element.tag in HEADINGS


@dataclass(slots=True)
class _Run:
    """Text on its way to a passage: all of it up to the next border of a block."""

    element: HtmlElement
    reason: str | None
    pieces: list[str] = field(default_factory=list)
    characters: int = 0
    linked: int = 0

    def add(self, text: str, *, in_link: bool) -> None:
        self.pieces.append(text)
        self.characters += len(text.strip())
        self.linked += len(text.strip()) if in_link else 0

    def passages(self) -> Iterator[PageText]:
        text = "".join(self.pieces)
        share = self.linked / max(self.characters, 1)
        for paragraph in _paragraphs(text) if self.reason is None else [one_line(text)]:
            if paragraph:
                yield PageText(paragraph, self.element, self.reason, share)
        self.pieces.clear()
        self.characters = self.linked = 0


def passages_of(
    tree: HtmlElement,
    styles: PageStyles,
    hidden: AbstractSet[HtmlElement],
    beside: Mapping[HtmlElement, str] | None = None,
) -> list[PageText]:
    """Return all text of a page that a browser shows, and what is ``hidden``, in order.

    ``beside`` are elements that are none of its article, each with the reason.
    """
    apart = {
        **(beside or {}),
        **dict.fromkeys(teaser_boxes(tree), "related link"),
        **dict.fromkeys(comment_entries(tree), "comment"),
        **dict.fromkeys(hidden, HIDDEN),
    }
    return _rows_joined(list(_Walk(tree, styles, apart).passages()))


class _Walk:
    """One way through the tree, which may be thousands of elements deep."""

    def __init__(
        self, tree: HtmlElement, styles: PageStyles, apart: Mapping[HtmlElement, str]
    ) -> None:
        self._tree = tree
        self._styles = styles
        self._apart = apart
        self._letters = _letters(tree)
        self._most = self._letters[tree] / 2
        self._runs = [_Run(tree, None)]
        self._links = 0
        self._last: HtmlElement = None  # the element that ended since the last text

    def passages(self) -> Iterator[PageText]:
        from lxml import etree

        walk = etree.iterwalk(self._tree, events=("start", "end"), tag="*")
        opened: list[bool] = []  # whether each open element began a run of its own
        for event, element in walk:
            if event == "start":
                if element.tag in tags("silent"):
                    walk.skip_subtree()
                    opened.append(False)
                    continue
                reason = self._reason(element)
                opened.append(reason != self._runs[-1].reason)
                yield from self._start(element, reason, apart=opened[-1])
            else:
                yield from self._end(element, apart=opened.pop())
        yield from self._runs[0].passages()

    def _start(
        self, element: HtmlElement, reason: str | None, *, apart: bool
    ) -> Iterator[PageText]:
        if self._is_block(element):
            yield from self._border(element)
        if apart:
            self._runs.append(_Run(element, reason))
        if element.tag == "br":
            self._runs[-1].add(_BREAK, in_link=False)
            self._last = None
        self._links += element.tag == "a"
        if element.tag == "q":
            self._add("“", element)
        self._add(element.text, element)

    def _end(self, element: HtmlElement, *, apart: bool) -> Iterator[PageText]:
        if element.tag in tags("silent"):
            self._add(element.tail, element.getparent())
            return
        if element.tag == "q":
            self._add("”", element)
        self._links -= element.tag == "a"
        if apart:
            yield from self._runs.pop().passages()
        parent = element.getparent()
        if self._is_block(element):
            yield from self._border(parent if parent is not None else element)
        else:
            self._last = element
        if parent is not None:
            self._add(element.tail, parent)

    def _border(self, element: HtmlElement) -> Iterator[PageText]:
        """End the paragraph; what is set apart goes on as one passage."""
        run = self._runs[-1]
        self._last = None
        if run.reason is not None:
            run.add(" ", in_link=False)
            return
        yield from run.passages()
        run.element = element

    def _add(self, text: str | None, parent: HtmlElement) -> None:
        if not text:
            return
        run = self._runs[-1]
        if parent.tag in _PREFORMATTED:
            text = text.replace("\r\n", _BREAK).replace("\n", _BREAK)
        # A browser shows a blank line as a space; whoever pasted the text meant a paragraph.
        text = _BLANK_LINE.sub(2 * _BREAK, text)
        text = _SPACE.sub(" ", _ICON.sub("", text))
        if not text:
            return
        if run.pieces and _is_glued(run.pieces[-1], text, self._last, parent):
            run.add(" ", in_link=False)
        run.add(text, in_link=self._links > 0)
        self._last = None

    def _is_block(self, element: HtmlElement) -> bool:
        if element.tag in tags("block") or self._styles.is_block(element):
            return True
        # A page's own elements are whatever it likes: paragraphs, unless they stand in a line.
        return "-" in element.tag and not _stands_in_line(element)

    def _reason(self, element: HtmlElement) -> str | None:
        around = self._runs[-1].reason
        if around not in {None, HIDDEN}:
            return around
        if element in self._apart:
            return self._apart[element]
        reason = reasons_by_tag().get(element.tag)
        if reason is not None:
            return reason if self._letters[element] <= self._most else None
        if element.tag in _NOT_CHROME or (reason := reason_by_class(element)) is None:
            return None
        # Themes write a topic into the class of a whole article ("tag-social-media").
        small = self._letters[element] <= min(_MOST_CHROME_LETTERS, self._most)
        return reason if small else None


def _letters(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Return how much text each element holds that is neither a script nor a link."""
    from lxml import etree

    letters: dict[HtmlElement, int] = {}
    sums, links = [0], 0
    walk = etree.iterwalk(tree, events=("start", "end"), tag="*")
    for event, element in walk:
        if event == "start":
            links += element.tag == "a"
            sums.append(0)
            if element.tag in tags("silent"):
                walk.skip_subtree()
            elif not links:
                sums[-1] += len((element.text or "").strip())
        else:
            links -= element.tag == "a"
            letters[element] = sums.pop()
            sums[-1] += letters[element]
            sums[-1] += 0 if links else len((element.tail or "").strip())
    return letters


def _stands_in_line(element: HtmlElement) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    beside = (parent.text, *(child.tail for child in parent))
    return any(text and text.strip() for text in beside)


def _is_glued(before: str, after: str, last: HtmlElement, parent: HtmlElement) -> bool:
    """Say whether two texts are to be parted that no white space parts in the source.

    ``last`` is the element that ended between them, if one did; a text right after it is its
    tail if ``parent`` holds both.
    """
    if not before or before[-1].isspace() or not after or after[0].isspace():
        return False
    if _SENTENCE_END.search(before) and _OPENING.match(after):
        letter = after.lstrip('"“‘„«(')[:1]
        return not letter.islower()
    siblings = last is not None and last is not parent and last.getparent() is not parent
    if not siblings or _LONE_LETTER.search(before):
        return False
    if last.tag == "a" and parent.tag == "a":
        return True
    return before[-1].isalnum() and after[0].isupper()


def _paragraphs(text: str) -> list[str]:
    """Part a text at its line breaks, unless a sentence evidently goes on after one."""
    if _BREAK not in text:
        return [one_line(text)]
    lines = normalize(text.replace("\n", " ").replace(_BREAK, "\n"))
    paragraphs: list[str] = []
    for block in re.split(r"\n\s*\n", lines.strip("\n")):
        begun = len(paragraphs)
        for line in _lines(block):
            if len(paragraphs) > begun and _goes_on(paragraphs[-1], line):
                paragraphs[-1] = f"{paragraphs[-1]} {line}"
            else:
                paragraphs.append(line)
    return paragraphs


def _lines(block: str) -> list[str]:
    """Return the lines of a text, joined if they are hard-wrapped: most end in a sentence."""
    lines = block.split("\n")
    ended = sum(map(ends_sentence, lines))
    return lines if 2 * ended >= len(lines) or len(lines) < _FEW_LINES else paragraphs_of(block)


def _goes_on(paragraph: str, line: str) -> bool:
    if ends_sentence(paragraph):
        return False
    if paragraph.endswith(","):
        return True
    first = line.lstrip('"“‘„«(')[:1]
    return first.islower() or (first.isalpha() and not first.isupper())


def _rows_joined(passages: list[PageText]) -> list[PageText]:
    """Join the cells of each table row in which nothing reads as prose."""
    joined: list[PageText] = []
    for row, group in groupby(passages, key=_row):
        cells = list(group)
        if row is not None and len({cell.element for cell in cells}) > 1 and _is_data(row):
            text = " ".join(cell.text for cell in cells)
            joined.append(replace(cells[0], text=text, reason="table"))
        else:
            joined += cells
    return joined


def _row(passage: PageText) -> HtmlElement:
    """Return the table row that a passage is a cell of, or None."""
    row = passage.element.getparent()
    in_row = passage.element.tag in _CELLS and row is not None and row.tag == "tr"
    return row if in_row and passage.reason is None else None


def _is_data(row: HtmlElement) -> bool:
    """Say whether a row is one of figures and names; one with prose lays out the page."""
    texts = (one_line("".join(cell.itertext())) for cell in row)
    return all(count_words(text) < _PROSE_WORDS and not ends_sentence(text) for text in texts)
