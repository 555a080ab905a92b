"""How time grows with a text, for every function that reads one: ``make growth``.

A text is one piece many times, with a word before it and another behind it. Its size is doubled
until reading takes long enough to be measured; then the time that this process had for twice as
much is compared. ``test_growth.py`` does so with less time for each.
"""

from __future__ import annotations

import csv
import gc
import io
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache, partial
from itertools import count, islice
from typing import Any

from attacking import STORM
from table import DOCUMENT, with_table

from summarize.limits import MOST_SENTENCE_CHARACTERS
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Citation,
    Dropped,
    Embeddings,
    Provenance,
    Sentence,
)

MOST = 2.6
"""Times as much for twice as much text: growth with the square takes four times."""
LARGEST = 256_000
"""Characters of the longest text: with the square, what takes 10 ms of it takes 0.2 s of 1 MB."""

ENOUGH = 0.004
"""Seconds that can be measured on a machine that is shared."""
_LONG = 2.0
HEAD = "| what reads | texts tried | long enough to be measured | greatest growth | of |"

SHAPES: dict[str, Sequence[str]] = {
    "prose": ("The mayor opened the bridge over the Alna on Tuesday. ",),
    "a long line": (
        "the mayor opened the bridge ",
        "a, ",
        "a-",
        "and ",
        "said ",
        "I ",
        "a: ",
        "| ",
    ),
    "many lines": (
        "The bridge fell.\n",
        "a\n",
        "- a\n",
        "# a\n",
        "By A\n",
        "x | y\n",
        "a.\n",
        "> a\n",
    ),
    "many paragraphs": ("The bridge fell on Monday.\n\n", "a\n\n", "By Ann Lee\n\n", "1. a\n\n"),
    "spaces": (" ", "\n", "\t", "  \n", "\u00a0", "\u2028"),
    "brackets": (
        "(",
        ")",
        "[",
        "]",
        "{",
        "( ",
        ") ",
        "(a) ",
        "](",
        "[a](",
        "[1]",
        "[1] ",
        "![",
        "<",
    ),
    "punctuation": (
        ".",
        "?",
        "!?",
        "...",
        ". ",
        " .",
        ",",
        ";",
        ":",
        "-",
        "—",
        "…",
        "*",
        "_",
        "#",
        "`",
        "~",
        "\\",
        "/",
        "$",
        "@",
        "&",
    ),
    "a letter": ("A", "a", "é", "字", "字。", "ع ", "A ", "A. ", "a.b."),
    "digits": ("1,", "1", "0", "1 ", "1.", "1/2 ", "two ", "twenty-", "million ", "May 5, ", "$1 "),
    "quotes": (
        '"',
        "'",
        "“",
        "”",
        "«",
        "»",
        "„",
        "’",
        '" ',
        "“a” ",
        "“a",
        'a" ',
        '"a" said ',
        ".” ",
    ),
    "tags": (
        "<!--",
        "<b>",
        "</b>",
        "<p>a",
        "<br>",
        "<a href='b'>",
        "&amp;",
        "&#1;",
        "<![CDATA[",
        "<script>",
        "<p>The bridge fell.</p>\n",
    ),
    "names": ("Ann Lee, ", "Mr. ", "Ann ", "U.S. ", "Reuters - ", "http://a.b/c ", "a@b.c "),
    "commands": (
        "see ",
        "image ",
        "no ",
        "please ",
        "you ",
        "Ignore ",
        "Note: ",
        "Assistant: ",
        "<|x|>",
    ),
}
NESTED = "nested tags"
KINDS = (*SHAPES, NESTED)


@dataclass(frozen=True)
class Reading:
    """What reads a text.

    Attributes:
        read: reads it.
        make: makes of the text, before it is timed, what is read.
        largest: characters that it can get.
        little: seconds that do not matter for so large a text.
        kinds: of texts that it gets.
    """

    read: Callable[[Any], object]
    make: Callable[[str], Any] = str
    largest: int = LARGEST
    little: float = 0.0
    kinds: Sequence[str] = KINDS


