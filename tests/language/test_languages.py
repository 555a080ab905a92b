"""What is known of each language."""

from __future__ import annotations

from summarize.language.languages import known_languages, language_of
from summarize.language.words import content_words


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
