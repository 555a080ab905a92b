import pytest

from summarize.reading.draft import Block
from summarize.reading.unended import REASON, set_unended_apart

PROSE = (
    "The ministers met in the capital on Thursday for talks that lasted for more than two hours.",
    "They agreed to meet again in the autumn, a spokesman said, and to keep all lines open.",
)


def apart(*texts: str) -> list[str]:
    blocks = set_unended_apart([Block(text) for text in texts])
    assert [block.text for block in blocks] == list(texts)
    return [block.text for block in blocks if block.reason == REASON]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("By ADA BROOK FOR BAY ECHO ONLINE", "byline"),
        ("By Ada Brook of Bay Echo", "byline"),
        ("PUBLISHED: 06:00, 3 May 2025 | UPDATED: 09:14, 4 May 2025", "date line"),
        ("Published 3 May 2025", "date line"),
        ("3 May 2025 | Reading time: 2 minutes", "date line"),
    ],
)
def test_a_line_of_a_head_below_it_is_called_what_it_is(line: str, reason: str) -> None:
    blocks = set_unended_apart([*map(Block, PROSE), Block(line)])
    assert blocks[-1].reason == reason


@pytest.mark.parametrize(
    "fragment",
    [
        "What happens now",
        "Valley reporter",
        "Politics | Dairy",
        "The minister at the gate on Thursday",
        "Observatory finds a moon where none was expected",
        "Source: county education office",
        "— Maria Velden in Karstad",
        "“A turning point”",
        "Topics: Art, Museums, Crime",
        "Más información",
        "Meistgelesen",
        "اقرأ أيضا",
        "1. Goalkeeper banned for six matches",
    ],
)
def test_what_is_short_and_ends_like_no_sentence_is_set_apart(fragment: str) -> None:
    assert apart(PROSE[0], fragment, PROSE[1]) == [fragment]
    assert apart(*PROSE, fragment) == [fragment]


@pytest.mark.parametrize(
    "kept",
    [
        "It rained.",
        "“No,” said the minister",  # somebody speaks
        "The minister said “never again.” He left",
        "and the money for it",  # the rest of a sentence
        "The ministers left the hall by the back door without a word to those who had waited",
    ],
)
def test_sentences_speech_and_halves_stay(kept: str) -> None:
    assert apart(PROSE[0], kept, PROSE[1]) == []


def test_half_a_sentence_stays_for_its_other_half() -> None:
    assert apart(*PROSE, "The ministers of Karstad", "and of Brenholm were absent.") == []


def test_a_list_after_a_colon_belongs_to_the_telling() -> None:
    listed = ("Tull Mill: closed since March", "Ness Bridge: one lane", "Pell: no lorries")

    assert apart(*PROSE, "These are the crossings concerned:", *listed, PROSE[0]) == []
    assert apart(*PROSE, "Read more:", *listed) == ["Read more:", *listed]


def test_a_text_that_marks_no_sentences_is_left_as_it_is() -> None:
    unmarked = tuple(text.rstrip(".").lower() for text in PROSE)

    assert apart(*unmarked, "What happens now") == []
    assert apart("ผู้ว่าราชการจังหวัดแถลงข่าวเมื่อวานนี้", "ข่าวล่าสุด") == []


def test_a_text_too_short_to_tell_is_left_as_it_is() -> None:
    assert apart("Talks end", PROSE[0]) == []


def test_what_was_set_apart_before_keeps_its_reason() -> None:
    blocks = set_unended_apart([*map(Block, PROSE), Block("At the gate", "caption")])

    assert blocks[-1].reason == "caption"
