"""The whole pipeline on fakes: what holds of every brief, whatever the models."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from summarize.analysis.splitting import split_articles
from summarize.errors import ReadError, SettingsError
from summarize.pipeline import make_brief, make_briefs
from summarize.settings import Settings
from summarize.testing import (
    BabblingWriter,
    ClippingWriter,
    TrustingReader,
    WordEmbedder,
    default_parser,
)
from summarize.types import (
    AbstractiveModel,
    Article,
    Brief,
    Candidate,
    Dropped,
    Embeddings,
    Models,
    Parse,
    WritingRequest,
)
from summarize.writing import DraftedSentence

HARBOUR = (
    "The harbour of Port Vale reopened on Monday after a storm that closed it for nine days. "
    "Mayor Ada Brook, who leads the port authority, cut a ribbon before a crowd of 400 people. "
    "Repairs to the outer wall cost $3 million, according to the port authority. "
    "Fishing crews complained that no boat could leave while the cranes were being mended."
)
COPY = HARBOUR + " This report was first carried by another paper."
GULL = (
    "Ships returned to Port Vale on Monday, ending a closure of nine days after the storm. "
    "Ada Brook cut a ribbon in front of 400 people at the outer wall. "
    "Insurers expect claims from forty warehouses along the eastern quay, which was under water. "
    "Ferries to the islands resume on Thursday with a reduced timetable until spring."
)
CHESS = (
    "Grandmaster Lena Orlov won the national chess title in the capital with a day to spare. "
    "Orlov beat her rival in thirty moves with a quiet bishop sacrifice. "
    "Organisers praised the young champion for her patience at the board this week."
)


EXTRACTIVE = Models(embedder=WordEmbedder())


def articles(*texts: str) -> list[Article]:
    return [
        Article(f"a{n}", text, title=f"Title of article {n}") for n, text in enumerate(texts, 1)
    ]


def brief_of(*texts: str, writer: AbstractiveModel | None = None, words: int = 60) -> Brief:
    models = Models(
        embedder=WordEmbedder(), parser=default_parser() if writer else None, writer=writer
    )
    return make_brief(articles(*texts), models, Settings(words=words))


def quotes(brief: Brief, number: int) -> list[str]:
    texts = {article.id: article.text for article in brief.articles}
    return [texts[c.article_id][c.start : c.end] for c in brief.sentences[number].citations]


def test_every_sentence_is_cited_and_every_citation_resolves() -> None:
    brief = brief_of(HARBOUR, GULL, writer=ClippingWriter())
    for number, sentence in enumerate(brief.sentences):
        assert quotes(brief, number)
        assert all(quote.strip() == quote and quote for quote in quotes(brief, number))
        if sentence.kind == "extracted":
            assert quotes(brief, number)[0] == sentence.text


@pytest.mark.parametrize("words", [30, 45, 60, 90, 2000])
def test_the_word_budget_is_never_exceeded(words: int) -> None:
    brief = brief_of(HARBOUR, GULL, words=words)
    assert 0 < len(brief.text.split()) <= words


def test_every_sentence_of_the_brief_is_whole() -> None:
    assert all(s.text.endswith(".") for s in brief_of(HARBOUR, GULL, words=45).sentences)


def test_a_writer_that_babbles_changes_nothing() -> None:
    babble = BabblingWriter("Mayor Ada Brook resigned on Monday.", "The storm closed Rome.", "")
    brief = brief_of(HARBOUR, GULL, writer=babble)
    assert brief.sentences == brief_of(HARBOUR, GULL).sentences
    [warning] = [each for each in brief.warnings if "nothing could be printed" in each]
    assert re.search(r"printed, \d+ times? for one reason \(It .+?\); source sentences", warning)
    assert "--stream shows what was written" in warning


def test_a_supported_shortening_is_printed_as_fused() -> None:
    brief = brief_of(HARBOUR, GULL, writer=ClippingWriter(), words=60)
    fused = [s for s in brief.sentences if s.kind == "fused"]
    assert fused
    assert all(0 < sentence.support <= 1 for sentence in fused)


class RewordingWriter(ClippingWriter):
    """Says "40" for "forty" in what is clipped: more than words are left out."""

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        return [
            tuple(replace(each, text=each.text.replace("forty", "40")) for each in answer)
            for answer in super().generate(requests)
        ]


def test_what_a_reader_doubts_is_not_printed() -> None:
    def fused(reader: TrustingReader) -> list[str]:
        models = Models(
            embedder=WordEmbedder(),
            parser=default_parser(),
            writer=RewordingWriter(),
            reader=reader,
        )
        brief = make_brief(articles(HARBOUR, GULL), models, Settings(words=60))
        return [sentence.text for sentence in brief.sentences if sentence.kind == "fused"]

    assert fused(TrustingReader()) == [
        "Insurers expect claims from 40 warehouses along the eastern quay."
    ]
    assert fused(TrustingReader("40")) == []


def test_a_near_copy_is_named_and_is_no_second_source() -> None:
    brief = brief_of(HARBOUR, COPY, GULL, words=90)
    coverage = {c.article_id: c for c in brief.coverage}
    assert coverage["a1"].copy_of == "a2"  # the copy is the fuller one
    for sentence in brief.sentences:
        assert not {"a1", "a2"} <= {c.article_id for c in sentence.citations}


def test_two_identical_articles_give_the_brief_of_one() -> None:
    alone, twice = brief_of(HARBOUR), brief_of(HARBOUR, HARBOUR)
    assert [s.text for s in alone.sentences] == [s.text for s in twice.sentences]


def test_an_article_on_something_else_is_set_apart_whole() -> None:
    brief = brief_of(HARBOUR, GULL, HARBOUR.replace("Monday", "Tuesday"), CHESS)
    (apart,) = [d for d in brief.dropped if d.article_id == "a4"]
    assert (apart.start, apart.end, apart.reason) == (0, len(CHESS), "another story")
    assert "Orlov" not in brief.text


def test_a_sentence_that_points_at_its_page_is_set_apart_with_its_reason() -> None:
    pointing = "The video shown here explains how the harbour was reopened on Monday."
    brief = brief_of(f"{HARBOUR} {pointing}", GULL, words=2000)
    (apart,) = [d for d in brief.dropped if d.article_id == "a1"]
    assert (apart.text, apart.reason) == (pointing, "points at the page")
    assert brief.articles[0].text[apart.start : apart.end] == pointing
    assert pointing not in brief.text


def test_what_reading_set_apart_is_passed_on() -> None:
    caption = Dropped("a1", 0, 0, "caption", "A photo of the harbour.")
    brief = make_brief(articles(HARBOUR), EXTRACTIVE, dropped=[caption])
    assert caption in brief.dropped


def test_the_order_of_the_articles_does_not_change_what_is_said() -> None:
    texts = {
        frozenset(s.text for s in brief_of(*order, words=90).sentences)
        for order in permutations([HARBOUR, GULL])
    }
    assert len(texts) == 1


def test_the_same_input_gives_the_same_brief() -> None:
    assert brief_of(HARBOUR, GULL, writer=ClippingWriter()) == brief_of(
        HARBOUR, GULL, writer=ClippingWriter()
    )


def test_all_clusters_are_written_in_one_call() -> None:
    class Counting(ClippingWriter):
        calls = 0

        def generate(self, requests):  # type: ignore[no-untyped-def]
            self.calls += 1
            return super().generate(requests)

    writer = Counting()
    brief_of(HARBOUR, GULL, writer=writer)
    assert writer.calls == 1
    assert len(writer.requests) > 1


class Corrected(ClippingWriter):
    """Writes that there are fifty, until it is told that a number is wrong."""

    calls = 0

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        self.calls += 1
        written = super().generate(requests)
        return [
            candidates
            if "number" in request.faults
            else tuple(replace(c, text=c.text.replace("forty", "fifty")) for c in candidates)
            for request, candidates in zip(requests, written, strict=True)
        ]


def test_what_does_not_pass_is_asked_for_once_more_with_what_was_wrong() -> None:
    writer = Corrected()
    brief = brief_of(HARBOUR, GULL, writer=writer)
    fused = [sentence.text for sentence in brief.sentences if sentence.kind == "fused"]
    assert fused == ["Insurers expect claims from forty warehouses along the eastern quay."]
    assert writer.calls == 2
    (again,) = [request for request in writer.requests if request.faults]
    assert "number" in again.faults
    assert writer.requests[-1] == again


def test_what_does_not_pass_twice_is_given_up() -> None:
    class Stubborn(Corrected):
        def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
            return super().generate([replace(request, faults=()) for request in requests])

    writer = Stubborn()
    brief = brief_of(HARBOUR, GULL, writer=writer)
    assert {sentence.kind for sentence in brief.sentences} == {"extracted"}
    assert writer.calls == 2


def test_a_second_try_that_is_no_sentence_leaves_the_reason_of_the_first() -> None:
    class Parroting(Corrected):
        """Says again what it was told, where it was told something."""

        def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
            written = super().generate([replace(request, faults=()) for request in requests])
            told = (Candidate("Keep the numbers.", 0.0),)
            return [told if r.faults else w for r, w in zip(requests, written, strict=True)]

    seen: list[DraftedSentence] = []
    models = Models(embedder=WordEmbedder(), parser=default_parser(), writer=Parroting())
    make_brief(articles(HARBOUR, GULL), models, Settings(words=60), watch=seen.append)
    first, second = (each for each in seen if each.state == "replaced")
    assert "fifty" in first.why
    assert second.text == "Keep the numbers."
    assert second.why.endswith(f"The first try: {first.why}")


def test_no_sentence_at_all_is_an_error() -> None:
    with pytest.raises(ReadError, match="no sentence"):
        make_brief([], EXTRACTIVE)


@pytest.mark.parametrize(
    "text",
    [
        "Will the harbour of Port Vale open again on Monday? Who can tell us that?",
        "Boats left Port Vale.",
    ],
)
def test_articles_of_nothing_printable_are_an_error(text: str) -> None:
    with pytest.raises(ReadError, match="no sentence of the articles can stand in a brief"):
        brief_of(text)


def test_articles_of_long_sentences_alone_ask_for_more_words() -> None:
    long = "The harbour of Port Vale opened on Monday" + " after a storm and a flood" * 5 + "."
    with pytest.raises(ReadError, match="fits into 30 words; allow more"):
        make_brief(articles(long), EXTRACTIVE, Settings(words=30))


def test_settings_outside_their_range_are_refused() -> None:
    with pytest.raises(SettingsError, match="--words 5 is out of range; allowed: 30 to 2000"):
        Settings(words=5)


def test_provenance_names_versions_and_settings() -> None:
    provenance = brief_of(HARBOUR).provenance
    assert dict(provenance.settings)["words"] == 60
    assert {name for name, _ in provenance.packages} >= {"nltk", "py3langid", "spacy", "torch"}


def test_progress_tells_each_step() -> None:
    steps: list[str] = []
    make_brief(articles(HARBOUR), EXTRACTIVE, progress=steps.append)
    assert [step.split()[0] for step in steps] == [
        "Splitting",
        "Embedding",
        "Clustering",
        "Selecting",
        "Writing",
        "Grounding",
        "Composing",
    ]


def test_requests_of_several_stories_are_written_together_with_the_same_briefs() -> None:
    class Counting(ClippingWriter):
        calls = 0

        def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
            self.calls += 1
            return super().generate(requests)

    writer = Counting()
    models = Models(embedder=WordEmbedder(), parser=default_parser(), writer=writer)
    stories = [articles(HARBOUR, GULL), articles(CHESS)]
    together = list(make_briefs(stories, models, Settings(words=60)))
    assert writer.calls == 1
    assert together == [make_brief(story, models, Settings(words=60)) for story in stories]


def test_every_sentence_is_embedded_and_parsed_once() -> None:
    embedded: Counter[str] = Counter()
    parsed: Counter[str] = Counter()

    class CountingEmbedder(WordEmbedder):
        def embed(self, texts: Sequence[str]) -> Embeddings:
            embedded.update(texts)
            return super().embed(texts)

    class CountingParser:
        def parse(self, texts: Sequence[str]) -> list[Parse]:
            parsed.update(texts)
            return default_parser().parse(texts)

    story = articles(HARBOUR, GULL)
    models = Models(embedder=CountingEmbedder(), parser=CountingParser(), writer=ClippingWriter())
    make_brief(story, models, Settings(words=90))
    sentences = {sentence.text for sentence in split_articles(story)}
    assert {text: embedded[text] for text in sentences} == dict.fromkeys(sentences, 1)
    assert set(parsed.values()) == {1}
    assert len(sentences & set(parsed)) > 4
