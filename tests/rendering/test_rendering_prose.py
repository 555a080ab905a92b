from __future__ import annotations

import dataclasses
import random
import re
import tomllib
from importlib.resources import files

import pytest
from brief_builders import (
    BRIDGE,
    CROSSING,
    DURATION,
    HARBOUR,
    NOTES,
    OPENED,
    brief,
    cite,
    full_brief,
    sentence,
)
from markdown_it import MarkdownIt

from summarize.batch.outputs import _SUFFIXES
from summarize.checking.prose import sentences_of_brief
from summarize.cli.brief import _FORMAT_OF_SUFFIX, BriefFormat
from summarize.errors import SettingsError
from summarize.rendering import FORMATS, brief_as_json, render
from summarize.rendering.markdown import escape, escape_start
from summarize.rendering.phrases import phrases_of
from summarize.rendering.report_page import report_of
from summarize.rendering.view import paragraphs
from summarize.types import Article, Brief, Coverage, Difference, Dropped, Reading, Unread

TRANSLATED = tomllib.loads(files("summarize.rendering").joinpath("phrases.toml").read_text("utf-8"))
MARKS = [*"*_`<>[]()!#&;:~\\/-+=.|$\"'^{}", "a", "b", "1", " ", " ", "amp;", "http://x", "<b>"]

MARKDOWN = """\
# Harbour and bridge

The bridge and the harbour are new. [1][2] The harbour opened on Monday. [1]

## Day by day

- **10 July 2023**: The harbour opened on Monday. [1]

## Where sources differ

- **duration**: “90 minutes” (The Gull) [1] – “two hours” (Daily Tide) [2]

## Sources

1. [Harbour opens](https://gull.example/harbour) — The Gull, 13 July 2023 \
(only here: 1 of 2 sentences)
2. Crossing the bridge — Daily Tide (near-copy of [1])

## Set apart

- notes.txt: another story
- Not used: 2 captions, 1 share bar
- Warning: notes.txt has no date
"""

TEXT = """\
Harbour and bridge

The bridge and the harbour are new. [1][2] The harbour opened on Monday. [1]

Day by day
- 10 July 2023: The harbour opened on Monday. [1]

Where sources differ
- duration: “90 minutes” (The Gull) [1] – “two hours” (Daily Tide) [2]

Sources
[1] Harbour opens — The Gull, 13 July 2023 (only here: 1 of 2 sentences), https://gull.example/harbour
[2] Crossing the bridge — Daily Tide (near-copy of [1])

Set apart
- notes.txt: another story
- Not used: 2 captions, 1 share bar
- Warning: notes.txt has no date
"""


def first_cites_harbour() -> Brief:
    full = full_brief()
    ordered = dataclasses.replace(CROSSING, citations=CROSSING.citations[::-1])
    return dataclasses.replace(full, sentences=(ordered, OPENED))


def read_back(markdown: str) -> str:
    """Return the text that a Markdown reader shows for one paragraph."""
    opening, inline, *_ = MarkdownIt("commonmark").parse(markdown)
    assert opening.type == "paragraph_open"
    assert all(child.type == "text" for child in inline.children or ()), inline.children
    return "".join(child.content for child in inline.children or ())


def test_markdown_of_a_full_brief() -> None:
    assert render(first_cites_harbour(), "markdown") == MARKDOWN


def test_text_of_a_full_brief() -> None:
    assert render(first_cites_harbour(), "text") == TEXT


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_in_one_newline(name: str) -> None:
    for made in (full_brief(), brief(headline="", articles=())):
        text = render(made, name)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_the_same_each_time(name: str) -> None:
    assert render(full_brief(), name) == render(full_brief(), name)


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(SettingsError, match='"pdf"; known: markdown, json, text, html'):
        render(full_brief(), "pdf")


def test_articles_are_numbered_as_first_cited() -> None:
    lines = render(brief(sentence("New.", cite(BRIDGE, "It is new.")), OPENED), "text")
    assert "New. [1] The harbour opened on Monday. [2]" in lines
    assert "[1] Crossing the bridge" in lines


