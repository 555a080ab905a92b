from pathlib import Path

import pytest

from .builders import read_text, reasons

# Three pages of hard-wrapped text; the second goes on in the middle of a sentence.
PAGES = (
    "The council of Harrow Bay met on Tuesday to decide about the old pier, which\n"
    "has been closed since the storm of last winter.\n\n"
    "Members heard three engineers, two of whom thought that it could be saved.\n"
    "The third, who had dived under it, said that it was held up by habit and by",
    "a great many mussels.\n\n"
    "Saving it would cost four million, and pulling it down would cost one. The\n"
    "treasurer asked whether it could be left to fall.\n\n"
    "It could not, the harbour master said, because ferries pass close to it and",
    "some of their passengers swim.\n\n"
    "A decision was put off until the spring. Until then two men with a rope will\n"
    "keep people away from it, in turns.",
)
KEPT = [
    "which has been closed since the storm of last winter.",
    "it was held up by habit and by a great many mussels.",
    "because ferries pass close to it and some of their passengers swim.",
]


@pytest.mark.parametrize(
    "between",
    [
        ["Page 1 of 3", "Page 2 of 3"],
        ["1", "2"],
        ["- 14 -", "- 15 -"],
        ["Seite 4 von 6", "Seite 5 von 6"],
        ["Harbour Papers 31", "Harbour Papers 32"],
        ["8   THE COASTAL REVIEW", "9   THE COASTAL REVIEW"],
        ["Minutes of the council, p. 2\n2", "Minutes of the council, p. 2\n3"],
        [
            "HARROW BAY                Bulletin\nPage 1",
            "HARROW BAY                Bulletin\nPage 2",
        ],
    ],
)
def test_a_sentence_goes_on_over_the_heads_and_feet_of_pages(
    tmp_path: Path, between: list[str]
) -> None:
    first, second, third = PAGES
    text = f"{first}\n\n{between[0]}\n\n{second}\n\n{between[1]}\n\n{third}\n"

    read = read_text(tmp_path, text)

    for sentence in KEPT:
        assert sentence in read.articles[0].text
    running = {text for text, reason in reasons(read).items() if reason in RUNNING}
    assert running == {" ".join(line.split()) for part in between for line in part.split("\n")}


RUNNING = ("page number", "running header")


def test_left_and_right_pages_have_different_heads(tmp_path: Path) -> None:
    first, second, third = PAGES
    text = (
        f"THE COASTAL REVIEW\n\nThe pier that would not fall\n\n{first}\n\n"
        f"22                      THE COASTAL REVIEW\n\n{second}\n\n"
        f"The pier that would not fall                      23\n\n{third}\n"
    )

    read = read_text(tmp_path, text)

    assert all(sentence in read.articles[0].text for sentence in KEPT)
    assert reasons(read)["22 THE COASTAL REVIEW"] == "running header"
    assert reasons(read)["The pier that would not fall 23"] == "running header"


@pytest.mark.parametrize(
    "lines",
    [
        ["2019", "2020"],  # a chronology
        ["Harrow Bay 1", "Pell Town 2"],  # results
        ["Group A 3", "Group A 5"],  # no page follows
        ["Members present 7", "Members absent 8"],
    ],
)
def test_lines_with_numbers_that_are_no_pages_stay(tmp_path: Path, lines: list[str]) -> None:
    first, second, third = PAGES
    text = f"{first}\n\n{lines[0]}\n\n{second}\n\n{lines[1]}\n\n{third}\n"

    assert not set(RUNNING) & set(reasons(read_text(tmp_path, text)).values())


def test_items_of_a_list_are_no_pages(tmp_path: Path) -> None:
    text = f"{PAGES[0]} mussels.\n\nPier 1\nPier 2\nPier 3\n\n{PAGES[2].capitalize()}"

    assert not set(RUNNING) & set(reasons(read_text(tmp_path, text)).values())
