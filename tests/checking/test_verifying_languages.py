"""What can be checked of a text in a language whose grammar is not known."""

from __future__ import annotations

import pytest

from summarize.checking import Verification, verify_text
from summarize.testing import WordEmbedder
from summarize.types import Article, Models, Parse

ARTICLE = Article(
    "a",
    "Le port de Brest a rouvert lundi après une tempête de neuf jours. "
    "Mme Dupont a coupé un ruban devant 400 personnes. "
    "« La mer est libre aujourd'hui », a déclaré le maire de la ville.",
)


class NoParser:
    def parse(self, texts: object) -> list[Parse]:
        raise AssertionError("French is not parsed")


def verified(text: str, *articles: Article) -> Verification:
    return verify_text(
        text, articles or [ARTICLE], Models(embedder=WordEmbedder(), parser=NoParser())
    )


def test_a_sentence_of_an_article_is_supported_word_by_word() -> None:
    verification = verified("Mme Dupont a coupé un ruban devant 400 personnes.")
    assert verification.holds
    assert verification.sentences[0].citations[0].start == ARTICLE.text.index("Mme")


def test_what_is_not_checked_is_said() -> None:
    verification = verified("Mme Dupont a coupé un ruban devant 400 personnes.")
    (warning,) = verification.warnings
    assert verification.language == "fr"
    assert warning.startswith("the text is in French: figures, names, quotations")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hier Mme Dupont a coupé un ruban devant 500 personnes.", "number"),
        ("Hier Mme Durand a coupé un ruban devant 400 personnes.", "name"),
        ("Le port de Brest n'a pas rouvert lundi après une tempête de neuf jours.", "negation"),
        ("« La mer est fermée aujourd'hui », a déclaré le maire de la ville.", "quotation"),
        ("Les pommes et les poires sont vendues au marché de la place.", "claim"),
    ],
)
def test_what_the_articles_do_not_say_is_named(text: str, kind: str) -> None:
    (sentence,) = verified(text).sentences
    assert not sentence.supported
    assert kind in {objection.kind for objection in sentence.objections}


def test_articles_in_another_language_cannot_support_a_text() -> None:
    english = Article("b", "The harbour of Brest reopened on Monday after a storm of nine days.")
    verification = verified("Le port de Brest a rouvert lundi après une tempête.", english)
    assert not verification.holds
    assert verification.warnings[-1] == (
        "the text is in French: the articles in English cannot support it"
    )