def test_two_citations_of_one_article_are_one_marker() -> None:
    twice = sentence("All.", cite(HARBOUR, "Ninety ships came."), cite(HARBOUR, "Monday"))
    assert "All. [1]\n" in render(brief(twice), "text")


def pack_of_copies(source: str = "Daily Tide") -> Brief:
    copies = [dataclasses.replace(BRIDGE, id=each, source=source) for each in ("a2", "a4", "a5")]
    covered = [Coverage("a1", 2, 1, 1)]
    covered += (Coverage(each.id, 2, 0, 0, "a2" if each.id != "a2" else None) for each in copies)
    new = sentence("It is new.", cite(copies[1], "It is new."), cite(copies[0], "It is new."))
    both = sentence("Both.", cite(HARBOUR, "Monday"), cite(copies[0], "It is new."))
    return brief(new, both, articles=[HARBOUR, *copies], coverage=covered)


@pytest.mark.parametrize("name", ["markdown", "text"])
def test_whose_it_is_stands_by_what_copies_of_one_text_alone_say(name: str) -> None:
    printed = render(pack_of_copies(), name)
    assert "It is new. [1: only Daily Tide][2] Both. [2][3]\n" in printed
    assert sentences_of_brief(printed)[-2:] == ("It is new.", "Both.")


def test_whose_it_is_steers_nothing() -> None:
    printed = render(pack_of_copies(source="[7](http://x.example) \x1b[2J\n# A"), "markdown")
    assert "It is new. [1: only \\x1b[2J # A][2] Both. [2][3]\n" in printed


def test_sentence_without_citations_has_no_marker() -> None:
    assert "\nAlone. The harbour" in render(brief(sentence("Alone."), OPENED), "text")


def test_uncited_article_follows_the_cited_ones() -> None:
    assert "[2] notes.txt (not cited)" in render(brief(OPENED, articles=[NOTES, HARBOUR]), "text")


def test_article_cited_only_in_a_difference_counts_as_cited() -> None:
    text = render(brief(differences=[DURATION]), "text")
    assert "[2] Crossing the bridge — Daily Tide\n" in text


def test_a_difference_tells_what_its_values_are_said_of() -> None:
    opened = Difference(
        "date",
        (
            Reading("Monday", (cite(HARBOUR, "The harbour opened on Monday."),)),
            Reading("Friday", (cite(BRIDGE, "It is new."),)),
        ),
    )
    line = (
        "- date: “Monday” (The Gull) [1] – “Friday” (Daily Tide) [2], in “The harbour opened on …."
    )
    assert line in render(brief(differences=[opened]), "text")


def test_a_difference_is_not_told_in_a_figure_that_one_source_alone_gives() -> None:
    wire = Article("a1", "On day 9 freight rose by 60 crowns to 4,085.5.", source="The Gull")
    post = Article("a2", "Freight rose by 80 crowns on the wharf on day 9 of the strike.")
    rise = Difference(
        "number",
        (
            Reading("60 crowns", (cite(wire, wire.text),)),
            Reading("80 crowns", (cite(post, post.text),)),
        ),
    )
    told = render(brief(differences=[rise], articles=[wire, post]), "text")
    assert "in “On day 9 freight rose by … to ….”" in told


@pytest.mark.parametrize(
    ("said", "label"),
    [("The slit is 40 metres long.", "length"), ("A slit of 40 metres.", "measurement")],
)
def test_what_is_told_in_metres_is_called_what_the_sentences_call_it(said: str, label: str) -> None:
    wire, post = Article("a1", said, source="The Gull"), Article("a2", "A slit of 60 metres.")
    metres = Difference(
        "distance",
        (
            Reading("40 metres", (cite(wire, wire.text),)),
            Reading("60 metres", (cite(post, post.text),)),
        ),
    )
    told = render(brief(differences=[metres], articles=[wire, post]), "text")
    assert f"- {label}: “40 metres”" in told


