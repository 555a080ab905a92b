import pytest

from summarize.reading.draft import Block
from summarize.reading.end_marks import COMMENT, REASON, set_what_follows_the_end_apart

RELEASE = (
    "A glue like that of mussels can join broken bones in three minutes, researchers have shown.",
    "They tried it on 24 sheep, whose bones were as strong after eight weeks as before.",
)
NOTES = ("For the press", "Northcape University was founded in 1911 and has 14,000 students.")


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

    assert [block.reason for block in set_what_follows_the_end_apart(blocks, "en")] == [
        None,
        None,
        "separator",
        "copyright notice",
    ]


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Notes to editors", "en"),
        ("Media contact:", "en"),
        ("ABOUT THE AUTHOR", "en"),
        ("Pressekontakt:", "de"),
        ("À propos de l'auteur", "fr"),
        ("Contacto de prensa", "es"),
    ],
)
def test_what_follows_a_heading_of_the_end_is_set_apart(heading: str, language: str) -> None:
    blocks = [*map(Block, (*RELEASE, heading, NOTES[1]))]
    after = set_what_follows_the_end_apart(blocks, language)

    assert [block.reason for block in after] == [None, None, REASON, REASON]


def test_about_whom_the_text_names_is_such_a_heading_and_about_others_is_not() -> None:
    text = "Oberg Cranes builds a factory in Lathe and hires 240 people there by 2026, it said."

    assert reasons(text, "About Oberg Cranes", "It makes cranes.") == [None, REASON, REASON]
    assert reasons(text, "About time", "It makes cranes.") == [None, None, None]


COMMENTS = (
    "allium_joe",
    "19 Mar 2019, 8:02",
    "My grandfather dug that plot when he came back.",
    "Reply",
    "Sheila P",
    "Reply",
    "It will all be dead by May, if you ask me, and then who will have won?",
)


@pytest.mark.parametrize(
    "heading",
    [
        "3 Comments",
        "Comments (12)",
        "Comments",
        "Leave a Reply",
        "2 thoughts on “A glue like that of mussels”",
        "One thought on “A glue”",
        "4 Kommentare",
        "2 commentaires",
        "Deja un comentario",
        "Commenti (2)",
        "2 comentários",
        "3 reacties",
        "2 komentarze",
    ],
)
def test_comments_under_their_heading_are_set_apart(heading: str) -> None:
    assert reasons(*RELEASE, heading, *COMMENTS) == [None, None, *8 * [COMMENT]]


@pytest.mark.parametrize("label", ["Comments", "12 comments"])
def test_a_label_above_the_article_or_amid_it_begins_no_comments(label: str) -> None:
    assert set(reasons(label, *RELEASE)) == {None}
    assert set(reasons(RELEASE[0], label, RELEASE[1], *RELEASE)) == {None}
