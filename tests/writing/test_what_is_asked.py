from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from summarize.testing import default_parser
from summarize.types import Cluster, Material, Sentence, WriterProfile, WritingRequest
from summarize.writing import (
    another_telling,
    choose_material,
    is_worth_shortening,
    make_cluster_request,
    make_merge_request,
    make_request,
    parse_material,
)
from summarize.writing.statements import ask_for_sentences

LONG = "Ann Lee, who was late, spoke to the dockers of Boston in the hall on Monday."
BRIEF = "Ann Lee spoke to the dockers of Boston."
HALL = "Ann Lee spoke to 300 dockers of Boston on Monday."
NOTHING_NEW = "On Monday Ann Lee, late, spoke to dockers."


def sentence(text: str, article: str = "a", index: int = 0) -> Sentence:
    return Sentence(f"{article}.{index}", article, index, 0, 0, len(text), text)


def material(text: str = LONG, *others: Sentence) -> Material:
    return Material(sentence(text), text, others)


def chosen(
    sentences: Sequence[Sentence],
    similarities: Sequence[float],
    *,
    leans: bool = False,
    copies: dict[str, str] | None = None,
) -> Material:
    """What is written from the first sentence, whose cosines to all are given."""
    rows = [[cosine, (1 - cosine**2) ** 0.5] for cosine in similarities]
    cluster = Cluster("c", (sentences[0].id,), sentences[0].id, 1.0)
    vectors = np.array(rows, dtype=np.float32)
    return choose_material(cluster, sentences, vectors, copies=copies or {}, leans=leans)


def ids(found: Material) -> list[str]:
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
    assert (chosen([sentence(LONG), after], [1.0, 0.0]).following == after) is follows


def test_every_sentence_has_its_tree_in_order() -> None:
    both = [material(LONG, sentence(BRIEF, "b")), material(BRIEF)]
    trees = parse_material(both, default_parser())
    assert [[tree.text for tree in each] for each in trees] == [[LONG, BRIEF], [BRIEF]]
    assert trees[0][1] is trees[1][0]


def test_a_sentence_is_worth_shortening_from_fourteen_words_on() -> None:
    fourteen = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    assert is_worth_shortening(material(fourteen))
    assert not is_worth_shortening(material(fourteen.removesuffix(" fourteen")))


def test_a_sentence_is_to_be_shortened_alone() -> None:
    asked = make_request(material(LONG, sentence(HALL, "b")))
    assert asked == WritingRequest((LONG,), max_words=16)


def test_a_cluster_is_to_be_said_in_as_many_words_as_its_main_sentence() -> None:
    asked = make_cluster_request(material(LONG, sentence(HALL, "b"), sentence(LONG, "c")))
    assert asked == WritingRequest((LONG, HALL), max_words=16)


def test_one_sentence_of_two_has_room_for_both() -> None:
    asked = make_merge_request(material(LONG), sentence(HALL, "b"))
    assert asked == WritingRequest((LONG, HALL), max_words=26)


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
    found = another_telling(material(), [sentence(LONG), other], {"copy": "a"})
    assert (found == other) is told


def asked_of(
    found: Sequence[Material], members: Sequence[Sequence[Sentence]], *, shortens: bool = True
) -> list[tuple[int, tuple[str, ...], list[str]]]:
    """The place, the sources and the spans of what the writer is asked."""
    tasks = ask_for_sentences(found, members, WriterProfile(shortens=shortens), copies={})
    return [(t.place, t.request.sources, [span.id for span in t.spans]) for t in tasks]


def test_a_long_sentence_is_shortened_and_two_tellings_are_merged() -> None:
    other = sentence(HALL, "b")
    clusters = [[sentence(BRIEF)], [sentence(LONG)], [sentence(LONG), other]]
    assert asked_of([material(BRIEF), material(LONG), material(LONG)], clusters) == [
        (1, (LONG,), ["a.0"]),
        (2, (LONG, HALL), ["a.0", "b.0"]),
        (2, (LONG,), ["a.0"]),
    ]


def test_a_writer_that_cannot_be_told_to_shorten_is_given_whole_clusters() -> None:
    other = sentence(HALL, "b")
    found = [material(BRIEF, other), material(LONG, other)]
    clusters = [[sentence(BRIEF)], [sentence(LONG), other]]
    assert asked_of(found, clusters, shortens=False) == [(1, (LONG, HALL), [])]
