"""What docs/reading.md says of the labelled pages holds, and the measure counts as it says."""

from collections import Counter
from pathlib import Path

import pytest

from bench import cleaning
from summarize.reading.formats import READERS

# Precision and recall of sentences, a little under what was measured.
FLOORS = {"dev": (0.95, 0.99), "held": (0.90, 0.98)}


LOTS = (21, 22)
"""The numbers of the pages that are as long as real ones."""


@pytest.fixture(scope="module")
def pages() -> tuple[cleaning.Page, ...]:
    return cleaning.load_pages()


@pytest.mark.parametrize("half", cleaning.HALVES)
def test_sentences_kept(pages: tuple[cleaning.Page, ...], half: str) -> None:
    found = cleaning.measure([page for page in pages if page.half == half], cleaning.read_with_us)

    precision, recall = FLOORS[half]
    assert found.precision >= precision
    assert found.recall >= recall


def numbered(page: cleaning.Page) -> tuple[str, int]:
    make, number = page.path.stem.rsplit("-", 1)
    return make, int(number)


def test_both_halves_have_every_make(pages: tuple[cleaning.Page, ...]) -> None:
    makes = {
        half: {
            make
            for page in pages
            for make, number in [numbered(page)]
            if page.half == half and number < LOTS[0]
        }
        for half in cleaning.HALVES
    }
    only_dev = {"german", "spanish", "portuguese", "arabic"}

    assert sum(numbered(page)[1] < LOTS[0] for page in pages) >= 60
    assert makes["dev"] ^ makes["held"] == only_dev


def test_the_long_pages_are_as_many_in_either_half(pages: tuple[cleaning.Page, ...]) -> None:
    lots = [{make for make, number in map(numbered, pages) if number == lot} for lot in LOTS]
    assert [len(lot) for lot in lots] == [22, 22]


def test_every_page_is_of_a_format_that_is_read_and_has_a_gold(
    pages: tuple[cleaning.Page, ...],
) -> None:
    files = [path for path in cleaning.PAGES.iterdir() if path.suffix in READERS]
    assert len(files) == 2 * len(pages)  # each with its gold
    assert all(len(page.keep.split("\n\n")) >= 4 for page in pages)


def page(keep: str, either_way: str = "", language: str = "en") -> cleaning.Page:
    facts = {"title": ("A", "B"), "date": ("2024-05-02",), "source": ("",)}
    return cleaning.Page(Path("made-1.html"), language, keep, either_way, facts)


def reading(text: str, title: str = "A") -> cleaning.Reading:
    return cleaning.Reading(text, {"title": title, "date": "2024-05-02", "source": ""})


def test_a_sentence_is_right_by_its_words_and_as_often_as_it_stands() -> None:
    found = cleaning.score(
        page("The dam held. “Nobody was hurt,” she said.\n\nIt rained."),
        reading('The dam held.\n\nThe dam held.\n\n"Nobody was hurt," she  said.\n\nRead more'),
    )

    assert found.right == 2
    assert Counter(found.wrong) == Counter(["The dam held.", "Read more"])
    assert found.lost == ("It rained.",)


def test_what_may_stand_or_not_counts_neither_way() -> None:
    made = page("The dam held.", "The new dam has passed its test.")

    for text in ("The dam held.", "The new dam has passed its test.\n\nThe dam held."):
        found = cleaning.score(made, reading(text))
        assert (found.right, found.wrong, found.lost) == (1, (), ())


@pytest.mark.parametrize(
    "text",
    ["The glac\u00adier melts.", "The gla\u200bcier melts.", "KARSTAD (CP) – The glacier melts."],
)
def test_a_sentence_with_anything_in_it_is_wrong_and_its_own_lost(text: str) -> None:
    found = cleaning.score(page("The glacier melts."), reading(text))

    assert (found.right, found.wrong, found.lost) == (0, (text,), ("The glacier melts.",))


def test_facts_are_right_if_they_are_one_of_the_answers() -> None:
    assert cleaning.score(page("It."), reading("It.", title="B")).facts["title"]
    assert not cleaning.score(page("It."), reading("It.", title="C")).facts["title"]


def test_figures_add_up_over_sentences_and_not_over_pages() -> None:
    facts = dict.fromkeys(cleaning.FACTS, True)
    found = cleaning.figures(
        [
            cleaning.Score(3, ("x",), (), facts),
            cleaning.Score(1, (), ("y", "z"), {**facts, "title": False}),
        ]
    )

    assert (found.precision, found.recall) == (4 / 5, 4 / 6)
    assert found.facts == {"title": 0.5, "date": 1.0, "source": 1.0}


def test_a_page_that_is_refused_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<html></html>")

    assert cleaning.read_with_us(tmp_path / "empty.html").text == ""
