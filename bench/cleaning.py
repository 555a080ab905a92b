"""How well cleaning keeps an article's sentences and nothing else, beside trafilatura alone.

    python -m bench.cleaning [--half dev|held|both] [--faults] [PAGES]

PAGES is a folder of pages, each with the sentences to keep beside it in ``NAME.gold.txt``;
the default is ``tests/reading/pages`` (docs/reading.md tells its rules). ``--faults`` lists, for
the half that may be looked at, each sentence that was lost or kept wrongly.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from summarize.analysis.splitting import split_article
from summarize.errors import ReadError
from summarize.reading import read_articles
from summarize.types import Article

PAGES = Path(__file__).resolve().parents[1] / "tests" / "reading" / "pages"
HALVES = ("dev", "held")
_GOLD = ".gold.txt"
_NONE = "-"
_EITHER_WAY = "? "
# No letters, so that what is invisible inside a word (a soft hyphen) parts it: it should be gone.
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is right: ``facts`` are the answers allowed, "" for none."""

    path: Path
    language: str
    keep: str
    either_way: str
    facts: Mapping[str, tuple[str, ...]]

    @property
    def half(self) -> str:
        """Every second page by its number is held back."""
        return "dev" if int(self.path.stem.rsplit("-", 1)[1]) % 2 else "held"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a contestant made of a page."""

    text: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Sentences kept that are right, those that are not, those that were lost; facts right."""

    right: int
    wrong: tuple[str, ...]
    lost: tuple[str, ...]
    facts: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares over many pages, all sentences counting alike."""

    pages: int
    sentences: int
    precision: float
    recall: float
    facts: Mapping[str, float]


Contestant = Callable[[Path], Reading]
FACTS = ("title", "date", "source")


def load_pages(folder: Path = PAGES) -> tuple[Page, ...]:
    """Return the pages of a folder that have their gold beside them, by name."""
    with_gold = (path for path in folder.iterdir() if _gold_of(path).exists())
    return tuple(map(_load, sorted(with_gold)))


def _gold_of(path: Path) -> Path:
    return path.with_name(path.stem + _GOLD)


def _load(path: Path) -> Page:
    header, _, body = _gold_of(path).read_text("utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in header.split("\n"))
    lines = body.strip().split("\n")
    return Page(
        path,
        fields["language"],
        _paragraphs(line for line in lines if not line.startswith(_EITHER_WAY)),
        _paragraphs(line[2:] for line in lines if line.startswith(_EITHER_WAY)),
        {name: _answers(fields[name]) for name in FACTS},
    )


def _paragraphs(lines: Iterator[str]) -> str:
    return "\n\n".join(lines)


def _answers(field: str) -> tuple[str, ...]:
    return tuple("" if answer == _NONE else answer for answer in field.split(" | "))


def read_with_us(path: Path) -> Reading:
    """Read a page as the program does; what it refuses it keeps nothing of."""
    try:
        articles = read_articles([path]).articles
    except ReadError:
        return Reading("", dict.fromkeys(FACTS, ""))
    first = articles[0]
    facts = zip(FACTS, (first.title, first.published, first.source), strict=True)
    return Reading(
        "\n\n".join(article.text for article in articles),
        {name: _fact(name, value) for name, value in facts},
    )


def read_with_trafilatura(path: Path, *, include_comments: bool = True) -> Reading:
    """Read a page with trafilatura's own `extract` and `extract_metadata`, defaults otherwise."""
    import trafilatura

    data = path.read_bytes()
    text = trafilatura.extract(data, include_comments=include_comments) or ""
    found = trafilatura.extract_metadata(data)
    values = (found.title, found.date, found.sitename) if found else (None, None, None)
    return Reading(
        text.replace("\n", "\n\n"),  # a line of it is a paragraph
        {name: _fact(name, value) for name, value in zip(FACTS, values, strict=True)},
    )


def _fact(name: str, value: str | None) -> str:
    return (value or "")[: len("2026-01-31")] if name == "date" else value or ""


