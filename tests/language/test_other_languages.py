"""What holds of a text whatever its language and script."""

from __future__ import annotations

import pytest

from summarize.analysis.identification import (
    identify_articles,
    identify_language,
    language_warnings,
    main_language,
)
from summarize.language.languages import known_languages, language_of
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.language.words import (
    content_stems,
    content_words,
    count_words,
    is_denied,
    names,
    numbers,
    words,
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


def test_every_language_has_lists_that_fit_together() -> None:
    for code in known_languages():
        language = language_of(code)
        assert language.name.istitle(), code
        assert language.function_words, code
        assert all(word == word.lower() for word in language.function_words), code
        assert all(words == words.strip() for words in language.leaning), code
        assert not language.stemmer or not language.stem_letters, code


def test_a_language_without_a_list_has_a_name() -> None:
    assert language_of("eo").name == 'the language "eo"'
    assert content_words("La haveno malfermiĝis", "eo") == ["la", "haveno", "malfermiĝis"]


def test_vowel_signs_belong_to_their_words() -> None:
    assert words("बंदरगाह फिर खुला।") == ["बंदरगाह", "फिर", "खुला"]
    assert words("مُحَمَّد هنا") == ["مُحَمَّد", "هنا"]
    assert words('נשיא ארה"ב אמר') == ["נשיא", 'ארה"ב', "אמר"]


def test_a_script_without_spaces_is_read_in_overlapping_pairs() -> None:
    assert words("港口重新开放") == ["港口", "口重", "重新", "新开", "开放"]
    assert count_words("港口重新开放") == 3
    assert count_words("The word 港口重新开放 stands alone here") == 6  # an English sentence


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("٣٥٠ شخصا", "ar", {"350"}),
        ("١٬٢٠٠ و٣٫٥", "ar", {"1200", "3.5"}),
        ("४०० लोग और ३.५ प्रतिशत", "hi", {"400", "3.5"}),
        ("1.200 Menschen und 3,5 Prozent", "de", {"1200", "3.5"}),
        ("10 000 personnes", "fr", {"10000"}),
        ("1,200 people and 3.5 percent", "en", {"1200", "3.5"}),
    ],
)
def test_a_number_has_one_value_in_any_digits(text: str, language: str, values: set[str]) -> None:
    assert numbers(text, language) == values


def test_words_are_compared_by_their_stems() -> None:
    assert content_stems("l'accord des ministres", "fr") == content_stems("accords, ministre", "fr")
    assert content_stems("ministerstvo", "cs") == content_stems("ministerstva", "cs")


def test_names_need_capitals() -> None:
    assert names("Hier a parlé Ada Brook à Brest.", "fr") == {"ada", "brook", "brest"}
    assert names("बंदरगाह सोमवार को फिर खुल गया।", "hi") == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le port n'a pas rouvert.", "fr"),
        ("Der Hafen ist nicht offen.", "de"),
        ("बंदरगाह नहीं खुला।", "hi"),
        ("港口没有开放。", "zh"),
    ],
)
def test_a_denial_is_known(text: str, language: str) -> None:
    assert is_denied(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le port de la ville a rouvert lundi après neuf jours.", "fr"),
        ("أعيد فتح الميناء الكبير يوم الاثنين بعد العاصفة.", "ar"),
        ("बंदरगाह नौ दिन बाद सोमवार को फिर खुल गया।", "hi"),
        ('נשיא ארה"ב פתח את הנמל הגדול ביום שני.', "he"),
        ('ראש העיר סגר את הנמל הגדול ב"טעות" ביום שני.', "he"),
        ('מנכ"לית הנמל הגדול ומנהל צה"ל נפגשו ביום שני.', "he"),
        ("ท่าเรือเปิดให้บริการอีกครั้งในวันจันทร์หลังจากปิดไปเก้าวัน", "th"),
        ("港口在关闭九天之后于星期一重新开放。", "zh"),
        ("La haveno de la urbo malfermiĝis lunde post naŭ tagoj.", "eo"),
    ],
)
def test_a_whole_sentence_can_be_printed_in_any_script(text: str, language: str) -> None:
    assert objection(text, language) is None
    assert not leans_back(text, language)
    assert tidy(text, language) == text


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Lundi 8 janvier", "fr", "too short"),
        ("le port de la ville a rouvert lundi après neuf jours.", "fr", "incomplete"),
        ("Le port de la ville a rouvert lundi après", "fr", "incomplete"),
        (
            "La ville a dit : « le port rouvrira lundi après neuf jours.",
            "fr",
            "unbalanced quotation",
        ),
        ("Πότε θα ανοίξει ξανά το μεγάλο λιμάνι της πόλης;", "el", "a question"),
        ("هل يعود الصيادون إلى البحر غدا بعد العاصفة؟", "ar", "a question"),
        ("Nous avons vu le port de la ville rouvrir lundi.", "fr", "speaks as its author"),
    ],
)
def test_why_a_sentence_cannot_be_printed(text: str, language: str, reason: str) -> None:
    assert objection(text, language) == reason


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il a rouvert le port de la ville lundi.", "fr"),
        ("C’est la fin de la tempête au port.", "fr"),
        ("Sin embargo, el puerto abrió el lunes.", "es"),
        ("उन्होंने सोमवार को बंदरगाह फिर खोल दिया।", "hi"),
        ("これは市長が月曜日に述べたことだ。", "ja"),
        ("« Le port a rouvert lundi après neuf jours. »", "fr"),
    ],
)
def test_what_leans_on_the_sentence_before(text: str, language: str) -> None:
    assert leans_back(text, language)


def test_a_word_that_only_begins_like_a_pronoun_leans_on_nothing() -> None:
    assert not leans_back("Iliade et Odyssée ont été lues au port lundi.", "fr")
    assert not leans_back("Sin agua quedó el puerto de la ciudad.", "es")
