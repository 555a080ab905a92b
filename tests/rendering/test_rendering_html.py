from __future__ import annotations

import dataclasses
import re
import tomllib
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from brief_builders import (
    BRIDGE,
    CROSSING,
    DURATION,
    HARBOUR,
    LONG,
    OPENED,
    brief,
    cite,
    full_brief,
    sentence,
)

from summarize.checking.measures import _PART_OF_KIND
from summarize.rendering import render
from summarize.rendering.report_page import report_of
from summarize.types import (
    Article,
    Brief,
    Coverage,
    Difference,
    Dropped,
    Event,
    Group,
    Reading,
)

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


def part_of(page: str, tag: str) -> str:
    found = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def test_no_text_becomes_markup() -> None:
    made = render(hostile_brief(), "html")
    page = Page(made)
    assert page.tags.count("script") == 1
    own = files("summarize.rendering").joinpath("templates/report.js").read_text(encoding="utf-8")
    assert part_of(made, "script") == own
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert any("<script>" in word for word in page.words)


def test_page_needs_nothing_from_elsewhere_and_may_load_nothing() -> None:
    made = render(full_brief(), "html")
    page = Page(made)
    assert not {"link", "img", "iframe", "object", "base", "form"} & set(page.tags)
    assert not {"src", "style"} & {name for name, _ in page.attributes}
    assert "url(" not in part_of(made, "style")
    assert "@import" not in part_of(made, "style")


