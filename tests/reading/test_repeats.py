import time

import pytest

from summarize.reading.draft import Block
from summarize.reading.repeats import REASON, set_repeats_apart

TOLD = (
    "The lamp outside the chapel failed on a Monday in November.",
    "“My wife thought that I had joined a sect,” says Emrys Pugh, who goes out to count moths.",
    "By Christmas the village had voted to switch off the other lamps as well.",
)


def apart(*texts: str) -> list[int]:
    blocks = set_repeats_apart([Block(text) for text in texts])
    return [n for n, block in enumerate(blocks) if block.reason == REASON]


@pytest.mark.parametrize(
    "quote",
    [
        "My wife thought that I had joined a sect",
        "“My wife thought that I had joined a sect”",
        "« MY WIFE THOUGHT that I had joined a sect »",
        "My wife thought that I had joined a sect.",
        "The village had voted to switch off the other lamps",
    ],
)
def test_pull_quotes_say_what_the_text_says(quote: str) -> None:
    assert apart(quote, *TOLD) == [0]
    assert apart(TOLD[0], quote, *TOLD[1:]) == [1]
    assert apart(*TOLD, quote) == [3]


def test_of_paragraphs_printed_again_the_first_stays() -> None:
    assert apart(*TOLD, TOLD[0], TOLD[2]) == [3, 4]


@pytest.mark.parametrize(
    "own",
    [
        "My wife thought that I had bought a lamp.",  # other words
        "Pugh says so.",  # too short to be a quote
        "the other lamps",
    ],
)
def test_what_is_said_once_stays(own: str) -> None:
    assert apart(*TOLD, own) == []


def test_what_was_set_apart_is_no_first_telling() -> None:
    blocks = set_repeats_apart([Block(TOLD[0], "caption"), Block(TOLD[0])])

    assert [block.reason for block in blocks] == ["caption", None]


def test_long_articles_of_like_paragraphs_take_no_time() -> None:
    texts = [f"He said that he would not come on day {n} of the trial." for n in range(5_000)]
    start = time.perf_counter()

    assert apart(*texts, *texts[:10]) == list(range(5_000, 5_010))
    assert time.perf_counter() - start < 5


def test_of_a_text_glued_to_itself_the_first_whole_one_is_kept() -> None:
    first, second, third = TOLD

    assert apart(first, second, f"{third}{first}", second, third) == [2, 3]
    assert apart(first, second, f"{third} {first}", second, f"{third}{first}", second, third) == [
        2,
        3,
        4,
        5,
    ]
