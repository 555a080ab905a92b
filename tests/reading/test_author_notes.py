import pytest

from summarize.reading.author_notes import REASON, set_author_notes_apart
from summarize.reading.draft import Block

TOLD = (
    "Both candidates got 212 votes.",
    "The straw was drawn by the youngest voter.",
    "The loser asked for a recount of the straws.",
)


def apart(*texts: str, authors: tuple[str, ...] = ("Greta Moll",)) -> list[str]:
    blocks = set_author_notes_apart([Block(text) for text in (*TOLD, *texts)], authors)
    return [block.text for block in blocks if block.reason == REASON]


@pytest.mark.parametrize(
    "note",
    [
        "Greta Moll covers local politics and lives in Harl with two donkeys.",
        "Greta Moll ist Redakteurin im Ressort Gesellschaft.",
        "— Greta Moll is the author of A History of Straw.",
        "GRETA MOLL est journaliste à Harl.",
        "Greta Moll, a biologist, works at the university of Colby.",
    ],
)
def test_a_note_on_the_author_at_the_end_is_set_apart(note: str) -> None:
    assert apart(note) == [note]


@pytest.mark.parametrize(
    "text",
    [
        "Mia Brandt turned 18 on the day.",
        "Greta Moll said: “I shall treat all straws alike.”",
        "On Monday Greta Moll was there.",
    ],
)
def test_others_and_what_authors_say_stay(text: str) -> None:
    assert apart(text) == []


def test_a_byline_names_the_author_too() -> None:
    note = "Tim Oaks is a freelance writer."
    blocks = [Block("By Tim Oaks", "byline"), *map(Block, (*TOLD, note))]

    assert set_author_notes_apart(blocks, ())[-1].reason == REASON


def test_a_text_that_begins_with_its_author_stays() -> None:
    blocks = [Block("Greta Moll lost her donkey on Friday."), *map(Block, TOLD)]

    assert {block.reason for block in set_author_notes_apart(blocks, ("Greta Moll",))} == {None}
