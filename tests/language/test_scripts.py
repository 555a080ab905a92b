"""Which quotations a text has, in any script."""

from __future__ import annotations

import pytest

from summarize.language.scripts import opens_quotation, plain_quotes, without_quotations


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("He said “no” twice.", "He said   twice."),
        ('He said "no" twice.', "He said   twice."),
        ("Er sagte „nein“ und ging.", "Er sagte   und ging."),
        ("Il a dit « non » hier.", "Il a dit   hier."),
        ("彼は「いいえ」と言った。", "彼は と言った。"),
        ('נשיא ארה"ב אמר "לא" היום.', "נשיא ארה״ב אמר   היום."),
    ],
)
def test_quotations_go_whatever_their_marks(text: str, outside: str) -> None:
    assert without_quotations(text) == outside


@pytest.mark.parametrize(
    ("text", "plain"),
    [('צה"ל פתח', "צה״ל פתח"), ('ב"טעות" סגר', 'ב"טעות" סגר'), ('He said "no"', 'He said "no"')],
)
def test_a_mark_inside_a_hebrew_acronym_is_none_of_a_quotation(text: str, plain: str) -> None:
    assert plain_quotes(text) == plain


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("“We won. We go on", True),
        ("“We won. We go on,” he said.", False),
        ('“We won. We go on," he said. ', False),  # some texts mix the marks
        ("« Nous attendions", True),
        ("„Wir fahren hinaus.“", False),
    ],
)
def test_a_quotation_is_open_until_a_mark_of_its_kind(text: str, is_open: bool) -> None:
    assert opens_quotation(text) == is_open
