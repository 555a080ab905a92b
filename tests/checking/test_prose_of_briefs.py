"""What of a brief's Markdown is checked, and what is passed over."""

from __future__ import annotations

import pytest

from summarize.checking.prose import sentences_of_brief, unchecked_parts
from summarize.rendering.phrases import phrases_of

BRIEF = """# A bridge is closed

The bridge was closed on Tuesday. [1][3] Repairs cost 1.5 million euros. [2]

- The mayor **resigned** [1].
- See [the report](https://example.org/a_b) for more.

## Where sources differ

- **cost**: “1 million” [1]; “2 million” [2]

## Sources

1. A bridge is closed. Daily, 3 May 2021
"""


def test_a_briefs_own_markdown_gives_its_sentences_alone() -> None:
    assert sentences_of_brief(BRIEF) == (
        "The bridge was closed on Tuesday.",
        "Repairs cost 1.5 million euros.",
        "The mayor resigned.",
        "See the report for more.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\nIt snowed.",
        "* It rained.\n* It snowed.",
        "It rained. [1, 2]\n\nIt snowed. [^a]",
        "It rained. [1: only Post of Mr. X][2]\n\nIt snowed. [3]",
    ],
)
def test_lines_bullets_and_paragraphs_are_prose(text: str) -> None:
    assert sentences_of_brief(text) == ("It rained.", "It snowed.")


def test_prose_after_a_list_of_sources_counts_again_under_a_new_heading() -> None:
    text = "It rained.\n\nSources:\n\n1. One.\n\n## Outlook\n\nIt will snow."
    assert sentences_of_brief(text) == ("It rained.", "It will snow.")


def test_escapes_are_undone_and_a_bracket_with_words_stays() -> None:
    assert sentences_of_brief("It cost \\*40 [about 50] euros.") == (
        "It cost *40 [about 50] euros.",
    )


def test_an_underlined_heading_is_passed_over() -> None:
    assert sentences_of_brief("Rain in May\n===========\n\nIt rained.") == ("It rained.",)


@pytest.mark.parametrize("text", ["", "# Title\n", "---\n\n## Sources\n\n1. One.\n"])
def test_a_text_without_prose_has_no_sentence(text: str) -> None:
    assert sentences_of_brief(text) == ()


def test_what_is_no_prose_is_told() -> None:
    text = (
        "# The harbour reopens\n\nThe harbour reopened.\n\n## Where sources differ\n\n- nine days\n"
        "- ten days\n\n## Background\n\nIt had shut in May.\n\n## Sources\n\n1. The Gull\n"
    )
    assert unchecked_parts(text) == (
        "the heading “The harbour reopens”",
        "the heading “Background”",
        "2 lines under “Where sources differ”",
        "1 line under “Sources”",
    )
    assert unchecked_parts("The harbour reopened on Monday.") == ()


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "nl", "pt"])
def test_the_lists_of_our_own_briefs_are_no_prose(language: str) -> None:
    names = ("timeline", "differ", "changed", "only_in", "sources", "set_apart")
    for heading in map(phrases_of(language), names):
        assert sentences_of_brief(f"## {heading}\n\n- This is no prose at all.\n") == ()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He said: “It rained. We left.” Fine.", ("He said: “It rained.”", "“We left.”", "Fine.")),
        ('"It rained. We left," she said.', ('"It rained."', '"We left," she said.')),
        ('An 8" pipe broke. It rained.', ('An 8" pipe broke.', "It rained.")),
    ],
)
def test_each_sentence_of_a_quotation_has_its_marks(text: str, sentences: tuple[str, ...]) -> None:
    assert sentences_of_brief(text) == sentences
