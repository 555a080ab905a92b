from pathlib import Path

import pytest

from summarize.clustering.near_copies import with_latest_figures
from summarize.reading import read_articles

from .builders import BODY, PARAGRAPHS, SHARED, read_one, read_text, reasons, write

SEED = SHARED / "seeds" / "000_6a8bb922087bd8a1.txt"
CAPTION = "The two leaders shake hands in Bali on July 9, 2022. AFP/File"


def test_run_together_header_date_becomes_published(tmp_path: Path) -> None:
    read = read_text(tmp_path, f" date 2023-07-13 {CAPTION}\n\n{BODY}")

    assert read.articles[0].published == "2023-07-13"
    assert read.articles[0].text == BODY
    assert reasons(read) == {CAPTION: "caption"}


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared")
def test_seed_article_has_its_header_date_and_not_its_older_photo(tmp_path: Path) -> None:
    read = read_text(tmp_path, SEED.read_bytes())
    (article,) = read.articles
    (caption,) = read.dropped

    assert article.published == "2023-07-13"
    assert article.text.startswith("US Secretary of State Antony Blinken and top Chinese diplomat")
    assert "Bali" not in article.text
    assert caption.reason == "caption"
    assert caption.text.endswith("on July 9, 2022. AFP/File")


@pytest.mark.parametrize(
    "line",
    [
        "date 2023-07-13",
        "Date: July 13, 2023",
        "Published: 13 July 2023",
        "Published on July 13, 2023",
        "2023-07-13",
        "13 July 2023",
    ],
)
def test_header_date_line_becomes_published_and_leaves_the_text(tmp_path: Path, line: str) -> None:
    article = read_one(tmp_path, f"{line}\n\n{BODY}")

    assert article.published == "2023-07-13"
    assert article.text == BODY


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("Thursday, July 13, 2023 10:30 EDT", "2023-07-13T10:30:00-04:00"),
        ("Last updated at 6:04 PM on 13th July 2023", "2023-07-13T18:04:00"),
        ("Published: 13 July 2023, 10:05 GMT", "2023-07-13T10:05:00+00:00"),
        ("13 July 2023\nUpdated 14:32", "2023-07-13T14:32:00"),
        ("Published 13 July 2023, 10:05\nUpdated 13 July 2023, 14:32", "2023-07-13T14:32:00"),
        ("Published 13 July 2023, 10:05\nUpdated 6.15pm", "2023-07-13T18:15:00"),
        ("Published 12 July 2023\nUpdated 13 July 2023, 14:32", "2023-07-12"),
        ("Updated 14:32", None),  # of no day
    ],
)
def test_clock_time_in_the_head_is_that_of_the_version(
    tmp_path: Path, lines: str, published: str | None
) -> None:
    article = read_one(tmp_path, f"Talks end in Jakarta\n\n{lines}\n\n{BODY}")
    assert (article.published, article.text) == (published, BODY)


def test_of_two_versions_of_a_day_the_later_is_known_by_its_clock(tmp_path: Path) -> None:
    said = "A bridge fell in Marlow on Thursday, killing {0} people. The office said that {0} died."
    for name, hour, killed in (("a", "10:05", "four"), ("b", "14:32", "11")):
        head = f"Bridge falls\n\n13 July 2023\nUpdated {hour}"
        write(tmp_path, f"{name}.txt", f"{head}\n\n{said.format(killed)}")
    articles = read_articles([tmp_path]).articles
    assert with_latest_figures({"a2": "a1"}, articles) == {"a1": "a2"}


def test_labelled_header_lines_become_metadata(tmp_path: Path) -> None:
    header = "Title: Talks end\nSource: Harbour Wire\nURL: https://wire.example/1"
    article = read_one(tmp_path, f"{header}\n\n{BODY}")

    assert (article.title, article.source) == ("Talks end", "Harbour Wire")
    assert article.url == "https://wire.example/1"
    assert article.text == BODY


def test_sentence_that_begins_with_a_date_is_no_header(tmp_path: Path) -> None:
    text = "13 July 2023 was the day on which the ministers met."

    assert read_one(tmp_path, text).text == text