def test_who_said_it_is_asked_in_words() -> None:
    speakers = dataclasses.replace(DURATION, kind="attribution")
    assert "- who said it: “90 minutes”" in render(brief(differences=[speakers]), "text")


@pytest.mark.parametrize("path", [None, "-"])
def test_an_article_without_title_and_file_is_told_by_how_it_begins(path: str | None) -> None:
    short = Article("a1", "It\nrained.", path=path)
    assert "[1] Untitled: “It rained.” (not cited)" in render(brief(articles=[short]), "text")
    long = Article("a1", "The harbour of Port Vale reopened on Monday after a storm of nine days.")
    told = "Untitled: “The harbour of Port Vale reopened on Monday after a storm …”"
    assert f"[1] {told} (not cited)" in render(brief(articles=[long]), "text")


def test_only_web_addresses_become_links() -> None:
    article = dataclasses.replace(HARBOUR, url="javascript:alert(1)")
    for name in ("markdown", "html"):
        assert "javascript" not in render(brief(OPENED, articles=[article]), name)


def test_brief_of_six_sentences_is_one_paragraph() -> None:
    assert [len(part) for part in paragraphs([OPENED] * 6, "en")] == [6]


@pytest.mark.parametrize(("total", "sizes"), [(0, []), (7, [4, 3]), (8, [4, 4]), (9, [3, 3, 3])])
def test_longer_brief_breaks_into_even_paragraphs(total: int, sizes: list[int]) -> None:
    assert [len(part) for part in paragraphs([OPENED] * total, "en")] == sizes


def test_no_paragraph_begins_with_a_sentence_that_leans_on_another() -> None:
    said = [*[OPENED] * 4, sentence("She left by noon."), *[OPENED] * 3]
    assert [len(part) for part in paragraphs(said, "en")] == [3, 5]
    assert [len(part) for part in paragraphs([sentence("She left.")] * 8, "en")] == [1, 7]


def test_paragraphs_lose_no_sentence() -> None:
    for total in range(40):
        numbered = [sentence(str(index)) for index in range(total)]
        assert [one for part in paragraphs(numbered, "en") for one in part] == numbered


def test_sections_without_content_are_left_out() -> None:
    assert "Set apart" not in render(brief(OPENED), "markdown")
    assert "differ" not in render(brief(OPENED), "markdown")


def test_passage_of_a_cited_article_is_only_counted() -> None:
    whole = Dropped("a1", 0, len(HARBOUR.text), "advertisement", HARBOUR.text)
    assert "Not used: 1 advertisement" in render(brief(OPENED, dropped=[whole]), "text")


@pytest.mark.parametrize(
    ("reason", "one", "many"),
    [
        ("caption", "1 caption", "2 captions"),
        ("outside the article", "1 passage outside the article", "2 passages outside the article"),
        ("talk to the reader", "1 note to readers", "2 notes to readers"),
        ("no sentence", "1 line without a sentence", "2 lines without a sentence"),
        ("hidden", "1 hidden passage", "2 hidden passages"),
        ("separator", "1 separator", "2 separators"),
    ],
)
def test_reasons_are_counted_as_the_things_that_they_are(reason: str, one: str, many: str) -> None:
    say = phrases_of("en")

    assert (say.counted(reason, 1), say.counted(reason, 2)) == (one, many)


def test_no_two_reasons_are_called_alike() -> None:
    names = list(phrases_of("en").known["reasons"].values())

    assert len(set(names)) == len(names)


def test_every_reason_of_reading_counts_as_a_thing() -> None:
    noise = tomllib.loads((files("summarize.reading") / "page_noise.toml").read_text("utf-8"))
    marks = tomllib.loads((files("summarize.reading") / "page_marks.toml").read_text("utf-8"))
    reasons = {rule["reason"] for rule in noise["rules"]} | {*marks["apart"], *marks["classes"]}

    assert not [each for each in reasons if "(" in phrases_of("en").counted(each, 2)]


