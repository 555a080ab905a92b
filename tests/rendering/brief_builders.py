from __future__ import annotations

from collections.abc import Sequence

from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Citation,
    Coverage,
    Difference,
    Dropped,
    Event,
    Group,
    ModelUse,
    Provenance,
    Reading,
    SentenceKind,
)

PROVENANCE = Provenance(
    version="0.1.0",
    packages=(("numpy", "2.0"), ("torch", "2.13.0")),
    models=(ModelUse("writer", "tiny", "ab" * 32, ("main-point", "summary")),),
    settings=(("words", 150), ("extractive", False)),
    seed=7,
)

HARBOUR = Article(
    id="a1",
    text="The harbour opened on Monday. Ninety ships came.",
    title="Harbour opens",
    source="The Gull",
    published="2023-07-13",
    url="https://gull.example/harbour",
    authors=("Jane Roe", "Max Poe"),
)
BRIDGE = Article(
    id="a2",
    text="The bridge took two hours to cross. It is new.",
    title="Crossing the bridge",
    source="Daily Tide",
)
NOTES = Article(id="a3", text="Wholly other words here.", path="wire/notes.txt")


def cite(article: Article, quote: str) -> Citation:
    start = article.text.index(quote)
    return Citation(article.id, start, start + len(quote))


def sentence(
    text: str, *citations: Citation, kind: SentenceKind = "extracted", support: float = 1.0
) -> BriefSentence:
    return BriefSentence(text=text, kind=kind, support=support, citations=citations)


OPENED = sentence("The harbour opened on Monday.", cite(HARBOUR, "The harbour opened on Monday."))
CROSSING = sentence(
    "The bridge and the harbour are new.",
    cite(BRIDGE, "It is new."),
    cite(HARBOUR, "The harbour opened on Monday."),
    kind="fused",
    support=0.81239,
)
LONG = "The bridge took two hours to cross."
DURATION = Difference(
    kind="duration",
    readings=(
        Reading("90 minutes", (cite(HARBOUR, "Ninety"),)),
        Reading("two hours", (cite(BRIDGE, "two hours"),)),
    ),
)


OPENING = Event(
    day="2023-07-10",
    said="Monday",
    text="The harbour opened on Monday.",
    citations=(cite(HARBOUR, "The harbour opened on Monday."),),
)


def brief(
    *sentences: BriefSentence,
    headline: str = "Harbour and bridge",
    articles: Sequence[Article] = (HARBOUR, BRIDGE, NOTES),
    differences: Sequence[Difference] = (),
    timeline: Sequence[Event] = (),
    coverage: Sequence[Coverage] = (),
    dropped: Sequence[Dropped] = (),
    warnings: Sequence[str] = (),
    groups: Sequence[Group] = (),
) -> Brief:
    return Brief(
        headline=headline,
        sentences=sentences,
        differences=tuple(differences),
        coverage=tuple(coverage),
        articles=tuple(articles),
        dropped=tuple(dropped),
        provenance=PROVENANCE,
        warnings=tuple(warnings),
        groups=tuple(groups),
        timeline=tuple(timeline),
    )


def full_brief() -> Brief:
    return brief(
        CROSSING,
        OPENED,
        differences=[DURATION],
        timeline=[OPENING],
        coverage=[
            Coverage("a1", 2, 1, 1),
            Coverage("a2", 2, 1, 1, copy_of="a1"),
            Coverage("a3", 1, 0, 1),
        ],
        dropped=[
            Dropped("a3", 0, len(NOTES.text), "another story", NOTES.text),
            Dropped("a1", 0, 0, "caption", "A ship. Photo: AP"),
            Dropped("a1", 29, 29, "caption", "Another ship."),
            Dropped("a2", 0, 0, "share bar", "Share this"),
        ],
        warnings=["notes.txt has no date"],
        groups=[
            Group((cite(HARBOUR, OPENED.text), cite(BRIDGE, LONG)), 0.25, 1.0, own=False, told=0),
            Group((cite(HARBOUR, "Ninety ships came."),), 1.0, 0.0, own=True),
            Group((cite(BRIDGE, "It is new."),), 0.0, 0.5, own=True, told=0),
        ],
    )