def test_short_first_line_without_full_stop_is_the_title(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"Talks end without agreement\n\n{BODY}")

    assert article.title == "Talks end without agreement"
    assert article.text == BODY


def test_title_line_directly_above_hard_wrapped_text_is_the_title(tmp_path: Path) -> None:
    lines = [
        "Talks end without agreement",
        "The ministers met in the capital on Thursday for the second time in two",
        "months, and both of them said afterwards that the talks had been useful,",
        "although no agreement was signed.",
    ]
    article = read_one(tmp_path, "\n".join(lines))

    assert article.title == "Talks end without agreement"
    assert article.text == " ".join(lines[1:])


def test_first_line_that_is_a_sentence_is_no_title(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"The talks are over.\n\n{BODY}")

    assert article.title is None
    assert article.text.startswith("The talks are over.")


def test_only_text_is_never_the_title(tmp_path: Path) -> None:
    text = "Talks in Jakarta end late on Thursday night without agreement"
    article = read_one(tmp_path, text)

    assert (article.title, article.text) == (None, text)


@pytest.mark.parametrize(
    ("dateline", "source"),
    [
        ("JAKARTA, Indonesia (AP) —", "AP"),
        ("WASHINGTON (Reuters) -", "Reuters"),
        ("Jakarta, July 13 (Reuters) –", "Reuters"),
        ("FLORENCE, Italy, Feb. 25 (UPI) --", "UPI"),
        ("(CNN) --", "CNN"),
        ("(CNN)", "CNN"),
        ("Jakarta (Reuters)", "Reuters"),
        ("LARGO, Fla. —", None),
        ("JAKARTA, July 13 —", None),
        ("Jakarta –", None),
        ("Jakarta, Indonesia —", None),
        ("(TERN)", "TERN"),
        ("JAKARTA ―", None),
        ("Jakarta, 13 July 2023 (Gull.example) --", "Gull.example"),
    ],
)
def test_dateline_is_set_apart_and_its_agency_is_the_source(
    tmp_path: Path, dateline: str, source: str | None
) -> None:
    read = read_text(tmp_path, f"{dateline} {BODY}")

    assert read.articles[0].text == BODY
    assert read.articles[0].source == source
    assert reasons(read) == {dateline: "dateline"}


@pytest.mark.parametrize(
    "opening",
    [
        "Two (ASEAN) ministers met.",
        "Ana (CNN) met them.",
        "Jakarta – Manila was the route they took.",
        "Jakarta – a port of ten million – was quiet.",
        "Ana Lee — who chairs the talks — was late.",
    ],
)
def test_a_bracket_or_a_dash_in_a_sentence_is_no_dateline(tmp_path: Path, opening: str) -> None:
    assert read_text(tmp_path, f"{opening} {BODY}").articles[0].text == f"{opening} {BODY}"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Bay Radio, 4 March 2025", "Bay Radio"),
        ("The Marlow Gazette | March 4, 2025", "The Marlow Gazette"),
        ("New York, 4 March 2025", None),
        ("The Lamp, 4 March 2025", "The Lamp"),
        ("4 March 2025 · The Lamp", "The Lamp"),
        ("The Hague, 4 March 2025", None),
        ("La Gazette de la Baie, 4 March 2025", "La Gazette de la Baie"),
    ],
)
@pytest.mark.parametrize("head", ["{title}\n\n{line}", "{line}\n\n{title}", "{line}\n{title}"])
def test_a_name_and_a_day_beside_the_title_are_no_news(
    tmp_path: Path, head: str, line: str, source: str | None
) -> None:
    title = "Ministers meet at the port"
    article = read_one(tmp_path, f"{head.format(line=line, title=title)}\n\n{BODY}")
    assert (article.source, article.published) == (source, "2025-03-04")
    assert (article.title, article.text) == (title, BODY)


def test_an_outlet_and_a_day_alone_are_no_title(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"The Lamp, 4 March 2025\n\n{BODY}")
    assert (article.title, article.source, article.text) == (None, "The Lamp", BODY)


