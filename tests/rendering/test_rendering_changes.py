"""How a revision shows what is new and what changed."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from brief_builders import full_brief, grown_brief

from summarize.rendering import render

PHRASES = tomllib.loads(files("summarize.rendering").joinpath("phrases.toml").read_text("utf-8"))


def test_markdown_has_what_is_new_in_a_section_of_its_own() -> None:
    text = render(grown_brief(), "markdown")
    standing, _, rest = text.partition("## What is new")
    assert "The bridge and the harbour are new." in standing
    assert "The harbour opened on Monday." not in standing
    assert rest.lstrip().startswith("The harbour opened on Monday. [2]")


def test_what_changed_names_both_readings_with_sources_and_dates() -> None:
    line = "“90 minutes” (The Gull, 13 July 2023) {} → “two hours” (Daily Tide) {}"
    assert f"- **duration**: {line.format('[2]', '[1]')}" in render(grown_brief(), "markdown")
    assert f"- duration: {line.format('[2]', '[1]')}" in render(grown_brief(), "text")


def test_html_has_both_sections() -> None:
    page = render(grown_brief(), "html")
    assert "<h2>What is new</h2>" in page
    assert "<del>“90 minutes” (The Gull, 13 July 2023)" in page
    assert "<ins>“two hours” (Daily Tide)" in page


@pytest.mark.parametrize("markup", ["markdown", "text", "html"])
def test_a_first_revision_has_neither(markup: str) -> None:
    page = render(full_brief(), markup)
    assert "What is new" not in page
    assert "What changed" not in page


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_the_headings_are_known_in_each_language(language: str) -> None:
    assert PHRASES[language]["new"]
    assert PHRASES[language]["changed"]
