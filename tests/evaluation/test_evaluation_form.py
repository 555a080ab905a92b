import pytest
from evaluation_builders import make_story

from summarize.evaluation.form import (
    Form,
    Share,
    index_sources,
    index_story,
    is_complete,
    measure_form,
    names_of,
)
from summarize.evaluation.systems import Prediction

SOURCE = "Mr. Blinken met Wang Yi in JAKARTA on July 13. They spoke for 90 minutes about $1,200."


def form_of(*sentences: str, source: str = SOURCE) -> Form:
    return measure_form(Prediction.of(sentences), index_sources([source]))


def test_a_copied_brief_has_nothing_new() -> None:
    form = form_of("Mr. Blinken met Wang Yi in JAKARTA on July 13.")
    assert form.numbers_absent == Share(0, 1)
    assert form.names_absent == Share(0, 5)  # Blinken, Wang, Yi, Jakarta, July
    assert form.novel_bigrams == Share(0, 9)
    assert form.repeated_trigrams == Share(0, 8)
    assert form.words == 10


def test_numbers_that_no_source_has_are_absent() -> None:
    # 90, 1200 (written otherwise) and 14, which is not there.
    assert form_of("For 90 minutes, on July 14, of 1200 dollars.").numbers_absent == Share(1, 3)


def test_names_are_compared_whatever_their_capitals() -> None:
    assert form_of("They met in Jakarta with Lavrov.").names_absent == Share(1, 2)


def test_a_compound_name_is_known_if_its_parts_are() -> None:
    assert form_of("The Wang-Blinken talks, the Wang-Lavrov talks.").names_absent == Share(1, 2)


def test_an_acronym_is_not_the_function_word() -> None:
    assert form_of("Talks with US officials.", source="He told us.").names_absent == Share(1, 1)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Paris is in France.", ["france"]),
        ("He said: Nothing came of it.", []),
        ("He said, “Nobody saw Ann.”", ["ann"]),
        ("“Ann left,” said Bob.", ["bob"]),
        ("It rained in The Hague, Mr. Orban said.", ["hague", "mr", "orban"]),
    ],
)
def test_a_name_is_capitalised_within_a_sentence(sentence: str, names: list[str]) -> None:
    assert list(names_of(sentence)) == names


def test_names_and_figures_are_read_by_the_rules_of_the_language() -> None:
    source = "À Brest, l'Iran a demandé 3,5 millions aux États-Unis."
    brief = Prediction.of(["Hier l'Iran et l'Irak ont demandé 3,5 ou 35 millions à Brest."])
    form = measure_form(brief, index_sources([source], "fr"), "fr")
    assert form.names_absent == Share(1, 3)  # Iran, Irak, Brest
    assert form.numbers_absent == Share(1, 2)


def test_pairs_across_sentences_are_not_counted() -> None:
    form = form_of("Mr. Blinken met.", "They spoke.")
    assert form.novel_bigrams == Share(0, 3)


def test_new_neighbours_are_novel() -> None:
    assert form_of("They met in Jakarta.").novel_bigrams == Share(2, 3)  # they met, met in


def test_a_run_of_three_words_that_stood_before_is_repeated() -> None:
    # a b c, b c d | a b c, b c e: one of four again.
    form = form_of("a b c d", "a b c e")
    assert form.repeated_trigrams == Share(1, 4)


def test_the_sources_count_as_given_and_as_cleaned() -> None:
    story = make_story("He said that it rained.")
    given = "He said ADVERTISEMENT that it rained."
    index = index_story(type(story)(story.id, story.articles, story.references, (given,)))
    assert {("said", "that"), ("said", "advertisement")} <= index.bigrams


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("It rained.", True),
        ("“It rained!”", True),
        ("It rained (at last).)", True),
        ("It rained and", False),
        ("Rain:", False),
        ("", False),
    ],
)
def test_a_complete_ending_is_a_sentence_mark(text: str, complete: bool) -> None:
    assert is_complete(text) is complete


@pytest.mark.parametrize(
    ("text", "language", "complete"),
    [
        ("Άνοιξε το λιμάνι;", "el", True),
        ("Άνοιξε το λιμάνι", "el", False),
        ("بندرگاہ کھل گئی۔", "ur", True),
        ("ท่าเรือเปิดแล้ว", "th", True),
        ("", "th", False),
    ],
)
def test_every_script_has_its_sentence_marks(text: str, language: str, complete: bool) -> None:
    assert is_complete(text, language) is complete


def test_a_share_of_nothing_is_none() -> None:
    assert Share(0, 0).percent is None
    assert Share(1, 4).percent == 25.0