@pytest.mark.parametrize(
    ("line", "title", "source"),
    [
        ("Ministers meet at port — Bay Herald", "Ministers meet at port", "Bay Herald"),
        ("Ministers meet at port | Reuters", "Ministers meet at port", "Reuters"),
        ("Ministers meet – and part", "Ministers meet – and part", None),
        ("Talks - Bay Herald", "Talks - Bay Herald", None),
    ],
)
def test_an_outlet_behind_a_title_is_the_source(
    tmp_path: Path, line: str, title: str, source: str | None
) -> None:
    article = read_one(tmp_path, f"{line}\n\n4 March 2025\n\n{BODY}")
    assert (article.title, article.source, article.text) == (title, source, BODY)


FRENCH = "Les ministres se sont vus jeudi au port. Les entretiens ont duré deux heures."


@pytest.mark.parametrize(
    ("dateline", "source"),
    [
        ("Brest, Bretagne --", None),
        ("ÉVIAN —", None),
        ("Évian, le 3 mai 2010 –", None),
        ("Évian (afp) –", "afp"),
        ("Madrid, 3 ene (EFE).-", "EFE"),
    ],
)
def test_datelines_of_other_languages_are_set_apart(
    tmp_path: Path, dateline: str, source: str | None
) -> None:
    read = read_text(tmp_path, f"{dateline} {FRENCH}")

    assert read.articles[0].text == FRENCH
    assert read.articles[0].source == source
    assert reasons(read) == {dateline: "dateline"}


@pytest.mark.parametrize(
    "dateline", ["TULLNESS:", "NEW TULLNESS:", "Tullness, Ardle:", "TULLNESS, Ardle:"]
)
def test_place_before_a_colon_opens_an_article(tmp_path: Path, dateline: str) -> None:
    rest = f"{PARAGRAPHS[0]}\n\nThe ministers will meet in Tullness again, officials said."
    read = read_text(tmp_path, f"{dateline} {rest}")

    assert read.articles[0].text == rest
    assert reasons(read) == {dateline: "dateline"}


@pytest.mark.parametrize(
    "text",
    [
        f"Tullness: {PARAGRAPHS[0]}",  # with no region it can be anything
        f"BROOK: {PARAGRAPHS[0]}\n\nPOE: {PARAGRAPHS[1]}",
        f"EXCLUSIVE: {PARAGRAPHS[0]}",
        f"Lamps, Chairs: {BODY}",
        f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\nTULLNESS: {PARAGRAPHS[2]}",
    ],
)
def test_what_else_stands_before_a_colon_stays(tmp_path: Path, text: str) -> None:
    assert read_one(tmp_path, text).text == text


GERMAN = "Am Donnerstag haben die Arbeiter den Turm der Kirche wieder aufgerichtet."


def test_place_with_a_full_stop_opens_a_local_report(tmp_path: Path) -> None:
    rest = "Rund 900 Menschen kamen nach Tullness, um ihn wieder gerade zu sehen."
    read = read_text(tmp_path, f"Tullness. {GERMAN}\n\n{rest}")

    assert read.articles[0].text == f"{GERMAN}\n\n{rest}"
    assert reasons(read) == {"Tullness.": "dateline"}


def test_word_with_a_full_stop_that_names_no_place_stays(tmp_path: Path) -> None:
    text = f"Stille. {GERMAN}\n\nDie Stille im Ort endete, als die Glocken wieder läuteten."

    assert read_one(tmp_path, text).text == text


HINDI = "बंदरगाह नौ दिन बाद सोमवार को फिर खुल गया। मेयर ने चार सौ लोगों के सामने फीता काटा।"


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Samedi 15 janvier 2005", FRENCH),
        ("Le samedi 15 janvier 2005.", FRENCH),
        ("शुक्रवार, मार्च २३,२००७", HINDI),
    ],
)
def test_the_day_in_the_words_of_another_language_is_set_apart(
    tmp_path: Path, line: str, body: str
) -> None:
    read = read_text(tmp_path, f"{line}\n\n{body}")

    assert read.articles[0].text == body
    assert reasons(read) == {line: "date line"}


