"""In which language an article is."""

from __future__ import annotations

import pytest

from summarize.analysis.identification import (
    identify_articles,
    identify_language,
    language_warnings,
    main_language,
)
from summarize.types import Article


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour reopened on Monday after a storm that closed it for nine days.", "en"),
        ("Le port a rouvert lundi après la tempête qui l'avait fermé neuf jours.", "fr"),
        ("Přístav byl v pondělí znovu otevřen po devíti dnech.", "cs"),
        ("Το λιμάνι άνοιξε ξανά τη Δευτέρα μετά από εννέα ημέρες.", "el"),
        ("أعيد فتح الميناء يوم الاثنين بعد إغلاق دام تسعة أيام.", "ar"),
        ("הנמל נפתח מחדש ביום שני לאחר תשעה ימים.", "he"),
        ("बंदरगाह नौ दिन बाद सोमवार को फिर खुल गया।", "hi"),
        ("港は九日ぶりに月曜日に再開した。", "ja"),
        ("", "en"),
        ("1,200 – 3.5", "en"),
        ("Ada Brook, Port Vale", "en"),
    ],
)
def test_a_text_is_known_by_its_language_and_counts_as_english_where_nothing_tells(
    text: str, language: str
) -> None:
    assert identify_language(text) == language


def test_a_language_that_the_caller_gives_is_kept() -> None:
    (article,) = identify_articles([Article("a", "Le port a rouvert.", language="ca")])
    assert article.language == "ca"


def test_the_main_language_is_that_of_most_of_the_text() -> None:
    short, long = Article("a", "x" * 9, language="fr"), Article("b", "x" * 10, language="de")
    assert main_language([short, long]) == "de"
    assert main_language([]) == "en"


def test_what_the_languages_of_a_story_mean_for_its_brief_is_said_once() -> None:
    french, english = Article("a", "…", language="fr"), Article("b", "…", language="en")
    assert language_warnings([english], writes=True) == ()
    assert language_warnings([french], writes=False) == ()
    assert language_warnings([french, french], writes=True) == (
        "the articles are in French: sentences are printed as they stand; "
        "the writer (--model) has no effect",
    )
    mixed, _ = language_warnings([french, english], writes=True)
    assert mixed.startswith("the articles are in 2 languages: French and English")