def test_reason_that_is_no_name_is_counted_in_brackets() -> None:
    drops = [Dropped("a1", 0, 1, "says the same as another", "T")] * 3
    text = render(brief(OPENED, dropped=drops), "text")
    assert "Not used: says the same as another (3)" in text


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_what_could_not_be_read_is_told_file_by_file_as_long_as_it_is_short(
    format: str,  # noqa: A002
) -> None:
    unread = (Unread("in/a.pdf", "it is empty"), Unread("b.json", "it has no text", "item 3"))
    few = render(dataclasses.replace(brief(OPENED), unread=unread), format)
    assert "Not read: in/a.pdf: it is empty" in few
    assert "Not read: b.json: item 3: it has no text" in few
    many = render(dataclasses.replace(brief(OPENED), unread=unread[:1] * 25), format)
    assert many.count("in/a.pdf") == 10
    assert "Not read: … (+15)" in many


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2023-07-13", "13 July 2023"),
        ("2023-07-03T09:30:00+07:00", "3 July 2023"),
        ("2023-07-13T09:30:00Z", "13 July 2023"),
        ("July 2023", "July 2023"),
    ],
)
def test_date_is_written_in_words(published: str, written: str) -> None:
    assert phrases_of("en").dated(published) == written


def test_date_is_written_as_the_language_writes_it() -> None:
    assert phrases_of("de").dated("2023-07-13") == "13. Juli 2023"
    assert phrases_of("fr").dated("2023-07-01") == "1er juillet 2023"
    assert phrases_of("hi").dated("2023-07-13") == "13 July 2023"


FRENCH_TEXT = """\
Harbour and bridge

The bridge and the harbour are new. [1][2] The harbour opened on Monday. [1]

Jour après jour
- 10 juillet 2023 : The harbour opened on Monday. [1]

Où les sources divergent
- duration\u00a0: “90 minutes” (The Gull) [1] – “two hours” (Daily Tide) [2]

Sources
[1] Harbour opens — The Gull, 13 juillet 2023 (ici seulement\u00a0: 1 sur 2 phrases), \
https://gull.example/harbour
[2] Crossing the bridge — Daily Tide (presque identique à [1])

Mis à l’écart
- notes.txt\u00a0: autre sujet
- Non utilisé\u00a0: légende (2), barre de partage (1)
- Avertissement\u00a0: notes.txt has no date
"""


def test_headings_and_phrases_are_those_of_the_language() -> None:
    french = dataclasses.replace(first_cites_harbour(), language="fr")
    assert render(french, "text") == FRENCH_TEXT


@pytest.mark.parametrize("language", ["eo", "hi", "ar"])
def test_a_language_without_phrases_has_those_of_english(language: str) -> None:
    made = dataclasses.replace(first_cites_harbour(), language=language)
    assert render(made, "text") == TEXT


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_says_everything(language: str) -> None:
    english, own = phrases_of("en").known, phrases_of(language).known
    assert english.keys() == own.keys()
    for name in english.keys() - {"reasons"}:
        assert re.findall(r"{\w+}", english[name]) == re.findall(r"{\w+}", own[name]), name
    assert len(own["months"].split()) == 12
    assert language == "en" or own["reasons"].keys() == phrases_of("fr").known["reasons"].keys()


def test_the_json_has_the_same_names_in_any_language() -> None:
    french = dataclasses.replace(full_brief(), language="fr")
    english, other = brief_as_json(full_brief()), brief_as_json(french)
    assert {**other, "language": "en"} == english


def test_line_break_in_a_sentence_becomes_a_space() -> None:
    for name in ("markdown", "text", "html"):
        assert "One two." in render(brief(sentence("One\n  two.")), name)


@pytest.mark.parametrize(
    "prose",
    [
        "It cost $1.5 billion, or 3.5% — “a lot”, he said.",
        "The U.S. plan (see below) is at 5 * 3 & more; snake_case stays [sic].",
        "We paid #1 and #2; x < y, R&D.",
        "Überraschung — 会谈 — مرحبا!",
    ],
)
def test_plain_prose_is_not_escaped(prose: str) -> None:
    assert escape_start(escape(prose)) == prose