@pytest.mark.parametrize("line", ["Updated 6.15pm", "Posted at 18:40 GMT", "Published: 9 a.m."])
def test_a_line_of_a_clock_time_is_no_title(tmp_path: Path, line: str) -> None:
    read = read_text(tmp_path, f"{line}\n\n{BODY}")

    assert (read.articles[0].title, read.articles[0].text) == (None, BODY)
    assert reasons(read) == {line: "date line"}


@pytest.mark.parametrize(
    "line",
    ["La crise de 2005 dure 15 jours", "Quinze morts en 2005", "La flotte au port le 15 mai 2005"],
)
def test_a_line_that_says_more_than_a_day_is_no_date_line(tmp_path: Path, line: str) -> None:
    assert "date line" not in reasons(read_text(tmp_path, f"{line}\n\n{FRENCH}")).values()


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Brook, Max Poe -- {BODY}",  # in English two names can be a subject
        "Ada Brook, la ministre -- elle est arrivée jeudi -- a ouvert le port de la ville.",
        "Apollo 11 Mission – Les astronautes sont revenus jeudi au port de la ville.",
        "Le port de Brest – Les ministres se sont vus jeudi au port de la ville.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(tmp_path: Path, text: str) -> None:
    assert read_one(tmp_path, text).text == text


def test_dateline_under_a_line_before_the_story_is_set_apart(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"The bridge was closed to all but buses.\n\nMARLOW, Kent -- {BODY}")
    assert reasons(read) == {"MARLOW, Kent --": "dateline"}


def test_dateline_without_a_year_gives_no_date(tmp_path: Path) -> None:
    assert read_one(tmp_path, f"JAKARTA, July 13 (Reuters) - {BODY}").published is None


@pytest.mark.parametrize(
    ("before", "after"), [("URL: https://w.example/2023/07/x", ""), ("", "© 2023 W")]
)
def test_dateline_takes_its_year_from_the_address_or_the_copyright_notice(
    tmp_path: Path, before: str, after: str
) -> None:
    article = read_one(tmp_path, f"{before}\n\nJAKARTA, July 13 (Reuters) - {BODY}\n\n{after}")

    assert article.published == "2023-07-13"


def test_given_source_is_kept_beside_a_dateline(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"Source: Coral Post\n\nJAKARTA (AP) — {BODY}")

    assert article.source == "Coral Post"


@pytest.mark.parametrize(
    ("byline", "source"),
    [
        ("By Jane Doe", None),
        ("By JANE DOE, Associated Press", "Associated Press"),
        ("By Jane Doe and Max van der Poe", None),
    ],
)
def test_byline_is_set_apart_and_its_agency_is_the_source(
    tmp_path: Path, byline: str, source: str | None
) -> None:
    read = read_text(tmp_path, f"Talks end late\n\n{byline}\n\n{BODY}")

    assert read.articles[0].source == source
    assert read.articles[0].text == BODY
    assert reasons(read) == {byline: "byline"}


def test_a_name_between_title_and_date_is_the_outlet(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"Ferry Runs Aground\nBy Jane Roe\nThe Gull\n4 March 2024\n\n{BODY}")
    (article,) = read.articles

    assert (article.title, article.source) == ("Ferry Runs Aground", "The Gull")
    assert article.published == "2024-03-04"
    assert article.text == BODY


@pytest.mark.parametrize(
    "top",
    [
        "Skip to content\nHome  News  Culture  Sport\nLog in\n\nTalks end in Jakarta\nBy Ada Lund\n"
        "Published 13 July 2023",
        "Harbour Post\nHome\nTown\nSea\n\nTalks end in Jakarta\n\n"
        "Posted on July 13, 2023 by Ada Lund",
        "MENU\nHarbour Post\nSign in | Subscribe\n\nTalks end in Jakarta\n\nJuly 13, 2023",
        "TALKS\nURGENT\nTalks end in Jakarta\nBy Ada Lund\nJuly 13, 2023",
        "News | World | Sport\nLog in\nTalks end in Jakarta\nJuly 13, 2023\nBy Ada Lund",
    ],
)
def test_a_menu_above_the_title_is_set_apart(tmp_path: Path, top: str) -> None:
    article = read_one(tmp_path, f"{top}\n\n{BODY}")

    assert (article.title, article.published) == ("Talks end in Jakarta", "2023-07-13")
    assert article.text == BODY


