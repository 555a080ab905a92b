"""Who says what, and what is only reported."""

from __future__ import annotations

import pytest

from summarize.facts.passages import Passage
from summarize.facts.speech import is_first_person, is_reported, tells_what
from summarize.testing import tree_of


@pytest.mark.parametrize(
    ("text", "saying", "speaker"),
    [
        ("Lee said that the dam broke.", "said", "Lee"),
        ("The dam broke, according to Lee.", "According", "Lee"),
        ("“The dam broke,” Lee told us.", "told", "Lee"),
    ],
)
def test_a_saying_has_its_speaker(text: str, saying: str, speaker: str) -> None:
    read = Passage.of(tree_of(text))
    (found,) = read.sayings
    assert read.words[found.word].text.lower() == saying.lower()
    assert speaker in {read.words[i].text for i in found.speakers}
    assert tells_what(read, found)


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Lee said that the dam broke.", True),
        ("“The dam broke,” Lee said.", True),
        ("The dam broke, according to Lee.", True),
        ("Lee revealed that the dam broke.", False),
        ("Lee visited the dam, which broke.", False),
    ],
)
def test_what_somebody_says_is_reported_and_what_he_reveals_is_so(
    text: str, reported: bool
) -> None:
    read = Passage.of(tree_of(text))
    broke = next(i for i, word in enumerate(read.words) if word.text == "broke")
    assert is_reported(read, broke) is reported


def test_us_is_no_country() -> None:
    read = Passage.of(tree_of("The U.S. told us so."))
    assert [w.text for i, w in enumerate(read.words) if is_first_person(read, i)] == ["us"]
