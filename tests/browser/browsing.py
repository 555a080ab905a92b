"""Briefs to look at, and a browser that looks at them with the network shut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.pipeline import make_brief
from summarize.reading import read_articles
from summarize.rendering import IndexEntry, IndexFailure, render, render_index
from summarize.settings import Settings
from summarize.testing import ClippingWriter, TrustingReader, WordEmbedder, default_parser
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Change,
    Citation,
    Event,
    Group,
    Models,
    Provenance,
    Reading,
)
from summarize.updating import update_brief

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
ATTACKS = (
    "<script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    '"><svg onload="document.title=\'taken\'">',
    "</script><script>document.title='taken'</script>",
    "</style><script>document.title='taken'</script>",
    "'-alert(1)-' \u2028 & {{ 7 * 7 }}",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that is open; ``asked`` are the addresses that it asked for, ``wrong`` its errors."""

    page: Page
    asked: list[str]
    wrong: list[str]


@contextmanager
def opened(browser: Browser, file: Path, **how: Any) -> Iterator[Opened]:
    """Open a file as a reader would; whatever else it asks for is refused, and noted."""
    context = browser.new_context(**{"viewport": WIDE, **how})
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []

    def refuse(route: Route) -> None:
        if route.request.url == file.as_uri():
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    page.route("**/*", refuse)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    try:
        page.goto(file.as_uri())
        yield Opened(page, asked, wrong)
    finally:
        context.close()


@cache
def jakarta() -> Brief:
    """The brief of the example with sentences of both kinds, and a timeline."""
    models = Models(
        embedder=WordEmbedder(),
        parser=default_parser(),
        writer=ClippingWriter(),
        reader=TrustingReader(),
    )
    read = read_articles([str(ROOT / "examples" / "jakarta")])
    made = make_brief(read.articles, models, Settings(words=200), dropped=read.dropped)
    event = Event("2023-07-13", "on Thursday", made.sentences[0].text, made.sentences[0].citations)
    return replace(made, timeline=(event,))


@cache
def updated() -> Brief:
    """The third revision of a brief: with a sentence that is new, one that changed, one before."""
    models = Models(embedder=WordEmbedder(), parser=default_parser())
    told = (
        "Repairs to the old harbour pier cost 4.2 million crowns and took a week of work. "
        "Three hundred boats were kept in port, the harbour master said.",
        "Repairs to the old harbour pier cost 6.1 million crowns, up from 4.2 million crowns.",
        "Repairs to the old harbour pier cost 7.5 million crowns, up from 6.1 million crowns. "
        "Divers found the wreck of a trawler under the lighthouse.",
    )
    first, *later = (
        Article(f"a{n}", text, f"Day {n} of the repairs", "The Gull", f"2023-05-0{n}")
        for n, text in enumerate(told, start=1)
    )
    brief = make_brief([first], models)
    for article in later:
        brief = update_brief(brief, [article], models)
    return brief


@cache
def in_three_steps() -> Brief:
    """A brief of which one figure changed twice before it was told."""
    told = (
        "Nine boats sank.",
        "The number of boats that sank rose to 12.",
        "In all 17 boats sank.",
    )
    articles = [Article(f"a{n}", text, published=f"2023-05-0{n}") for n, text in enumerate(told, 1)]
    brief = small(*articles)
    values = [
        Reading(value, sentence.citations)
        for value, sentence in zip(("Nine", "12", "17"), brief.sentences, strict=True)
    ]
    changes = tuple(Change("number", old, values[-1], revision=2) for old in values[:-1])
    return replace(brief, history=replace(brief.history, revision=2, changes=changes))


@cache
def crowd(articles: int = 50) -> Brief:
    """The brief of a story of many articles of forty sentences each."""
    texts = []
    for number in range(articles):
        paragraphs = [
            f"Crew {number} of pier {place} mended {number * place + 3} boats on day {place} in the"
            f" harbour of Port{number}. The keeper of lamp {place} told visitors about wind"
            f" number {place % 7} near gate {place % 11}."
            for place in range(20)
        ]
        texts.append(Article(f"a{number}", "\n\n".join(paragraphs), title=f"Harbour {number}"))
    return make_brief(texts, Models(embedder=WordEmbedder()), Settings(words=200))


def small(article: Article, *others: Article, language: str = "en", headline: str = "") -> Brief:
    """A brief of the first sentence of each article, which end in a period."""
    cited = [Citation(a.id, 0, a.text.index(".") + 1) for a in (article, *others)]
    return Brief(
        headline=headline,
        sentences=tuple(
            BriefSentence(a.text[: c.end], "extracted", 1.0, (c,))
            for a, c in zip((article, *others), cited, strict=True)
        ),
        differences=(),
        coverage=(),
        articles=(article, *others),
        dropped=(),
        provenance=Provenance("0", (), (), (), 0),
        language=language,
        groups=tuple(Group((c,), 0.1 * n, 0.2 * n, own=True, told=n) for n, c in enumerate(cited)),
    )


def arabic() -> Brief:
    """A brief that is read from right to left."""
    return small(
        Article("a", "افتتح الميناء يوم الاثنين. وصلت تسعون سفينة.", "افتتاح الميناء", "النورس"),
        Article("b", "الجسر جديد. استغرق عبوره ساعتين.", "عبور الجسر", "المد"),
        language="ar",
        headline="الميناء والجسر",
    )


def hostile() -> Brief:
    """A brief in which everything from outside would like to be run."""
    articles = [
        Article(f"a{n}", f"{attack} came. {attack}", attack, attack, url=f"https://x.example/{n}")
        for n, attack in enumerate(ATTACKS)
    ]
    return small(*articles, headline="".join(ATTACKS))


def report_file(folder: Path, brief: Brief) -> Path:
    return write(folder / "report.html", render(brief, "html"))


def index_file(
    folder: Path, entries: Sequence[IndexEntry], failures: Sequence[IndexFailure] = ()
) -> Path:
    return write(folder / "index.html", render_index(entries, failures))


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def entry(story: str, headline: str, **changes: Any) -> IndexEntry:
    given: dict[str, Any] = {
        "language": "en",
        "sources": "The Gull, Daily Tide",
        "articles": 2,
        "differences": 0,
        "words": 150,
        "day": "2023-07-13",
        "files": (("report", f"{story}.html"), ("JSON", f"{story}.json")),
    }
    return IndexEntry(story=story, headline=headline, **(given | changes))


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def marked(page: Page) -> list[str]:
    """The words that are marked in the articles, as one reads them."""
    return page.locator("#articles .text .on").all_text_contents()


def is_in_sight(page: Page, selector: str) -> bool:
    """Whether the first such element can be seen in the panel, below its head."""
    return bool(
        page.locator(selector).first.evaluate(
            """element => {
                const box = element.getBoundingClientRect();
                const panel = document.getElementById("articles").getBoundingClientRect();
                const head = document.querySelector(".head").getBoundingClientRect();
                return box.top >= head.bottom - 2 && box.top < Math.min(panel.bottom, innerHeight);
            }"""
        )
    )


def serious(page: Page) -> list[str]:
    """What axe-core finds serious or critical on a page."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}: {each['nodes'][0]['failureSummary']}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
