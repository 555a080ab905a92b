from pathlib import Path

import pytest

from summarize.reading.author_notes import REASON, set_author_notes_apart, set_initials_apart
from summarize.reading.draft import Block

from .builders import PARAGRAPHS, read_one

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


@pytest.mark.parametrize(
    ("initials", "language", "reason"),
    [
        ("(dpa)", "de", "agency credit"),
        ("(ap/mho)", "en", "agency credit"),
        ("(boe/lnd)", "de", "byline"),
        ("(gmo)", "de", "byline"),
    ],
)
def test_initials_after_the_last_sentence_are_set_apart(
    initials: str, language: str, reason: str
) -> None:
    blocks = [*map(Block, TOLD), Block(f"It was short. {initials}"), Block("Length: 9 cm")]
    *_, kept, apart, last = set_initials_apart(blocks, language)

    assert (kept.text, kept.reason) == ("It was short.", None)
    assert (apart.text, apart.reason) == (initials, reason)
    assert last.reason is None


def test_short_last_sentence_before_initials_stays(tmp_path: Path) -> None:
    text = "\n\n".join([*PARAGRAPHS, "Nobody was hurt. (ap/gmo)"])

    assert read_one(tmp_path, text).text.endswith("Nobody was hurt.")


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        ((*TOLD, "It was short (gmo)"), "de"),
        ((*TOLD, "He wrote that there was no straws. (sic)"), "en"),
        (("It was short. (gmo)", *TOLD), "de"),
        ((*TOLD, "It was short. (and nobody laughed)"), "de"),
    ],
)
def test_other_brackets_stay(texts: tuple[str, ...], language: str) -> None:
    assert set_initials_apart([*map(Block, texts)], language) == (*map(Block, texts),)


def test_what_the_outlet_says_that_it_is_at_the_end_is_set_apart() -> None:
    texts = (
        "Straw News is an independent newsroom that covers lots and draws.",
        "Straw News was told that the count would be held again.",
    )
    blocks = set_author_notes_apart([Block(text) for text in (*TOLD, *texts)], (), "Straw News")
    assert [block.text for block in blocks if block.reason == "about the outlet"] == [texts[0]]
