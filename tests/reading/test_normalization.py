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
