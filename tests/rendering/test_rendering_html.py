from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

import pytest
from brief_builders import DURATION, HARBOUR, OPENED, brief, cite, full_brief, sentence

from summarize.rendering import render
from summarize.types import Article, Brief, Difference, Dropped, Reading

ATTACK = "<script>alert('x')</script>\" onmouseover=\"alert(1)"
VOID = {"meta"}


class Page(HTMLParser):
    """Collects tags, attributes and text, and fails on a tag that is not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def hostile_brief() -> Brief:
    article = Article("a1", ATTACK, ATTACK, ATTACK, ATTACK, f"https://x.example/{ATTACK}", ATTACK)
    other = Article("a2", "Other.", ATTACK, url='https://x.example/"><script>')
    span = cite(article, ATTACK)
    return brief(
        sentence(ATTACK, span),
        headline=ATTACK,
        articles=[article, other],
        differences=[Difference(ATTACK, (Reading(ATTACK, (span,)),))],
        dropped=[
            Dropped("a1", 0, 0, ATTACK, ATTACK),
            Dropped("a2", 0, len(other.text), ATTACK, other.text),
        ],
        warnings=[ATTACK],
    )


def test_page_of_a_full_brief_is_well_formed() -> None:
    assert Page(render(full_brief(), "html")).tags.count("html") == 1


def test_no_text_becomes_markup() -> None:
    page = Page(render(hostile_brief(), "html"))
    assert "script" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert any("<script>" in word for word in page.words)


def test_page_needs_nothing_from_elsewhere_and_may_load_nothing() -> None:
    page = Page(render(full_brief(), "html"))
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not {"src", "style"} & {name for name, _ in page.attributes}
    policies = [value for name, value in page.attributes if value and "default-src" in value]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    ]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("http://user:pw@host.example/a@b?c=d@e", "http://host.example/a@b?c=d@e"),
        ("HTTPS://me@host.example", "HTTPS://host.example"),
        ("https:///o'b:x@y@host.example", "https:///host.example"),
        ("https://host.example/?mail=a@b#c@d", "https://host.example/?mail=a@b#c@d"),
    ],
)
def test_a_link_has_no_credentials(url: str, linked: str) -> None:
    article = dataclasses.replace(HARBOUR, url=url)
    assert ("href", linked) in Page(render(brief(OPENED, articles=[article]), "html")).attributes


def test_marker_links_to_its_source_and_shows_the_quote() -> None:
    page = render(brief(OPENED), "html")
    marker = '<sup><a href="#source-1" title="The harbour opened on Monday.">[1]</a></sup>'
    assert f"The harbour opened on Monday.{marker}" in page
    assert '<li id="source-1" dir="auto"><a href="https://gull.example/harbour">' in page


def test_every_marker_has_a_place_to_go() -> None:
    attributes = Page(render(full_brief(), "html")).attributes
    targets = {f"#{value}" for name, value in attributes if name == "id"}
    links = {value for name, value in attributes if name == "href" and str(value).startswith("#")}
    assert links
    assert links <= targets


def test_evidence_gives_the_quote_kind_and_support() -> None:
    page = render(full_brief(), "html")
    assert "(fused, support 0.81)" in page
    assert "<blockquote>It is new. [1]</blockquote>" in page


def test_difference_shows_each_reading_with_its_source() -> None:
    page = render(brief(differences=[DURATION]), "html")
    assert (
        '“two hours” (Daily Tide)<sup><a href="#source-2" title="two hours">[2]</a></sup>' in page
    )


def test_page_follows_the_reader_s_light_or_dark_setting() -> None:
    assert "prefers-color-scheme: dark" in render(brief(OPENED), "html")


def test_text_of_any_script_sets_its_own_direction() -> None:
    arabic = dataclasses.replace(HARBOUR, title="افتتاح الميناء")
    page = render(brief(sentence("افتتح الميناء."), articles=[arabic]), "html")
    assert '<p dir="auto">افتتح الميناء.</p>' in page
    assert "افتتاح الميناء" in page


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur"])
def test_a_page_in_a_script_from_right_to_left_says_so(language: str) -> None:
    page = render(dataclasses.replace(full_brief(), language=language), "html")
    assert f'<html lang="{language}" dir="rtl">' in page


def test_headings_are_in_the_page_s_language_or_marked_as_english() -> None:
    french = render(dataclasses.replace(full_brief(), language="fr"), "html")
    assert '<html lang="fr">' in french
    assert "<h2>Mis à l’écart</h2>" in french
    assert "(composée, appui 0,81)" in french
    hindi = render(dataclasses.replace(full_brief(), language="hi"), "html")
    assert '<h2 lang="en">Set apart</h2>' in hindi
    assert "<h2>Set apart</h2>" in render(full_brief(), "html")
