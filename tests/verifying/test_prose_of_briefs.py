"""What of a brief's Markdown is checked, and what is passed over."""

from __future__ import annotations

import pytest

from summarize.verifying.prose import sentences_of_brief

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
