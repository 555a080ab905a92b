"""The sentences of a brief, plain text or Markdown: its prose without what is set around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from summarize.analysis.splitting import split_text
from summarize.language.languages import ENGLISH
from summarize.language.scripts import OPENERS, awaited_closers

if TYPE_CHECKING:
    from markdown_it.token import Token

_LISTS = frozenset(
    (
        "sources|day by day|where sources differ|only in one source|set apart|evidence"
        "|references|notes|further reading"
        "|quellen|tag für tag|worin die quellen voneinander abweichen|nur in einer quelle"
        "|ausgesondert"
        "|fuentes|día a día|en qué difieren las fuentes|solo en una fuente|descartado"
        "|jour après jour|où les sources divergent|dans une seule source|mis à l’écart"
        "|fonti|giorno per giorno|dove le fonti divergono|solo in una fonte|messo da parte"
        "|bronnen|dag na dag|waarin de bronnen verschillen|slechts in één bron|terzijde gelegd"
        "|fontes|dia a dia|em que divergem as fontes|só numa fonte|posto de parte"
        "|what changed|was sich geändert hat|qué ha cambiado|ce qui a changé|che cosa è cambiato"
        "|wat is veranderd|o que mudou"
    ).split("|")
)
"""Headings of what is no prose, those of our own briefs in all their languages among them."""
_NO_MARKDOWN = ("code", "fence", "html_block", "html_inline", "reference")
"""What of it is left alone: in an indented line, or one that begins with "<", there is prose."""
_MARKER = re.compile(
    r"(?:(?<!\s)\s*)?(?<!\\)"
    r"\[(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|\d{1,3}: [^\[\]\n]{1,300}|\^\w+)\](?!\()"
)
_BULLET = re.compile(r"^([^\S\n]*)•", re.M)
_WORD = re.compile(r"\w")
_OPENER_OF = {closers: opener for opener, closers in OPENERS.items()}
_PROSE, _HEADING = "", "#"


def sentences_of_brief(text: str, language: str = ENGLISH) -> tuple[str, ...]:
    """Return the sentences of ``text``, in order.

    Headings, lists of sources, rules and citation markers are left out; a bullet's text
    is prose like any other. Each sentence of a longer quotation is given its marks.
    """
    return tuple(
        sentence
        for section, block in _blocks(text)
        if section == _PROSE
        for sentence in _each_with_its_marks(
            [" ".join(block[start:end].split()) for start, end in split_text(block, language)]
        )
        if _WORD.search(sentence)
    )


def _each_with_its_marks(sentences: Sequence[str]) -> list[str]:
    """Return sentences, each of a quotation that goes over several in marks of its own.

    A mark that nothing closes is left alone.
    """
    marked: list[str] = []
    closers, opened_in = "", 0
    for sentence in sentences:
        after = awaited_closers(sentence, closers)
        opened_in = opened_in if closers else len(marked)
        marked.append(_OPENER_OF.get(closers, "") + sentence + after[:1])
        closers = after
    return marked[:opened_in] + list(sentences[opened_in:]) if closers else marked


def unchecked_parts(text: str) -> tuple[str, ...]:
    """Return what of ``text`` is no prose, for a reader to know: headings, and lists of sources."""
    blocks = [*_blocks(text)]
    lines = Counter(section for section, _ in blocks if section not in (_PROSE, _HEADING))
    return (
        *(f"the heading “{title}”" for section, title in blocks if section == _HEADING),
        *(f"{count} line{'s' * (count > 1)} under “{title}”" for title, count in lines.items()),
    )


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs and bullets of the prose, headings, and each line under a list's title.

    With each comes where it stands: `_PROSE`, `_HEADING` or the title.
    """
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark").disable(_NO_MARKDOWN)
    section = _PROSE
    for opening, token in pairwise(markdown.parse(_BULLET.sub(r"\1-", text))):
        if token.type != "inline":
            continue
        prose = []
        for line in token.content.split("\n"):
            title = line.strip().strip("*_:")
            if title.casefold() in _LISTS:
                section = title
            elif opening.type == "heading_open":
                section = _PROSE
                yield _HEADING, title
            elif section:
                yield section, line
            else:
                prose.append(line)
        for block in markdown.parseInline(_MARKER.sub("", "\n".join(prose))):
            yield _PROSE, "".join(map(_words, block.children or ()))


def _words(token: Token) -> str:
    return " " if token.type.endswith("break") else token.content