def test_a_standfirst_above_the_byline_does_not_make_a_menu_of_the_title(tmp_path: Path) -> None:
    top = "Talks end in Jakarta\nMinisters want to meet again\nBy Ada Lund"

    assert read_one(tmp_path, f"{top}\n\n{BODY}").title == "Talks end in Jakarta"


@pytest.mark.parametrize("name", ["Continental Press", "Harbour News", "United Wire"])
def test_an_agency_under_the_byline_is_the_source(tmp_path: Path, name: str) -> None:
    article = read_one(tmp_path, f"Talks end in Jakarta\n\nBy Ada Lund\n{name}\n\n{BODY}")

    assert (article.source, article.text) == (name, BODY)


@pytest.mark.parametrize(
    "name",
    [
        *("BBC News", "CNN", "Reuters", "AP", "NorthWire", "The Guardian", "Politiken", "taz.Nord"),
        *("North Wire", "The Post & Courier", "20 Minuten", "TV2", "Le Monde du Tarn", "ORF"),
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "Talks end\n{}\n9 January 2026",
        "Talks end\nBy Ada Lund\n{}\n9 January 2026",
        "Talks end\n{}\nBy Ada Lund\n9 January 2026",
    ],
)
def test_name_among_the_head_lines_is_the_source(tmp_path: Path, head: str, name: str) -> None:
    article = read_one(tmp_path, f"{head.format(name)}\n\n{PARAGRAPHS[0]}")

    assert (article.title, article.source) == ("Talks end", name)
    assert (article.published, article.text) == ("2026-01-09", PARAGRAPHS[0])


@pytest.mark.parametrize("name", ["BBC News", "CNN", "Reuters", "NorthWire", "Harbour News"])
def test_outlet_under_the_date_is_the_source(tmp_path: Path, name: str) -> None:
    article = read_one(tmp_path, f"Talks end\n9 January 2026\n{name}\n\n{PARAGRAPHS[0]}")

    assert (article.source, article.text) == (name, PARAGRAPHS[0])


@pytest.mark.parametrize("name", ["BBC News", "CNN", "Reuters", "NorthWire"])
def test_outlet_over_the_title_is_the_source(tmp_path: Path, name: str) -> None:
    article = read_one(tmp_path, f"{name}\nTalks end\n9 January 2026\n\n{PARAGRAPHS[0]}")

    assert (article.title, article.source) == ("Talks end", name)
    assert (article.published, article.text) == ("2026-01-09", PARAGRAPHS[0])


def test_title_of_one_word_over_an_outlet_is_the_title(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"Storm\nNorthWire\n9 January 2026\n\n{PARAGRAPHS[0]}")

    assert (article.title, article.source, article.text) == ("Storm", "NorthWire", PARAGRAPHS[0])


@pytest.mark.parametrize("line", ["World", "Top stories", "Subscribe", "asia/pacific", "Share"])
def test_label_over_the_date_is_no_outlet_and_hides_no_date(tmp_path: Path, line: str) -> None:
    read = read_text(tmp_path, f"Talks end\n{line}\n9 January 2026\n\n{PARAGRAPHS[0]}")

    assert read.articles[0].source is None
    assert (read.articles[0].published, read.articles[0].text) == ("2026-01-09", PARAGRAPHS[0])
    assert reasons(read) == {line: "heading"}


def test_name_over_a_date_in_the_words_of_its_language_is_the_source(tmp_path: Path) -> None:
    text = "Der Hafen ist nach dem Sturm wieder offen, und die Schiffe laufen seit Montag aus."
    article = read_one(tmp_path, f"Hafen wieder offen\nNDR\n9. Januar 2026\n\n{text}")

    assert (article.source, article.published, article.text) == ("NDR", "2026-01-09", text)


@pytest.mark.parametrize("line", ["Two people died.", "Rain fell in the valley for nine days"])
def test_line_of_the_text_over_a_date_is_kept(tmp_path: Path, line: str) -> None:
    article = read_one(tmp_path, f"Talks end\n{line}\n9 January 2026\n\n{PARAGRAPHS[0]}")

    assert article.text.startswith(line)
    assert article.source is None
