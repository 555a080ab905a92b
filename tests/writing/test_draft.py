"""A whole brief in one pass: what the model reads, and what becomes of what it writes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.pipeline import make_brief
from summarize.settings import Settings
from summarize.testing import BabblingWriter, TrustingReader, WordEmbedder, default_parser
from summarize.types import (
    AbstractiveModel,
    Answer,
    Article,
    Brief,
    Candidate,
    Models,
    Sentence,
    Unanswered,
    WriterProfile,
    WritingRequest,
)
from summarize.writing import choose_reading

HARBOUR = (
    "The harbour of Port Vale reopened on Monday after a storm that closed it for nine days. "
    "Mayor Ada Brook, who leads the port authority, cut a ribbon before a crowd of 400 people. "
    "Repairs to the outer wall cost $3 million, according to the port authority. "
    "Fishing crews complained that no boat could leave while the cranes were being mended."
)
GULL = (
    "Ships returned to Port Vale on Monday, ending a closure of nine days after the storm. "
    "Insurers expect claims from forty warehouses along the eastern quay this winter. "
    "Ferries to the islands resume on Thursday with a reduced timetable until spring."
)


def sentence(text: str, article: str, index: int) -> Sentence:
    return Sentence(f"{article}.{index}", article, index, 0, 0, len(text), text)


def test_articles_take_turns_at_being_read() -> None:
    ranked = [sentence("one two three", "a1", n) for n in range(4)]
    ranked += [sentence("four five six", "a2", n) for n in range(2)]
    read, unread = choose_reading(ranked, max_words=12)
    assert [s.id for s in read] == ["a1.0", "a1.1", "a2.0", "a2.1"]
    assert [s.id for s in unread] == ["a1.2", "a1.3"]


def test_without_a_limit_all_is_read() -> None:
    ranked = [sentence("one two three", "a1", n) for n in (2, 0, 1)]
    assert choose_reading(ranked, max_words=None)[0] == sorted(ranked, key=lambda s: s.index)


def drafted(writer: AbstractiveModel, *, words: int = 60) -> Brief:
    models = Models(
        embedder=WordEmbedder(),
        parser=default_parser(),
        writer=writer,
        reader=TrustingReader("war", "never"),
    )
    settings = Settings(words=words, strategy="draft")
    return make_brief([Article("a1", HARBOUR), Article("a2", GULL)], models, settings)


def texts(brief: Brief) -> list[str]:
    return [sentence.text for sentence in brief.sentences]


def test_a_drafted_sentence_that_the_articles_support_stands_with_its_spans() -> None:
    own = "The harbour of Port Vale reopened on Monday after a storm."
    brief = drafted(BabblingWriter(own))
    (found,) = [s for s in brief.sentences if s.text == own]
    assert found.kind == "fused"
    assert ("a1", 0) in {(c.article_id, c.start) for c in found.citations}


@pytest.mark.parametrize(
    "invented",
    [
        "The harbour of Port Vale reopened on Monday after a war that closed it for nine days.",
        "Mayor Ada Brook cut a ribbon before a crowd of 900 people.",
        "The port authority never paid for repairs to the outer wall.",
    ],
)
def test_what_a_draft_invents_is_replaced_by_what_the_articles_say(invented: str) -> None:
    brief = drafted(BabblingWriter(invented))
    assert invented not in texts(brief)
    assert brief.sentences


def test_a_draft_that_the_articles_do_not_bear_out_is_told() -> None:
    brief = drafted(BabblingWriter("Mayor Ada Brook cut a ribbon before a crowd of 900 people."))
    told = "of 1 drafted sentences the sources support 0; source sentences stand in"
    assert told in brief.warnings


def test_a_draft_that_copies_its_sources_is_borne_out() -> None:
    copied = GULL.split(". ")[1] + "."
    brief = drafted(BabblingWriter(copied))
    assert copied in texts(brief)
    assert not any("drafted sentences" in each for each in brief.warnings)


INVENTED = (
    "Mayor Ada Brook cut a ribbon before a crowd of 900 people. "
    "The port authority never paid for repairs to the outer wall."
)


def test_a_draft_most_of_which_is_invented_gives_the_brief_without_a_writer() -> None:
    plain = make_brief(
        [Article("a1", HARBOUR), Article("a2", GULL)],
        Models(embedder=WordEmbedder(), parser=default_parser()),
        Settings(words=60),
    )
    brief = drafted(BabblingWriter(f"{INVENTED} Ships returned to Port Vale on Monday."))
    assert (brief.headline, texts(brief)) == (plain.headline, texts(plain))
    assert any("3 drafted sentences the sources support 1" in each for each in brief.warnings)


def test_a_draft_without_a_sentence_that_could_be_printed_is_told() -> None:
    told = "the draft has no sentence that could be printed; source sentences stand in"
    assert told in drafted(BabblingWriter("Lorem ipsum")).warnings


def test_a_writer_that_does_not_answer_is_told() -> None:
    warnings = drafted(BabblingWriter()).warnings
    assert any(each.startswith("the writer left 1 of 1 requests unanswered") for each in warnings)


def test_what_the_writer_says_of_its_silence_is_told() -> None:
    class Silent:
        profile = WriterProfile()

        def generate(self, requests: Sequence[WritingRequest]) -> list[Answer]:
            return [Unanswered("nobody is there")] * len(requests)

    assert "nobody is there; source sentences stand in" in drafted(Silent()).warnings


def test_words_that_a_draft_leaves_are_filled_and_nothing_is_said_twice() -> None:
    own = "The harbour of Port Vale reopened on Monday after a storm."
    brief = drafted(BabblingWriter(own), words=80)
    assert len(brief.sentences) > 2
    assert sum("Monday" in text for text in texts(brief)) == 1


def test_a_draft_of_nothing_leaves_a_brief_of_source_sentences() -> None:
    for babble in (BabblingWriter(""), BabblingWriter("Lorem ipsum"), BabblingWriter()):
        assert all(s.kind == "extracted" for s in drafted(babble).sentences)
        assert drafted(babble).sentences


def test_the_model_is_asked_once_for_the_whole_brief() -> None:
    class Listening:
        profile = WriterProfile()
        asked: list[WritingRequest]

        def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
            self.asked = list(requests)
            return [()] * len(requests)

    writer = Listening()
    drafted(writer)
    (request,) = writer.asked
    assert (request.whole, request.max_words) == (True, 60)
    assert len(request.sources) == 2
    assert all(
        source in text for source, text in zip(request.sources, (HARBOUR, GULL), strict=True)
    )


def test_what_the_model_could_not_read_is_told() -> None:
    class Small(BabblingWriter):
        profile = WriterProfile(input_words=30)

    brief = drafted(Small(""))
    unread = [d for d in brief.dropped if d.reason == "not read by the writer"]
    assert unread
    assert all(HARBOUR[d.start : d.end] == d.text for d in unread if d.article_id == "a1")
