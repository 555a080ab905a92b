"""What somebody wrote becomes a wording of its statement where the sources support it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.analysis import Treebank
from summarize.analysis.splitting import split_articles
from summarize.checking import Checker, Proposal, Refusal, admit_written, index_sources
from summarize.testing import TrustingReader, WordEmbedder, default_parser
from summarize.types import Article, BriefSentence, Citation, Note, Sentence, Statement

SPEECH = "Ann Lee, who was late, spoke to the 300 dockers of Boston on Monday."
SHORT = "Ann Lee spoke to the 300 dockers of Boston on Monday."
SHORTER = "Ann Lee spoke to the 300 dockers of Boston."
TURNED = "On Monday Ann Lee spoke to the 300 dockers of Boston."
DENIED = "The old fish hall, which is in Boston, did not open its doors on Monday to the dockers."
STILL_DENIED = "The old fish hall did not open its doors on Monday to the dockers."
DENIES_MORE = "The old fish hall, which is in Boston, did not open its doors to the dockers."
MORE = "She promised them better pay, which nobody had expected, before the end of the year."
LESS = "She promised them better pay before the end of the year."
HALL = "Ann Lee spoke to the 300 dockers of Boston in the old fish hall on Monday."
MERGED = "Ann Lee, who was late, spoke to the 300 dockers of Boston in the old fish hall on Monday."

INVENTED = "Ann Lee spoke to the 400 dockers of Boston."

ARTICLES = (Article("a", f"{SPEECH} {MORE}"), Article("b", HALL))
SENTENCES = split_articles(ARTICLES)
SPOKEN, PROMISED, IN_THE_HALL = SENTENCES


def note(place: int, *, follows: str | None = None, members: Sequence[Sentence] = ()) -> Note:
    """What a sentence has to say."""
    said = SENTENCES[place]
    return Note(
        f"c{place}", said, said.text, tuple(members), elsewhere=tuple(members), follows=follows
    )


SPEAKS, PROMISES, SPEAKS_IN_THE_HALL = (note(place) for place in range(3))


def statement(place: int, *, follows: str | None = None) -> Statement:
    """The statement of a sentence as its source has it."""
    source = SENTENCES[place]
    span = Citation(source.article_id, source.start, source.end)
    wording = BriefSentence(source.text, "extracted", 1.0, (span,))
    return Statement(note(place, follows=follows), (wording,))


def shortening(text: str) -> Proposal:
    return Proposal(SPEAKS, text, (SPOKEN,))


def admit(
    *proposals: Proposal,
    statements: Sequence[Statement] | None = None,
    reader: TrustingReader | None = None,
) -> tuple[list[Statement], dict[int, Refusal]]:
    """Admit wordings; without ``statements`` of that of SPEECH."""
    embedder = WordEmbedder()
    vectors = embedder.embed([sentence.text for sentence in SENTENCES])
    sources = index_sources(ARTICLES, SENTENCES, vectors)
    checker = Checker(embedder, Treebank(default_parser()), reader)
    return admit_written(statements or [statement(0)], proposals, sources, checker, copies={})


def wordings(*proposals: Proposal, reader: TrustingReader | None = None) -> list[str]:
    (found,), _ = admit(*proposals, reader=reader)
    return [wording.text for wording in found.wordings]


def test_what_is_supported_comes_in_the_order_of_proposals_and_the_source_last() -> None:
    assert wordings(shortening(SHORTER), shortening(SHORT)) == [SHORTER, SHORT, SPEECH]


def test_only_a_statement_that_got_a_wording_is_in_own_words() -> None:
    (spoken, promised), refused = admit(
        shortening(SHORT), statements=[statement(0), statement(1, follows="c0")]
    )
    assert [spoken.in_own_words, promised.in_own_words] == [True, False]
    assert promised == statement(1, follows="c0")
    assert refused == {}


def test_a_shortening_is_fused_and_cites_its_source_alone() -> None:
    (found,), _ = admit(shortening(SHORT))
    assert found.wordings[0].kind == "fused"
    assert 0.5 < found.wordings[0].support <= 1.0
    assert [c.article_id for c in found.wordings[0].citations] == ["a"]


def test_sentences_of_the_cluster_that_say_the_same_are_cited_too() -> None:
    (found,), _ = admit(Proposal(note(0, members=(SPOKEN, IN_THE_HALL)), SHORT, (SPOKEN,)))
    assert [c.article_id for c in found.wordings[0].citations] == ["a", "b"]


def test_one_sentence_of_two_cites_both() -> None:
    (found,), _ = admit(Proposal(SPEAKS, MERGED, (SPOKEN, IN_THE_HALL)))
    assert found.wordings[0].text == MERGED
    assert [c.article_id for c in found.wordings[0].citations] == ["a", "b"]


@pytest.mark.parametrize("said", [SHORT, HALL])
def test_a_merger_that_leaves_out_one_of_two_is_none(said: str) -> None:
    assert wordings(Proposal(SPEAKS, said, (SPOKEN, IN_THE_HALL))) == [SPEECH]


def test_what_rests_on_more_sources_comes_first() -> None:
    merged = Proposal(SPEAKS, MERGED, (SPOKEN, IN_THE_HALL))
    assert wordings(shortening(SHORT), merged) == [MERGED, SHORT, SPEECH]


def test_what_is_bound_to_no_sentence_cites_what_it_rests_on() -> None:
    (found,), _ = admit(Proposal(SPEAKS, MERGED))
    assert found.wordings[0].text == MERGED
    assert {citation.article_id for citation in found.wordings[0].citations} == {"a", "b"}


def test_what_is_bound_to_a_sentence_may_say_nothing_of_another() -> None:
    in_the_hall = "Ann Lee spoke to dockers of Boston in the fish hall."
    assert wordings(Proposal(SPEAKS, in_the_hall)) == [in_the_hall, SPEECH]
    assert wordings(shortening(in_the_hall)) == [SPEECH]


@pytest.mark.parametrize(
    ("invented", "kind"),
    [
        (INVENTED, "number"),
        ("Tom Lee spoke to the 300 dockers of Boston.", "name"),
        ("Ann Lee spoke to the 300 dockers of Boston on Friday.", "date"),
        ("Ann Lee never spoke to the 300 dockers of Boston.", "negation"),
    ],
)
def test_what_is_invented_is_dropped_and_what_was_wrong_is_told(invented: str, kind: str) -> None:
    (found,), refused = admit(shortening(invented))
    assert found == statement(0)
    assert kind in refused[0].kinds


def test_what_was_wrong_is_told_by_the_number_of_the_proposal() -> None:
    statements = [statement(0), statement(2)]
    proposals = (shortening(SHORT), Proposal(SPEAKS_IN_THE_HALL, INVENTED, (IN_THE_HALL,)))
    (_, in_the_hall), refused = admit(*proposals, statements=statements)
    assert in_the_hall == statement(2)
    assert list(refused) == [1]


def test_of_two_the_one_that_did_not_pass_is_told() -> None:
    (found,), refused = admit(shortening(INVENTED), shortening(SHORTER))
    assert [wording.text for wording in found.wordings] == [SHORTER, SPEECH]
    assert list(refused) == [0]


def test_what_the_reader_doubts_is_dropped() -> None:
    assert wordings(shortening(TURNED), reader=TrustingReader()) == [TURNED, SPEECH]
    assert wordings(shortening(TURNED), reader=TrustingReader("dockers")) == [SPEECH]


def test_what_only_leaves_out_an_aside_needs_no_reader() -> None:
    assert wordings(shortening(SHORT), reader=TrustingReader("dockers")) == [SHORT, SPEECH]


def test_what_leaves_out_more_is_refused_though_no_reader_doubts_it() -> None:
    (said,) = split_articles([Article("a", DENIED)])
    own = Note("c0", said, DENIED)
    source = index_sources([Article("a", DENIED)], [said], WordEmbedder().embed([DENIED]))
    checker = Checker(WordEmbedder(), Treebank(default_parser()), TrustingReader())
    told = Statement(own, (BriefSentence(DENIED, "extracted", 1.0, ()),))
    for text, admitted in ((STILL_DENIED, True), (DENIES_MORE, False)):
        proposal = Proposal(own, text, (said,))
        (found,), refused = admit_written([told], [proposal], source, checker, copies={})
        assert found.in_own_words is admitted
    assert refused[0].reason == ("It leaves out “on Monday”, and the rest may not be true without.")


def test_a_reader_cannot_overrule_what_a_check_finds() -> None:
    assert wordings(shortening(INVENTED), reader=TrustingReader()) == [SPEECH]


def test_a_sentence_may_leave_out_a_word_or_two() -> None:
    two_saved = "Ann Lee, late, spoke to the 300 dockers of Boston on Monday."
    one_saved = SPEECH.replace(" was late", " was")
    assert wordings(shortening(two_saved)) == [two_saved, SPEECH]
    assert wordings(shortening(one_saved)) == [one_saved, SPEECH]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SPEECH, "It is what would be printed without it."),
        (MERGED, "It is no shorter than what it is made of."),
        ("Ann Lee spoke.", "It cannot stand in a brief (too short)."),
        ("Ann Lee spoke to 300 dockers.", "It leaves out more than half of the sentence."),
        ("Who spoke to the dockers of Boston?", "It cannot stand in a brief (a question)."),
        (
            INVENTED,
            "The sources do not give the number 400. "
            "The nearest source has “… late, spoke to the 300 dockers of Boston on Monday”.",
        ),
    ],
)
def test_a_refusal_says_what_was_wrong(text: str, reason: str) -> None:
    _, refused = admit(shortening(text))
    assert refused[0].reason == reason


def test_what_others_tell_too_may_not_be_left_out_and_is_named() -> None:
    delay = split_articles([Article("c", "Lee, whose train was late, arrived at noon on Monday.")])
    text = "Ann Lee, whose train was late, spoke to the 300 dockers of Boston."
    said = split_articles([Article("a", text)])[0]
    told = Note("c0", said, text, elsewhere=tuple(delay))
    statements = [Statement(told, (BriefSentence(text, "extracted", 1.0, (said.citation,)),))]
    found, refused = admit(Proposal(told, SHORTER, (said,)), statements=statements)
    assert found == statements
    assert (refused[0].kinds, refused[0].lost) == (("shared",), ("whose train was late",))
    assert "“whose train was late”" in refused[0].reason


def test_a_refused_merger_names_what_it_left_out() -> None:
    _, refused = admit(Proposal(SPEAKS, SHORT, (SPOKEN, IN_THE_HALL)))
    assert refused[0].reason == "It leaves out all that one of its sentences has for itself."


def test_a_word_of_the_writers_own_is_named() -> None:
    shouted = "Ann Lee shouted at the 300 dockers of Boston on Monday."
    _, refused = admit(shortening(shouted), reader=TrustingReader())
    assert "“shouted”" in refused[0].reason
    _, refused = admit(shortening(shouted), reader=TrustingReader("shouted"))
    assert "“shouted”" in refused[0].reason


def test_where_only_the_reader_doubts_it_is_said_how_much() -> None:
    _, refused = admit(shortening(TURNED), reader=TrustingReader("dockers"))
    assert refused[0] == Refusal(
        "The reader is 0 in 100 sure that the sources say it; 85 are asked for.", ("claim",)
    )


@pytest.mark.parametrize("broken", ["", "Ann Lee of Boston", "Who spoke to the dockers of Boston?"])
def test_what_is_no_whole_sentence_is_not_tried(broken: str) -> None:
    found, refused = admit(shortening(broken))
    assert found == [statement(0)]
    assert refused[0].kinds == ()


def test_the_source_itself_is_no_new_wording() -> None:
    assert wordings(Proposal(SPEAKS, SPEECH)) == [SPEECH]


def test_without_proposals_nothing_changes() -> None:
    assert admit() == ([statement(0)], {})


def test_what_leans_on_the_sentence_before_stands_only_where_one_is() -> None:
    behind = note(1, follows="c0")
    statements = [statement(0), statement(1, follows="c0")]
    (_, found), _ = admit(Proposal(behind, LESS, (PROMISED,)), statements=statements)
    assert found.in_own_words
    alone = Proposal(PROMISES, LESS, (PROMISED,))
    (_, found), _ = admit(alone, statements=[statement(0), statement(1)])
    assert not found.in_own_words


def test_of_a_draft_it_stands_only_behind_what_was_admitted() -> None:
    behind = note(1, follows="c0")
    statements = [statement(0), statement(1, follows="c0")]
    for before, stands in ((SHORT, True), (INVENTED, False)):
        (_, found), _ = admit(
            Proposal(SPEAKS, before), Proposal(behind, LESS), statements=statements
        )
        assert found.in_own_words is stands
