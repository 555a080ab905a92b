from pathlib import Path

import pytest

from summarize.reading.unwrapping import paragraphs_of

from .builders import read_one

STORY = """\
The harbour of Pell was closed on Monday after a crane fell
across both of its tracks in the night, the port said. Nobody
was hurt, but eleven ships have to wait in the bay until the
wreck has been cut up and taken away, which may last a week."""
PROSE = " ".join(STORY.split("\n"))
GERMAN = """\
Der Hafen von Pell ist am Montag gesperrt worden, nachdem in
der Nacht ein Kran auf die Gleise gestürzt war. Elf Schiffe
müssen in der Bucht warten, bis er zerlegt und abgeholt ist,
wie die Leitung des Hafens am Dienstag mitteilte."""


def test_hard_wrapped_lines_become_paragraphs() -> None:
    first = ["The ministers met in the capital on Thursday for the second time in two", "months."]
    second = [
        "Both of them said afterwards that the talks had been useful, although no",
        "deal came.",
    ]
    text = "\n".join(first) + "\n\n" + "\n".join(second)

    assert paragraphs_of(text) == [" ".join(first), " ".join(second)]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    lines = ["A first long paragraph of a web page. " * 5, "A second long one of that page. " * 5]

    assert paragraphs_of("\n".join(lines)) == lines


def test_words_parted_at_the_ends_of_wrapped_lines_are_put_together() -> None:
    text = (
        "Forty bridges of the county must be repaired before the end of the year, or clo-\n"
        "sed, the roads department reports. An anglo-american firm has offered to seal a\n"
        "dozen of them with a well-known tar; the engineers call its price well-known and\n"
        "hope for a two- and a three-year contract. Its rival, which is less well-\n"
        "known, asks for half, and has sealed nothing yet but a car park and a swim-\n"
        "ming pool. A vote is to be taken in April, when the board meets in Tull-\n"
        "Ness."
    )

    (paragraph,) = paragraphs_of(text)

    for whole in ("or closed, the", "less well-known, asks", "swimming pool", "in Tull-Ness."):
        assert whole in paragraph
    assert "two- and a three-year" in paragraph


def test_a_dash_at_the_end_of_a_wrapped_line_is_no_hyphen() -> None:
    text = (
        "The ministers met in the capital on Thursday for the second time in a week --\n"
        "and for the last time, as both of them said -\n"
        "before they left by the back door, which had been opened for them by a porter."
    )

    assert "a week -- and" in " ".join(paragraphs_of(text))
    assert "said - before" in " ".join(paragraphs_of(text))


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("{title}\nPell Shipping Crier\n{day}", "Pell Shipping Crier"),
        ("{title}\n\nPell Shipping Crier\n{day}", "Pell Shipping Crier"),
        ("{title}\nPell Gazette, {day}", "Pell Gazette"),
        ("{title}\nBy Ada Brook\nPell Shipping Crier\n{day}", "Pell Shipping Crier"),
        ("{title}\nPell Shipping Crier\n{day}\nBy Ada Brook", "Pell Shipping Crier"),
        ("Pell Gazette\n{day}\n{title}", "Pell Gazette"),
        ("{title}\nPosted by Pell Radio on {day}", "Pell Radio"),
    ],
)
@pytest.mark.parametrize("day", ["2026-03-09", "9 March 2026", "Mon., Mar. 9, 2026"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_head_lines_over_wrapped_text_are_not_joined(
    tmp_path: Path, head: str, source: str, day: str, gap: str
) -> None:
    title = "Fallen crane closes harbour of Pell"
    article = read_one(tmp_path, f"{head.format(title=title, day=day)}{gap}{STORY}")

    assert (article.title, article.source) == (title, source)
    assert (article.published, article.text) == ("2026-03-09", PROSE)


def test_title_as_long_as_the_lines_is_parted_from_the_outlet_under_it(tmp_path: Path) -> None:
    title = "Fallen crane closes the harbour of Pell for at least a week"
    article = read_one(tmp_path, f"{title}\nPell Shipping Crier\n9 March 2026\n\n{STORY}")

    assert (article.title, article.source) == (title, "Pell Shipping Crier")
    assert (article.published, article.text) == ("2026-03-09", PROSE)


def test_title_that_was_wrapped_itself_stays_one(tmp_path: Path) -> None:
    title = "Fallen Crane Closes The Harbour Of Pell For At Least A\nWeek And Eleven Ships Wait"
    article = read_one(tmp_path, f"{title}\nBy Ada Brook\n\n{STORY}")

    assert (article.title, article.text) == (title.replace("\n", " "), PROSE)


def test_outlet_over_a_date_in_another_language_is_the_source(tmp_path: Path) -> None:
    head = "Kran stürzt auf Gleise\nAnzeiger am Pellsee\n9. März 2026"
    article = read_one(tmp_path, f"{head}\n\n{GERMAN}")

    assert (article.title, article.source) == ("Kran stürzt auf Gleise", "Anzeiger am Pellsee")
    assert (article.published, article.text) == ("2026-03-09", " ".join(GERMAN.split("\n")))


def test_head_over_lines_of_whole_sentences_is_not_joined(tmp_path: Path) -> None:
    lines = [f"{sentence}." for sentence in PROSE.rstrip(".").split(". ")]
    head = "Fallen crane closes harbour of Pell\nPell Shipping Crier\n2026-03-09"
    article = read_one(tmp_path, "\n".join([head, "", *(line[-90:] for line in lines)]))

    assert (article.title, article.source) == (
        "Fallen crane closes harbour of Pell",
        "Pell Shipping Crier",
    )


@pytest.mark.parametrize("heading", ["SHIPS IN THE BAY", "A week of work", "42 cranes left"])
@pytest.mark.parametrize("before", ["\n", "\n\n"])
def test_heading_right_over_a_wrapped_paragraph_stays_apart(heading: str, before: str) -> None:
    text = f"{STORY}{before}{heading}\n{STORY}"

    assert paragraphs_of(text) == [PROSE, heading, PROSE]


def test_line_that_ends_short_before_a_long_word_goes_on() -> None:
    lines = [
        "The board of the port of Pell, which belongs to the town of",
        "Pell and to five others, has asked the firm of Oberg for a",
        "crane of the kind that is used in the harbours of Middelfart,",
        "Kirkcudbright-on-Sea and Pell itself, where the last of them",
        "fell in the night.",
    ]

    assert paragraphs_of("\n".join(lines)) == [" ".join(lines)]


def test_uneven_lines_go_on_before_a_name() -> None:
    lines = [
        "The harbour of Pell was closed on Monday after",
        "a crane had fallen across both of its tracks in the night, said",
        "Ada Brook, who runs it, and asked its captains",
        "to wait in the bay.",
    ]

    assert paragraphs_of("\n".join(lines)) == [" ".join(lines)]


def test_words_under_a_title_are_no_outlet_for_their_capitals_alone(tmp_path: Path) -> None:
    head = "Storm Warning\n9 March 2026\nRiver expected to peak on Tuesday"
    article = read_one(tmp_path, f"{head}\n\n{STORY}")

    assert (article.title, article.source) == ("Storm Warning", None)
