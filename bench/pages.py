"""How much of an article is kept when it is read from a web page, and how much beside it.

    python -m bench.pages DATA.jsonl [...]

Each article of the stories is read as plain text, then as a page of each make (`page_makes`), and
the sentences of the two are compared.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.page_makes import BESIDE, MAKES, Story, make_page
from summarize.analysis.splitting import split_articles
from summarize.reading import read_records
from summarize.reading.cleaning import clean
from summarize.reading.draft import UnreadableInputError, finish
from summarize.reading.web_pages import draft_of_page
from summarize.types import Article

SHORTEST = 400
"""In characters: less is a note that something is missing, not an article."""


@dataclass(slots=True)
class Tally:
    """What was counted of one make, in sentences."""

    pages: int = 0
    unread: int = 0
    wanted: int = 0
    kept: int = 0
    both: int = 0
    beside: int = 0
    whole: int = 0
    titles: int = 0
    seconds: float = 0.0
    lost: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the article's sentences that are kept."""
        return self.both / max(self.wanted, 1)

    @property
    def precision(self) -> float:
        """The share of what is kept that is the article's."""
        return self.both / max(self.kept, 1)


def story_of(article: Article) -> Story:
    """Return the article as what pages are made of."""
    title = article.title or "What is known of the matter so far"
    return Story(title, tuple(article.text.split("\n\n")))


def measure(article: Article, make: str, seed: int, tally: Tally) -> None:
    """Read the article from a page and count what is kept."""
    tally.pages += 1
    wanted = _sentences(article)
    tally.wanted += sum(wanted.values())
    start = time.perf_counter()
    try:
        draft = clean(draft_of_page(make_page(story_of(article), make, seed)))
    except UnreadableInputError:
        tally.unread += 1
        return
    tally.seconds += time.perf_counter() - start
    read, _ = finish(draft, article_id="a1", path=None)
    kept = _sentences(read)
    both = wanted & kept
    tally.kept += sum(kept.values())
    tally.both += sum(both.values())
    tally.whole += kept == wanted
    tally.titles += read.title == story_of(article).title
    tally.beside += sum(text in read.text for some in BESIDE.values() for text in some)
    tally.lost += (wanted - kept).elements()


def _sentences(article: Article) -> Counter[str]:
    return Counter("".join(sentence.text.split()) for sentence in split_articles([article]))


def articles_of(data: Path) -> Iterator[Article]:
    """Yield the articles of a file of stories, those that are long enough to be news."""
    for line in data.read_text(encoding="utf-8").splitlines():
        read = read_records(json.loads(line)["documents"])
        yield from (article for article in read.articles if len(article.text) > SHORTEST)


def main(files: list[Path]) -> None:
    """Print one row a make."""
    tallies = {make: Tally() for make in MAKES}
    for file in files:
        for seed, article in enumerate(articles_of(file)):
            for make, tally in tallies.items():
                measure(article, make, seed, tally)
    print("make | pages | unread | recall | precision | exactly | titles | beside | ms a page")
    for make, tally in tallies.items():
        print(
            f"{make} | {tally.pages} | {tally.unread} | {tally.recall:.4f} | "
            f"{tally.precision:.4f} | {tally.whole} | {tally.titles} | {tally.beside} | "
            f"{1000 * tally.seconds / max(tally.pages - tally.unread, 1):.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
