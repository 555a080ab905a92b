from __future__ import annotations

import pytest

from summarize.language.tokens import tokenize_sentence


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He called it “a good day” today.", "a good day"),
        ('He called it "a good day" today.', "a good day"),
        ("He called it ‘a day that isn’t bad’ today.", "a day that isn’t bad"),
        ("In the '90s the workers' union won.", ""),
        ("Ann Lee’s plan and the Lees’ plan failed.", ""),
    ],
)
def test_words_know_whether_they_stand_in_quotation_marks(text: str, quoted: str) -> None:
    inside = [token.text for token in tokenize_sentence(text).tokens if token.quoted]
    assert " ".join(inside) == quoted


def test_words_and_what_stands_between_them_make_the_sentence() -> None:
    sentence = tokenize_sentence("“No,” said Ann Lee, 42 – but not at once.")
    size = len(sentence.tokens)
    parts = [sentence.before(i) + sentence.tokens[i].text for i in range(size)]
    assert "".join([*parts, sentence.before(size)]) == sentence.text