@pytest.mark.parametrize(
    "prose",
    [
        *("*stars* and **more**", "a _word_ here", "`code`", "<b>bold</b>", "<https://x.example>"),
        *("[link](https://x.example)", "![image](x)", "AT&amp;T", "back\\*slash", "# Heading"),
        *("1. First", "12) Twelfth", "- item", "+ item", "* item", "> quoted", "---", "==="),
        *("~~~", "[x]: y", "f*ck* and *", "_ _ _", "__init__", "a*b*c", "\\", "* * *", "1986."),
    ],
)
def test_escaped_prose_reads_back_as_written(prose: str) -> None:
    assert read_back(escape_start(escape(prose))) == prose


@pytest.mark.parametrize("seed", range(200))
def test_escaped_marks_read_back_as_written(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(20):
        drawn = "".join(rng.choices(MARKS, k=rng.randint(1, 12)))
        prose = " ".join(drawn.split()) or "x"
        assert read_back(escape_start(escape(prose))) == prose


def test_no_text_becomes_markup_in_markdown() -> None:
    attack = "*x* <b>x</b> `x` [x](http://x) ![x](x) {{ view }}"
    article = Article("a1", attack, attack, attack, attack, path=attack)
    made = brief(
        sentence(attack, cite(article, attack)),
        headline=attack,
        articles=[article, dataclasses.replace(article, id="a2", url="https://x.example/)<b>")],
        differences=[Difference(attack, (Reading(attack, (cite(article, attack),)),))],
        dropped=[Dropped("a1", 0, 0, attack, attack)],
        warnings=[attack],
    )
    blocks = MarkdownIt("commonmark").parse(render(made, "markdown"))
    found = [child for block in blocks for child in block.children or ()]
    assert {child.type for child in found} == {
        *("text", "strong_open", "strong_close", "link_open", "link_close")
    }
    links = [child.attrs["href"] for child in found if child.type == "link_open"]
    assert links == ["https://x.example/%29%3Cb%3E"]


def test_brackets_in_a_linked_title_do_not_end_the_link() -> None:
    article = dataclasses.replace(HARBOUR, title="Open [video] (now)", url="https://x.example/a(b)")
    markdown = render(brief(OPENED, articles=[article]), "markdown")
    assert r"1. [Open \[video\] (now)](https://x.example/a%28b%29) — The Gull" in markdown


@pytest.mark.parametrize("name", ["markdown", "text"])
def test_many_uncited_articles_are_counted_not_listed(name: str) -> None:
    crowd = [Article(f"b{n}", "Nothing new.", title=f"Echo {n}") for n in range(30)]
    made = render(brief(OPENED, articles=(HARBOUR, *crowd)), name)
    assert "Echo 9" in made
    assert "Echo 10" not in made
    assert "Not cited either: 20 more" in made


def test_every_format_has_its_name_and_its_suffix_wherever_one_is_asked_for() -> None:
    assert set(FORMATS) == set(BriefFormat) == set(_FORMAT_OF_SUFFIX.values()) == set(_SUFFIXES)
    assert {suffix: str(each) for suffix, each in _FORMAT_OF_SUFFIX.items()} == {
        suffix: name for name, suffix in _SUFFIXES.items()
    }


def test_each_of_several_events_begins_a_paragraph() -> None:
    gull, tide = Article("a", "It opened. Ships came."), Article("b", "It sank.")
    told = [("It opened.", gull), ("Ships came.", gull), ("It sank.", tide)]
    sentences = [sentence(text, cite(article, text)) for text, article in told]
    made = dataclasses.replace(brief(*sentences, articles=[gull, tide]), separate=(("a",), ("b",)))
    assert "It opened. [1] Ships came. [1]\n\nIt sank. [2]\n" in render(made, "markdown")
    assert "It opened. [1] Ships came. [1] It sank. [2]\n" in render(
        dataclasses.replace(made, separate=()), "markdown"
    )
    paragraphs_of_page = report_of(made).paragraphs
    assert [[each.text for each in part] for part in paragraphs_of_page] == [
        ["It opened.", "Ships came."],
        ["It sank."],
    ]
