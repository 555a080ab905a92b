"""How a revision shows what is new and what changed."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from brief_builders import BRIDGE, HARBOUR, HISTORY, cite, full_brief, grown_brief
from rich.console import Console

from summarize.rendering import render
from summarize.rendering.terminal import brief_as_rich
from summarize.types import Article, Brief, Change, Citation, Reading

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


def on_a_terminal(brief: Brief) -> str:
    console = Console(width=100, force_terminal=True, color_system="standard", highlight=False)
    with console.capture() as shown:
        console.print(brief_as_rich(brief))
    return shown.get()


def test_a_terminal_underlines_what_stands_in_the_place_of_another_and_says_so() -> None:
    assert "What stands\n" in re.sub("\x1b.*?m", "", on_a_terminal(grown_brief()))
    told = Reading("new", (cite(BRIDGE, "It is new."),))  # which the first sentence rests on
    changes = tuple(replace(each, new=told) for each in HISTORY.changes)
    shown = on_a_terminal(replace(grown_brief(), history=replace(HISTORY, changes=changes)))
    assert "What stands, brought up to date (underlined: changed)" in shown
    assert re.findall("\x1b\\[4m(.*?)\x1b", shown) == ["The bridge and the harbour are new."]


def test_what_is_denied_or_ended_is_called_so() -> None:
    changes = tuple(replace(each, kind="denial") for each in HISTORY.changes)
    brief = replace(grown_brief(), history=replace(HISTORY, changes=changes))
    assert "- **no longer holds**: “90 minutes”" in render(brief, "markdown")


def test_the_json_has_each_changes_label_beside_its_kind() -> None:
    changes = json.loads(render(grown_brief(), "json"))["changes"]
    assert [(each["kind"], each["label"]) for each in changes] == [("duration", "duration")]
    ended = tuple(replace(each, kind="denial") for each in HISTORY.changes)
    brief = replace(grown_brief(), history=replace(HISTORY, changes=ended))
    [change] = json.loads(render(brief, "json"))["changes"]
    assert (change["kind"], change["label"]) == ("denial", "no longer holds")


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
    assert PHRASES[language]["stands_corrected"]


def rising_brief() -> Brief:
    """A brief whose articles counted ninety minutes, then 100, and two hours at last."""
    told = cite(BRIDGE, "two hours")
    changes = [
        Change("number", Reading(was, (cite(article, text),)), Reading(now, (told,)))
        for was, article, text, now in (
            ("ninety", HARBOUR, "Ninety", "two hours"),
            ("100", BRIDGE, "two hours", "two hours"),
            ("at least 90", HARBOUR, "Ninety", "two hours"),
            ("ninety", HARBOUR, "Ninety", "three hours"),
        )
    ]
    return replace(grown_brief(), history=replace(HISTORY, changes=tuple(changes)))


def test_what_leads_to_one_reading_is_one_line_oldest_first() -> None:
    lines = [
        line for line in render(rising_brief(), "text").splitlines() if line.startswith("- number")
    ]
    assert [re.findall("“(.+?)” [(]", line) for line in lines] == [
        ["100", "ninety", "two hours"],  # the first has no date
        ["ninety", "three hours"],
    ]
    assert lines[0].count("→") == 2


def on_board(*told: tuple[str, str, str]) -> list[list[str]]:
    """The lines of what changed when The Gull puts 211, after so many of sources and days."""
    articles = [
        Article(f"a{n}", f"It had {count} aboard.", None, source, day)
        for n, (source, day, count) in enumerate([*told, ("The Gull", "2023-07-20", "211")])
    ]
    *old, new = (
        Reading(each.text[7:10], (Citation(each.id, 0, len(each.text)),)) for each in articles
    )
    changes = tuple(Change("number", each, new) for each in old)
    made = full_brief()
    made = replace(
        made,
        articles=(*made.articles, *articles),
        history=replace(HISTORY, changes=changes),
    )
    lines = [line for line in render(made, "text").splitlines() if line.startswith("- number")]
    return [re.findall("“(.+?)” [(]", line) for line in lines]


def test_another_sources_other_figure_is_no_step_to_what_the_first_corrects() -> None:
    lines = on_board(("The Gull", "2023-07-17", "214"), ("Daily Tide", "2023-07-17", "218"))
    assert lines == [["214", "211"], ["218", "211"]]
    later = on_board(("The Gull", "2023-07-17", "214"), ("Daily Tide", "2023-07-18", "218"))
    assert later == lines


def test_what_one_source_told_after_another_reading_is_a_step() -> None:
    own = on_board(("The Gull", "2023-07-17", "214"), ("The Gull", "2023-07-18", "218"))
    assert own == [["214", "218", "211"]]
    rising = on_board(("The Gull", "2023-07-17", "170"), ("Daily Tide", "2023-07-18", "190"))
    assert rising == [["170", "190", "211"]]


def test_the_report_has_all_readings_of_one_thing_side_by_side() -> None:
    page = render(rising_brief(), "html")
    assert [part.count("<del") for part in page.split('class="contrast revised')[1:]] == [2, 1]


def test_it_is_said_what_a_changed_value_is_told_of() -> None:
    text = "The bridge cost 12 million crowns. It was 30 metres wide."
    article = replace(BRIDGE, text=f"{BRIDGE.text} {text}")
    told = Reading("12 million crowns", (cite(article, "The bridge cost 12 million crowns."),))
    change = Change("money", Reading("9 million", (cite(HARBOUR, "Ninety"),)), told)
    made = replace(grown_brief(), history=replace(HISTORY, changes=(change,)))
    made = replace(
        made, articles=tuple(article if each.id == article.id else each for each in made.articles)
    )
    assert ", in “The bridge cost ….”" in render(made, "markdown").partition("→")[2]
