import pytest

from summarize.reading.draft import Block
from summarize.reading.end_marks import REASON, set_what_follows_the_end_apart

RELEASE = (
    "A glue like that of mussels can join broken bones in three minutes, researchers have shown.",
    "They tried it on 24 sheep, whose bones were as strong after eight weeks as before.",
)
NOTES = ("Notes to editors", "Northcape University was founded in 1911 and has 14,000 students.")


def reasons(*texts: str) -> list[str | None]:
    return [block.reason for block in set_what_follows_the_end_apart([*map(Block, texts)], "en")]


@pytest.mark.parametrize("mark", ["ENDS", "- Ends -", "###", "# # #", "-30-", "– ENDE –", "*END*"])
def test_what_follows_the_end_is_set_apart(mark: str) -> None:
    assert reasons(*RELEASE, mark, *NOTES) == [None, None, REASON, REASON, REASON]


@pytest.mark.parametrize("line", ["* * *", "Ends", "The end", "30", "---", "# Results"])
def test_other_lines_end_nothing(line: str) -> None:
    assert set(reasons(*RELEASE, line, *NOTES)) == {None}


def test_a_mark_with_more_after_it_than_before_parts_sections() -> None:
    assert set(reasons(RELEASE[0], "###", *RELEASE, *NOTES)) == {None}


def test_what_was_set_apart_before_keeps_its_reason() -> None:
    blocks = [*map(Block, RELEASE), Block("###", "separator"), Block("© 2023", "copyright notice")]

    assert [block.reason for block in set_what_follows_the_end_apart(blocks)] == [
        None,
        None,
        "separator",
        "copyright notice",
    ]
