"""How a revision shows what is new and what changed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from brief_builders import BRIDGE, HISTORY, cite, full_brief, grown_brief

from summarize.rendering import render
from summarize.types import Reading

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


def test_the_report_sets_what_is_new_off_from_what_stands() -> None:
    page = render(grown_brief(), "html")
    new = re.search(r'<div class="new">(.*?)</div>', page, re.S)
    assert new
    assert "What is new" in new[1]
    assert "The harbour opened on Monday." in new[1]
    assert "The bridge and the harbour are new." not in new[1]


def test_the_report_has_old_and_new_side_by_side_with_sources_and_dates() -> None:
    page = render(grown_brief(), "html")
    old = re.search(r"<del.*?</del>", page, re.S)
    new = re.search(r"<ins.*?</ins>", page, re.S)
    assert old
    assert new
    assert '<p class="value">“90 minutes”</p>' in old[0]
    assert "The Gull, 13 July 2023" in old[0]
    assert '<p class="value">“two hours”</p>' in new[0]
    assert "Daily Tide" in new[0]


def test_the_report_marks_the_sentence_that_stands_in_the_place_of_another() -> None:
    told = Reading("new", (cite(BRIDGE, "It is new."),))  # which the first sentence rests on
    changes = tuple(replace(each, new=told) for each in HISTORY.changes)
    page = render(replace(grown_brief(), history=replace(HISTORY, changes=changes)), "html")
    marked = re.findall(r'class="said \w+( changed)?" id="(s\d)"', page)
    assert marked == [(" changed", "s1"), ("", "s2")]
    assert "Underlined: changed in this revision" in page
    untold = tuple(replace(each, was="") for each in changes)
    page = render(replace(grown_brief(), history=replace(HISTORY, changes=untold)), "html")
    assert "Underlined" not in page


def test_the_report_tells_its_revision_and_keeps_what_changed_earlier_at_hand() -> None:
    page = render(grown_brief(), "html")
    assert "Revision 2, with what has come since 13 July 2023" in page
    assert "Changed earlier" not in page
    later = replace(grown_brief(), history=replace(HISTORY, revision=3))
    page = render(later, "html")
    assert "What changed" not in page
    assert "Changed earlier (1)</summary>" in page
    assert "“90 minutes”" in page


@pytest.mark.parametrize("markup", ["markdown", "text", "html"])
def test_a_first_revision_has_neither(markup: str) -> None:
    page = render(full_brief(), markup)
    assert "What is new" not in page
    assert "What changed" not in page


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_the_headings_are_known_in_each_language(language: str) -> None:
    assert PHRASES[language]["new"]
    assert PHRASES[language]["changed"]
    assert PHRASES[language]["stands"]