def test_policy_lets_the_page_s_own_style_and_script_alone_run() -> None:
    made = render(full_brief(), "html")
    policies = [value for name, value in Page(made).attributes if value and "default-src" in value]
    style, script = (
        f"'sha256-{b64encode(sha256(part_of(made, tag).encode()).digest()).decode()}'"
        for tag in ("style", "script")
    )
    assert policies == [
        f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'"
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


def test_marker_links_to_its_span_and_shows_the_quote() -> None:
    page = render(brief(OPENED), "html")
    quote = "The harbour opened on Monday."
    assert f'<a class="marker" href="#a1-0" title="{quote}">[1]</a>' in page
    assert f'<span id="a1-0" data-k="s1">{quote}</span> Ninety ships came.</p>' in page
    assert '<li id="source-1" dir="auto"><p><a href="https://gull.example/harbour">' in page


def test_every_marker_has_a_place_to_go() -> None:
    attributes = Page(render(full_brief(), "html")).attributes
    targets = {f"#{value}" for name, value in attributes if name == "id"}
    links = {value for name, value in attributes if name == "href" and str(value).startswith("#")}
    assert links
    assert links <= targets


def test_evidence_gives_the_quote_kind_and_support() -> None:
    page = render(full_brief(), "html")
    assert ">fused, support 0.81 <" in page
    assert '<blockquote dir="auto">It is new. [1]</blockquote>' in page


def test_evidence_says_what_the_reader_thinks_and_what_the_checks_found() -> None:
    detail = (("names", 0.5), ("numbers", 1.0), ("reader", 0.93), ("words", 0.75))
    fused = dataclasses.replace(CROSSING, support_detail=detail)
    page = render(brief(fused), "html")
    assert ">what the reader thinks 0.93 <" in page
    assert (
        '<b>Checks</b>: <span>numbers ✓</span>, <span class="lower">names 0.50</span></p>' in page
    )
    assert "<b>Likeness of wording</b>: words 0.75</p>" in page


def test_written_sentences_are_told_from_quoted_ones() -> None:
    page = render(full_brief(), "html")
    assert '<span class="said fused" id="s1"' in page
    assert '<span class="said extracted" id="s2"' in page


def test_difference_shows_each_reading_beside_the_other_with_its_source() -> None:
    page = render(brief(differences=[DURATION]), "html")
    assert '<p class="value">“two hours”</p>' in page
    assert "<bdi>Daily Tide</bdi>" in page
    assert 'href="#a2-16" title="two hours">[2]</a>' in page
    assert '<span id="a2-16" data-k="d1">two hours</span>' in page


def test_difference_shows_the_words_around_a_value() -> None:
    whole = Difference("duration", (Reading("two hours", (cite(BRIDGE, LONG),)),))
    page = render(brief(differences=[whole]), "html")
    assert "The bridge took <mark>two hours</mark> to cross." in page


def fates(made: Brief) -> dict[int, list[tuple[str, str]]]:
    return {
        page.entry.number: [(cell.fate, cell.label) for cell in page.cells]
        for page in report_of(made).articles
    }


def test_strip_tells_what_became_of_each_sentence() -> None:
    harbour = Article("a", "It opened. Ships came. Share this! It cost much.", source="Gull")
    bridge = Article("b", "Boats came. It is new.", source="Tide")
    copy = Article("c", "It opened at last.", source="Echo")
    made = brief(
        sentence("It opened.", cite(harbour, "It opened.")),
        articles=[harbour, bridge, copy],
        coverage=[Coverage("a", 3, 1, 1), Coverage("b", 2, 0, 1), Coverage("c", 1, 0, 0, "a")],
        dropped=[Dropped("a", 23, 34, "share bar", "Share this!")],
        groups=[
            Group((cite(harbour, "It opened."), cite(copy, copy.text)), 0, 0, own=False, told=0),
            Group((cite(harbour, "Ships came."), cite(bridge, "Boats came.")), 0, 1, own=False),
            Group((cite(harbour, "It cost much."),), 1, 1, own=True),
            Group((cite(bridge, "It is new."),), 1, 0, own=True),
        ],
    )
    told = "told in sentence 1 of the brief"
    assert fates(made) == {
        1: [
            ("used", f"1: in the brief; {told}"),
            ("again", "2: said much alike by [2]"),
            ("apart", "3: share bar"),
            ("only", "4: only here"),
        ],
        2: [("again", "1: said much alike by [1]"), ("only", "2: only here")],
        3: [("copy", f"1: near-copy of [1]; {told}")],
    }


def test_only_here_means_the_same_in_all_formats() -> None:
    """It counts sentences of the brief too, and lists what it does not cite."""
    gull = Article("a", "It opened. Ships came. It cost much.", source="Gull")
    tide = Article("b", "Boats came. It is new. It is red.", source="Tide")
    made = brief(
        sentence("It opened.", cite(gull, "It opened.")),
        sentence("Boats came.", cite(tide, "Boats came.")),
        articles=[gull, tide],
        coverage=[
            Coverage("a", 3, 1, 2, highlights=(cite(gull, "It cost much."),)),
            Coverage("b", 3, 1, 2, highlights=(cite(tide, "It is new."), cite(tide, "It is red."))),
        ],
        groups=[Group((cite(gull, "It opened."),), 0, 0, own=True, told=0)],
    )
    told = "only here: 2 of 3 sentences"
    assert [render(made, each).count(told) for each in ("markdown", "text", "html")] == [2, 2, 2]
    alone = [span.quote for _, spans in report_of(made).alone for span in spans]
    assert alone == ["It cost much.", "It is new."]
    for told in alone:
        assert f": {told}\n" in render(made, "markdown")


def test_nothing_is_said_to_be_written_where_nothing_was() -> None:
    gull = Article("a", "It opened.", source="Gull")
    own = sentence("It opened.", cite(gull, "It opened."))
    quoted = render(brief(own, articles=[gull]), "html")
    assert "Dotted" not in quoted
    assert "A machine chose these sentences" in quoted
    page = render(brief(dataclasses.replace(own, kind="fused"), articles=[gull]), "html")
    assert "Dotted" in page
    assert "A machine wrote and checked this" in page


def test_an_article_that_was_set_apart_has_no_strip_but_its_reason_and_its_text() -> None:
    made = report_of(full_brief())
    apart = made.articles[-1]
    assert (apart.reason, apart.cells) == ("another story", ())
    assert "Wholly other words here." in render(full_brief(), "html")


def test_every_article_is_listed_with_its_text() -> None:
    crowd = [Article(f"b{n}", f"Nothing new {n}.", title=f"Echo {n}") for n in range(30)]
    made = render(brief(OPENED, articles=(HARBOUR, *crowd)), "html")
    assert all(f"Echo {n}</" in made and f"Nothing new {n}." in made for n in range(30))
    assert "Not cited either" not in made


def test_map_has_a_point_for_each_group_and_numbers_for_those_that_are_told() -> None:
    points = report_of(full_brief()).points
    assert [(point.number, point.fate) for point in points] == [
        ("", "only"),
        ("1", "used"),
        ("1", "used"),
    ]
    assert points[0].label == "“Ninety ships came.” (sources: 1)"
    assert (points[0].x, points[0].y) == (614.0, 26.0)
    page = render(full_brief(), "html")
    assert page.count("<circle ") == 3
    assert 'aria-label="told in sentence 1 of the brief: “The harbour opened on Monday.”' in page


def test_a_brief_without_groups_has_no_map_and_no_strips() -> None:
    page = render(brief(OPENED), "html")
    assert "<circle" not in page
    assert 'class="strip"' not in page


def test_timeline_has_each_day_with_its_sources() -> None:
    event = Event("2023-07-10", "on Monday", OPENED.text, OPENED.citations)
    page = render(brief(OPENED, timeline=[event]), "html")
    assert '<time datetime="2023-07-10">10 July 2023</time>' in page
    assert 'data-k="t1"' in page
    assert "<h2>Day by day</h2>" in page


def test_spans_that_overlap_are_cut_where_one_begins_or_ends() -> None:
    one = sentence("It opened.", cite(HARBOUR, "The harbour opened on Monday."))
    other = sentence("On Monday.", cite(HARBOUR, "on Monday. Ninety"))
    page = render(brief(one, other), "html")
    assert (
        '<span id="a1-0" data-k="s1">The harbour opened </span>'
        '<span id="a1-19" data-k="s1 s2">on Monday.</span>'
        '<span data-k="s2"> Ninety</span> ships came.</p>'
    ) in page


def test_no_word_of_an_article_is_lost_between_its_pieces() -> None:
    text = "One. Two.\n\nThree\tfour.\nFive six."
    article = Article("a", text)
    cited = sentence("Two.", cite(article, "Two."), cite(article, "four.\nFive"))
    (page,) = report_of(brief(cited, articles=[article])).articles
    shown = ["".join(piece.text for piece in paragraph) for paragraph in page.paragraphs]
    assert shown == ["One. Two.", "Three four.", "Five six."]


def test_page_follows_the_reader_s_light_or_dark_setting() -> None:
    assert "prefers-color-scheme: dark" in render(brief(OPENED), "html")


def test_text_of_any_script_sets_its_own_direction() -> None:
    arabic = dataclasses.replace(HARBOUR, title="افتتاح الميناء")
    page = render(brief(sentence("افتتح الميناء."), articles=[arabic]), "html")
    assert '<span class="words">افتتح الميناء.</span>' in page
    assert re.search('<p dir="auto"><span class="said', page)
    assert "افتتاح الميناء" in page


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur"])
def test_a_page_in_a_script_from_right_to_left_says_so(language: str) -> None:
    page = render(dataclasses.replace(full_brief(), language=language), "html")
    assert f'<html lang="{language}" dir="rtl">' in page


def test_headings_are_in_the_page_s_language_or_marked_as_english() -> None:
    french = render(dataclasses.replace(full_brief(), language="fr"), "html")
    assert '<html lang="fr">' in french
    assert "<h2>Mis à l’écart</h2>" in french
    assert ">composée, appui 0,81 <" in french
    assert "<h2>Les articles</h2>" in french
    hindi = render(dataclasses.replace(full_brief(), language="hi"), "html")
    assert '<h2 lang="en" dir="auto">Set apart</h2>' in hindi
    assert "<h2>Set apart</h2>" in render(full_brief(), "html")


def test_the_report_s_phrases_are_known_in_each_language_of_the_others() -> None:
    folder = files("summarize.rendering")
    own, others = (
        tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
        for name in ("report.toml", "phrases.toml")
    )
    assert own.keys() == others.keys()
    for language in own:
        assert own[language].keys() == own["en"].keys()
        assert own[language]["parts"].keys() == own["en"]["parts"].keys()


def test_every_part_of_a_support_score_has_a_name() -> None:
    own = files("summarize.rendering").joinpath("report.toml").read_text(encoding="utf-8")
    named = tomllib.loads(own)["en"]["parts"].keys()
    assert named >= {"reader", *_PART_OF_KIND.values()}