def score(page: Page, reading: Reading) -> Score:
    """Compare sentence by sentence, as often as each stands there, by their words."""
    keep = _sentences(page.keep, page)
    kept = _sentences(reading.text, page)
    wanted, given = Counter(map(_words, keep)), Counter(map(_words, kept))
    allowed = Counter(map(_words, _sentences(page.either_way, page)))
    as_written = {_words(sentence): sentence for sentence in (*keep, *kept)}
    return Score(
        (wanted & given).total(),
        tuple(as_written[words] for words in (given - wanted - allowed).elements()),
        tuple(as_written[words] for words in (wanted - given).elements()),
        {name: reading.facts[name] in page.facts[name] for name in FACTS},
    )


def _sentences(text: str, page: Page) -> list[str]:
    """Split by the page's language; what there is to learn of it is learned from the gold."""
    article = Article("a1", text, language=page.language)
    like = (page.keep,) if page.keep else ()
    return [s.text for s in split_article(article, like=like) if _words(s.text)]


def _words(sentence: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFC", sentence).casefold()))


def measure(pages: Sequence[Page], read: Contestant) -> Figures:
    """Return precision and recall over all sentences, and the shares of pages with a fact right."""
    return figures([score(page, read(page.path)) for page in pages])


def figures(scores: Sequence[Score]) -> Figures:
    """Add up the pages' scores; a share of nothing is 1."""
    right = sum(each.right for each in scores)
    wrong = sum(len(each.wrong) for each in scores)
    lost = sum(len(each.lost) for each in scores)
    return Figures(
        len(scores),
        right + lost,
        right / (right + wrong) if right + wrong else 1.0,
        right / (right + lost) if right + lost else 1.0,
        {name: sum(each.facts[name] for each in scores) / len(scores) for name in FACTS},
    )


def rows(pages: Sequence[Page]) -> Iterator[str]:
    """Yield the table, a line each: all pages ours, and those of HTML for both."""
    html = [page for page in pages if page.path.suffix == ".html"]
    without_comments = partial(read_with_trafilatura, include_comments=False)
    contests: tuple[tuple[str, str, Sequence[Page], Contestant], ...] = (
        ("all", "summarize", pages, read_with_us),
        ("HTML", "summarize", html, read_with_us),
        ("HTML", "trafilatura", html, read_with_trafilatura),
        ("HTML", "trafilatura, no comments", html, without_comments),
    )
    yield "| pages | | sentences | read by | precision | recall | title | date | source |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for kind, name, chosen, read in contests:
        found = measure(chosen, read)
        facts = " | ".join(f"{found.facts[fact]:.2f}" for fact in FACTS)
        yield (
            f"| {kind} | {found.pages} | {found.sentences} | {name} "
            f"| {found.precision:.3f} | {found.recall:.3f} | {facts} |"
        )


def faults(pages: Sequence[Page]) -> Iterator[str]:
    """Yield what we lost, kept wrongly and took for a title, date or source, page by page."""
    for page in pages:
        reading = read_with_us(page.path)
        found = score(page, reading)
        wrong_facts = [
            f"  {name}: {reading.facts[name]!r}, not {' or '.join(map(repr, page.facts[name]))}"
            for name in FACTS
            if not found.facts[name]
        ]
        lines = [
            *wrong_facts,
            *(f"  - {text!r}" for text in found.lost),
            *(f"  + {text!r}" for text in found.wrong),
        ]
        if lines:
            yield "\n".join((page.path.name, *lines))


def main() -> None:
    """Print the table, a half at a time."""
    parser = argparse.ArgumentParser(prog="python -m bench.cleaning", description=__doc__)
    parser.add_argument("pages", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--half", choices=(*HALVES, "both"), default="both")
    parser.add_argument("--faults", action="store_true", help="list them, for the half dev")
    given = parser.parse_args()
    pages = load_pages(given.pages)
    for half in HALVES if given.half == "both" else (given.half,):
        chosen = [page for page in pages if page.half == half]
        print(f"\n{half}:", *rows(chosen), sep="\n")
        if given.faults and half == "dev":
            print("", *faults(chosen), sep="\n")


if __name__ == "__main__":
    main()
