from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from summarize.analysis import Analysis
from summarize.analysis.meaning import Meaning
from summarize.clustering import Story
from summarize.likeness import Likeness
from summarize.selection import RankedCluster
from summarize.settings import Settings
from summarize.types import Note, Sentence, WriterProfile, WritingRequest
from summarize.writing import BriefPlan, ask_for_sentences, take_notes

LONG = "Ann Lee, who was late, spoke to the dockers of Boston in the hall on Monday."
BRIEF = "Ann Lee spoke to the dockers of Boston."
HALL = "Ann Lee spoke to 300 dockers of Boston on Monday."
NOTHING_NEW = "On Monday Ann Lee, late, spoke to dockers."


def sentence(text: str, article: str = "a", index: int = 0) -> Sentence:
    return Sentence(f"{article}.{index}", article, index, 0, 0, len(text), text)


def note(text: str = LONG, *others: Sentence, members: Sequence[Sentence] = ()) -> Note:
    return Note(text, sentence(text), text, tuple(members), others)


def chosen(
    sentences: Sequence[Sentence],
    similarities: Sequence[float],
    *,
    leans: bool = False,
    copies: dict[str, str] | None = None,
) -> Note:
    """The note of the first sentence, whose cosines to all are given."""
    rows = [[cosine, (1 - cosine**2) ** 0.5] for cosine in similarities]
    vectors = np.array(rows, dtype=np.float32)
    story = Story(tuple(sentences), vectors, copies or {}, ())
    ranked = RankedCluster(best=0, members=(0,), salience=1.0, follows=0 if leans else None)
    return take_notes([ranked], story)[0]


def ids(found: Note) -> list[str]:
    return [each.id for each in found.others]


def test_the_nearest_sentences_may_add_and_those_of_other_articles_first() -> None:
    sentences = [
        sentence(LONG),
        sentence(BRIEF, "a", 4),
        sentence(HALL, "b"),
        sentence(NOTHING_NEW, "c"),
    ]
    assert ids(chosen(sentences, [1.0, 0.9, 0.7, 0.8])) == ["c.0", "b.0", "a.4"]


def test_a_copy_of_the_article_is_no_other() -> None:
    sentences = [sentence(LONG), sentence(BRIEF, "b"), sentence(HALL, "c")]
    assert ids(chosen(sentences, [1.0, 0.9, 0.7], copies={"b": "a"})) == ["c.0", "b.0"]


def test_what_is_far_in_meaning_adds_nothing_and_three_are_enough() -> None:
    sentences = [sentence(LONG), *(sentence(HALL, article) for article in "bcdef")]
    assert ids(chosen(sentences, [1.0, 0.6, 0.9, 0.49, 0.8, 0.7])) == ["c.0", "e.0", "f.0"]


def test_an_opening_that_leans_on_another_sentence_is_taken_off_where_none_stands_before() -> None:
    text = "However, Ann Lee spoke to the dockers of Boston."
    assert chosen([sentence(text)], [1.0]).text == BRIEF
    assert chosen([sentence(text)], [1.0], leans=True).text == text


@pytest.mark.parametrize(
    ("after", "follows"),
    [
        (sentence("She left early.", "a", 1), True),
        (sentence("The dockers left early.", "a", 1), False),
        (sentence("She left early.", "a", 2), False),
        (sentence("She left early.", "b", 1), False),
    ],
)
def test_only_the_next_sentence_can_go_on_about_its_subject(after: Sentence, follows: bool) -> None:
    assert (after in chosen([sentence(LONG), after], [1.0, 0.0]).others) is follows


def asked_of(
    *notes: Note, shortens: bool = True, copies: dict[str, str] | None = None
) -> list[tuple[str, WritingRequest, list[str]]]:
    """The id of the note, the request and the spans of what the writer is asked."""
    story = Story((), np.zeros((0, 2), dtype=np.float32), copies or {}, ())
    analysis = Analysis((), (), Meaning(story.embeddings, Likeness()), "en", None)
    plan = BriefPlan(Settings(), analysis, story, (), np.zeros(0), notes)
    tasks = ask_for_sentences(plan, WriterProfile(shortens=shortens)).tasks
    return [(task.note.id, task.request, [span.id for span in task.spans]) for task in tasks]


def test_a_sentence_is_worth_shortening_from_fourteen_words_on() -> None:
    fourteen = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    assert len(asked_of(note(fourteen))) == 1
    assert asked_of(note(fourteen.removesuffix(" fourteen"))) == []


def test_a_sentence_is_to_be_shortened_alone() -> None:
    alone = WritingRequest((LONG,), max_words=16)
    assert asked_of(note(LONG, sentence(HALL, "b"))) == [(LONG, alone, ["a.0"])]


def test_one_sentence_of_two_has_room_for_both_and_comes_before_the_one_alone() -> None:
    other = sentence(HALL, "b")
    assert asked_of(note(LONG, members=[sentence(LONG), other])) == [
        (LONG, WritingRequest((LONG, HALL), max_words=26), ["a.0", "b.0"]),
        (LONG, WritingRequest((LONG,), max_words=16), ["a.0"]),
    ]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (sentence(HALL, "b"), True),
        (sentence(HALL, "a", 3), False),  # the same article
        (sentence(HALL, "copy"), False),
        (sentence(NOTHING_NEW, "b"), False),
        (sentence("She spoke to 300 dockers of Boston on Monday.", "b"), False),
        (sentence("Ann Lee of Boston, 300 dockers", "b"), False),
        (sentence(HALL.replace(".", " again" * 50 + "."), "b"), False),
    ],
)
def test_another_article_tells_it_too_if_it_adds_a_name_or_a_number(
    other: Sentence, told: bool
) -> None:
    asked = asked_of(note(LONG, members=[sentence(LONG), other]), copies={"copy": "a"})
    assert (len(asked) == 2) is told


def test_a_writer_that_cannot_be_told_to_shorten_is_given_whole_clusters() -> None:
    short, long = (note(text, sentence(HALL, "b"), sentence(text, "c")) for text in (BRIEF, LONG))
    whole = WritingRequest((LONG, HALL), max_words=16)
    assert asked_of(short, long, shortens=False) == [(LONG, whole, [])]
