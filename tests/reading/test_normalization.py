import pytest

from summarize.reading.normalization import normalize


def test_invisible_characters_go_and_spaces_become_plain() -> None:
    assert normalize("co\u00adoperate\u200b\u00a0now\r\nnext") == "cooperate now\nnext"


def test_letters_are_composed() -> None:
    assert normalize("cafe\u0301") == "caf\u00e9"


def test_joiners_stay_where_they_spell_words() -> None:
    persian = "می\u200cروم"

    assert normalize(persian) == persian


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