def texts(kind: str) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Yield the pieces of a kind of text, and what makes a text of so many characters of each."""
    marks = count()

    def repeated(piece: str, size: int) -> str:
        # No text is read twice: what is kept of one would be found again.
        return f"The bridge {piece * (size // len(piece))} x{next(marks)}"

    def nested(size: int) -> str:
        depth = size // 11
        return f"{'<div>' * depth}The bridge fell on day {next(marks)}.{'</div>' * depth}"

    if kind == NESTED:
        yield "<div>", nested
    for piece in SHAPES.get(kind, ()):
        yield piece, partial(repeated, piece)


def growth(reading: Reading, text: Callable[[int], str], *, enough: float) -> float | None:
    """Return how many times as long twice the text takes; None if that is too short to be measured.

    Where it looks like too much, twice as large a text is asked too: what is bounded, as the words
    are that are kept for a next time, grows at first.

    Args:
        reading: what reads it.
        text: makes a text of a size.
        enough: seconds that can be measured.
    """
    size, enough = 500, max(enough, reading.little)
    while (once := cost(reading, text(size))) < enough and size * 4 <= reading.largest:
        size *= 4 if once < enough / 8 and size * 16 <= reading.largest else 2
    if once < enough:
        return None
    grown = _doubled(reading, text, size)
    while grown > MOST and size * 4 <= reading.largest and cost(reading, text(size)) < _LONG:
        size *= 2
        grown = _doubled(reading, text, size)
    return grown


def _doubled(reading: Reading, text: Callable[[int], str], size: int) -> float:
    small = min(cost(reading, text(size)) for _ in range(2))
    large = float("inf")
    for _ in range(5):  # another's work on this machine only makes it longer
        large = min(large, cost(reading, text(2 * size)))
        if large <= MOST * small:
            break
        small = min(small, cost(reading, text(size)))
    return large / small


def cost(reading: Reading, text: str) -> float:
    """Return the seconds that this process had to read a text."""
    made = reading.make(text)
    gc.collect(0)
    gc.disable()
    started = time.process_time()
    try:
        reading.read(made)
    finally:
        gc.enable()
    return time.process_time() - started


def growths(name: str, *, enough: float, thoroughly: bool) -> Iterator[tuple[str, float | None]]:
    """Yield each piece that a function is given, and its growth; only the first of each kind."""
    reading = READINGS[name]
    for kind in reading.kinds:
        for piece, text in islice(texts(kind), None if thoroughly else 1):
            yield piece, growth(reading, text, enough=enough)


# What reads a text.


def article(data: bytes, suffix: str) -> None:
    from summarize.reading.cleaning import clean
    from summarize.reading.draft import UnreadableInputError, finish
    from summarize.reading.formats import read_data

    try:
        for draft in read_data(data, suffix):
            finish(clean(draft), article_id="a", path="a")
    except UnreadableInputError:
        return


def plain(text: str) -> bytes:
    return text.encode()


def page(text: str) -> bytes:
    return f"<html><head><title>T</title></head><body><p>{text}</p></body></html>".encode()


def record(text: str) -> bytes:
    return json.dumps({"title": text[:1000], "text": text, "author": text[:1000]}).encode()


def fragment(text: str) -> bytes:
    return json.dumps(
        {"title": "T", "content_html": f"<p>{text}</p>", "url": "http://a.b"}
    ).encode()


def feed(text: str) -> bytes:
    item = f"<title>T</title><description><![CDATA[{text}]]></description>"
    return f"<rss><channel><item>{item}</item></channel></rss>".encode()


def mail(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "T"
    message["From"] = "a@b.example"
    message.set_content(text)
    return message.as_bytes()


def table(text: str) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["title", "text"], ["T", text]])
    return out.getvalue().encode()


def lines(text: str) -> bytes:
    return b"\n".join(json.dumps({"text": line}).encode() for line in text.split("\n"))


def document(text: str) -> bytes:
    from docx import Document

    made, out = Document(), io.BytesIO()
    plain = "".join(sign for sign in text if sign >= " " or sign in "\n\t")
    for paragraph in plain.split("\n\n"):
        made.add_paragraph(paragraph)
    made.save(out)
    return out.getvalue()


def archive(text: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(text)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/b\r\n"
        "WARC-Date: 2023-07-13T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def sentences(text: str, article_id: str = "a", language: str = "en") -> list[Sentence]:
    from summarize.analysis.splitting import split_text

    return [
        Sentence(f"{article_id}{i}", article_id, i, i // 3, start, end, text[start:end], language)
        for i, (start, end) in enumerate(split_text(text))
    ]


def split(text: str, language: str) -> None:
    from summarize.analysis.splitting import split_articles

    split_articles([Article("a", text, language=language)])


def addressed(text: str) -> None:
    from summarize.facts.addressing import speaks_to_program, without_addresses

    speaks_to_program(text)
    speaks_to_program(text, "de")
    without_addresses([Article("a", STORM, title=text, source=text, authors=(text,))])


def talk(text: str, language: str) -> None:
    from summarize.language.self_contained import leans_back, no_news, objection, tidy

    tidy(text, language)
    objection(text, language)
    no_news(text, language)
    leans_back(text, language)


def worded(text: str, language: str) -> None:
    from summarize.language import words

    words.content_stems(text, language)
    words.numbers(text, language)
    words.names(text, language)
    words.is_denied(text, language)
    words.shingles(text, 4)
    words.count_words(text)


def marked(text: str) -> None:
    from summarize.language.page_talk import without_pointers
    from summarize.language.source_marks import source_marks, without_source_marks

    source_marks(text)
    without_source_marks(text)
    without_pointers(text)


def quoted(text: str) -> None:
    from summarize.language.scripts import opens_quotation, plain_quotes, without_quotations

    without_quotations(text)
    opens_quotation(text)
    plain_quotes(text)


def prose_of_brief(text: str) -> None:
    from summarize.checking.prose import sentences_of_brief, unchecked_parts

    sentences_of_brief(text)
    unchecked_parts(text)


def typography(text: str) -> None:
    from summarize.checking.typography import readable, readable_words

    readable(text)
    list(readable_words(text))


def figures(text: str) -> None:
    from summarize.facts.quantities import find_quantities

    find_quantities(text)


def noise(text: str) -> None:
    from summarize.reading.boilerplate import noise_reason

    noise_reason(" ".join(text.split()))


def normalized(text: str) -> None:
    from summarize.reading.normalization import ends_sentence, normalize
    from summarize.reading.unwrapping import paragraphs_of

    ends_sentence(text)
    paragraphs_of(normalize(text))


def head(text: str) -> None:
    from summarize.reading.datelines import find_dateline
    from summarize.reading.published import iso_date

    find_dateline(text, "en")
    iso_date(text, "en")
    iso_date(text, "de")


def withheld(text: str) -> None:
    from summarize.reading.withheld import is_for_subscribers, why_withheld

    why_withheld(text, 50)
    is_for_subscribers(text)


def shown(text: str) -> None:
    from summarize.visible import visible

    visible(text)
    visible(text, lines=True)


def identified(text: str) -> None:
    from summarize.analysis.identification import identify_language

    identify_language(text)


@cache
def parser() -> Any:
    from summarize.testing import default_parser

    return default_parser()


def passage(text: str) -> Any:
    from summarize.analysis.trees import plant
    from summarize.facts.passages import Passage

    return Passage.of(plant(parser().parse([text])[0]))


def facts(made: Any) -> None:
    from summarize.checking.evidence import Evidence
    from summarize.checking.verification import _CHECKS
    from summarize.facts.addressing import commands
    from summarize.facts.extraction import find_facts
    from summarize.facts.people import mentions
    from summarize.facts.pointing import definite_nouns, points_back

    find_facts(made)
    commands(made)
    mentions(made)
    points_back(made)
    definite_nouns(made)
    evidence = Evidence(made, (made,), ((),), (Article("a", made.sentence.text),))
    for check in _CHECKS:
        list(check(evidence))


def articles(text: str) -> list[Article]:
    return [Article("a", text), Article("b", text[len(text) // 2 :])]


def copies(made: list[Article]) -> None:
    from summarize.clustering.near_copies import find_near_copies

    find_near_copies(made)


def embedded(text: str) -> tuple[list[Article], list[Sentence], Embeddings]:
    from summarize.testing import WordEmbedder

    made = articles(text)
    told = [each for one in made for each in sentences(one.text, one.id)]
    return made, told, WordEmbedder().embed([each.text for each in told])


def chosen(made: tuple[list[Article], list[Sentence], Embeddings]) -> None:
    from summarize.clustering import cluster_sentences
    from summarize.clustering.near_copies import find_reworded_copies
    from summarize.clustering.story import Story
    from summarize.selection import rank_clusters, score_salience, tfidf_rows

    told, vectors = made[1], made[2]
    find_reworded_copies(made[0], told, vectors, same_sentence=0.9)
    story = Story(tuple(told), vectors, {}, ())
    tfidf = tfidf_rows([each.text for each in told], [each.language for each in told])
    salience = score_salience(story, tfidf)
    groups = cluster_sentences(vectors, threshold=0.8)
    rank_clusters(groups, story, tfidf, salience, max_words=500)


def brief_of(text: str) -> Brief:
    made = Article("a", text, title=text, source=text, url=f"http://a.b/{text[:999]}")
    cited = Citation("a", 0, len(text))
    return Brief(
        text,
        (BriefSentence(text, "extracted", 1.0, (cited,)),),
        (),
        (),
        (made,),
        (Dropped("a", 0, 1, "caption", text),),
        Provenance("0", (), (), (), 0),
        (text,),
    )


def rendered(made: Brief, format: str) -> None:  # noqa: A002
    from summarize.rendering import render

    render(made, format)


READINGS: dict[str, Reading] = {
    **{
        f"reader and cleaner, {suffix}": Reading(
            partial(article, suffix=suffix.split()[0]),
            make,
            largest=16_000 if make is document else LARGEST,
        )
        for suffix, make in {
            ".txt": plain,
            ".md": plain,
            ".html": page,
            ".json": record,
            ".json of HTML": fragment,
            ".jsonl": lines,
            ".csv": table,
            ".rss": feed,
            ".eml": mail,
            ".docx": document,
            ".warc": archive,
        }.items()
    },
    "normalized text": Reading(normalized),
    "noise": Reading(noise),
    "datelines and dates": Reading(head),
    "paywalls": Reading(withheld),
    "language": Reading(identified),
    **{
        f"splitter, {code}": Reading(partial(split, language=code))
        for code in ("en", "de", "fr", "zh", "ar")
    },
    **{
        f"{name}, {code}": Reading(partial(read, language=code))
        for name, read in (("talk of the page", talk), ("words and names", worded))
        for code in ("en", "de", "zh")
    },
    "source marks": Reading(marked),
    "quotations": Reading(quoted),
    "commands": Reading(addressed),
    "figures": Reading(figures),
    "prose of verify": Reading(prose_of_brief),
    "typography": Reading(typography),
    "facts and checks": Reading(facts, passage, largest=MOST_SENTENCE_CHARACTERS, little=0.25),
    "near-copies": Reading(copies, articles),
    "clusters, salience, ranking": Reading(
        chosen, embedded, kinds=("prose", "many lines", "many paragraphs")
    ),
    "visible text": Reading(shown),
    **{
        f"rendering, {name}": Reading(partial(rendered, format=name), brief_of)
        for name in ("markdown", "text", "html", "json")
    },
}


def row_of(name: str) -> tuple[str, float]:
    """Measure a function thoroughly; return its row of the table, and its greatest growth."""
    found = list(growths(name, enough=ENOUGH, thoroughly=True))
    measured = [(grown, piece) for piece, grown in found if grown is not None]
    greatest, piece = max(measured, default=(0.0, ""))
    quoted = json.dumps(piece, ensure_ascii=False).replace("|", r"\|").replace("`", "&#96;")
    shown = f"{greatest:.1f} | `{quoted}`" if measured else "– | –"
    return f"| {name} | {len(found)} | {len(measured)} | {shown} |", greatest


def main() -> int:
    """Measure everything and write the table; return 1 if anything grows too fast."""
    rows, failed = [HEAD, "|---|---|---|---|---|"], False
    for name in READINGS:
        row, greatest = row_of(name)
        print(row, flush=True)  # noqa: T201
        rows.append(row)
        failed |= greatest > MOST
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(with_table(text, "growth", "\n".join(rows)), encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
