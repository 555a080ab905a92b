import pytest

from summarize.reading.normalization import normalize, paragraphs_of


def test_invisible_characters_go_and_spaces_become_plain() -> None:
    assert normalize("co\u00adoperate\u200b\u00a0now\r\nnext") == "cooperate now\nnext"


def test_letters_are_composed() -> None:
    assert normalize("cafe\u0301") == "caf\u00e9"


def test_joiners_stay_where_they_spell_words() -> None:
    persian = "می\u200cروم"

    assert normalize(persian) == persian


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


def misread(text: str, as_encoding: str) -> str:
    return text.encode("utf-8").decode(as_encoding)


@pytest.mark.parametrize(
    ("text", "as_encoding"),
    [
        ("It’s ‘enough’ – she said so and left the café…", "cp1252"),
        ("Le maire d’Évry a dit qu’il « n’était pas d’accord »…", "latin-1"),
        ("Die Straße über den Fluß bleibt gesperrt.", "cp1252"),
        ("Dyrektor szkoły powiedział, że łoś zjadł gazetkę.", "latin-1"),
        ("Депутаты приняли закон в третьем чтении.", "cp1251"),
        ("A prefeitura não respondeu à reportagem até as 18h.", "mac_roman"),
        ("Η απόφαση ελήφθη χθες.", "latin-1"),
    ],
)
def test_utf8_that_was_read_as_another_encoding_is_read_right(text: str, as_encoding: str) -> None:
    assert normalize(misread(text, as_encoding)) == text


def test_it_is_read_right_where_its_no_break_space_became_a_plain_one() -> None:
    assert normalize(misread("Il est allé à Paris.", "cp1252").replace("\xa0", " ")) == (
        "Il est allé à Paris."
    )


def test_quotation_marks_of_windows_are_no_control_characters() -> None:
    assert normalize("\x93It wasn\x92t me,\x94 he said \x96 twice\x85") == (
        "“It wasn’t me,” he said – twice…"
    )


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO – A prefeitura de São João não respondeu.",
        "VOILÀ ! « À demain », dit-il – “é tudo”.",
        "La NIÑA de ÑUÑOA pagó 20 € por «Ángel»…",
        "Âge, île, ô : « ça » — l’Île-d’Yeu.",
        "Η «απόφαση» ελήφθη χθες – “όχι” σήμερα.",
        'قال إن "الشبكة" كانت ثقيلة – «حوت»…',
        "Die „Straße“ – ÜBERÖRTLICH – bleibt »zu«.",
    ],
)
def test_text_that_was_read_right_stays(text: str) -> None:
    assert normalize(text) == text


def test_a_line_that_lost_characters_already_stays_and_those_beside_it_do_not() -> None:
    assert normalize("zpr\ufffdvy cafÃ©\ncafÃ© crème") == "zpr\ufffdvy cafÃ©\ncafé crème"


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
