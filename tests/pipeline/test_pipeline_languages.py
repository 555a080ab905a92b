"""Briefs of articles that are not in English, through the whole pipeline."""

from __future__ import annotations

import numpy as np
import pytest

from summarize.analysis.meaning import WordVectors, read_meaning
from summarize.analysis.splitting import split_articles
from summarize.language.words import count_words
from summarize.pipeline import make_brief
from summarize.rendering import brief_as_json, render
from summarize.rendering.view import numbers_of, view_of
from summarize.settings import Settings
from summarize.testing import ClippingWriter, WordEmbedder, default_parser
from summarize.types import Article, Brief, Embeddings, Models

STORIES = {
    "fr": (
        "Le port de Brest a rouvert lundi après une tempête de neuf jours. "
        "Mme Dupont, qui dirige le port, a coupé un ruban devant 400 personnes. "
        "Les réparations ont coûté 3,5 millions d'euros, selon la mairie de Brest. "
        "« Nous attendions ce jour. La mer est libre », a déclaré le maire de la ville.",
        "Après une tempête de neuf jours, le port de Brest a rouvert lundi matin. "
        "Les assureurs attendent des demandes pour quarante entrepôts du quai est. "
        "Les ferries vers les îles reprendront jeudi avec un horaire réduit.",
    ),
    "ar": (
        "أعيد فتح الميناء يوم الاثنين بعد إغلاق دام ٩ أيام بسبب العاصفة. "
        "قص رئيس البلدية الشريط أمام ٤٠٠ شخص عند السور الخارجي. "
        "وتبلغ كلفة الإصلاح ٣٫٥ مليون دولار بحسب سلطة الميناء.",
        "عاد الميناء إلى العمل يوم الاثنين بعد إغلاق دام 9 أيام بسبب العاصفة. "
        "قص رئيس البلدية الشريط أمام 400 شخص عند السور الخارجي. "
        "تستأنف العبارات رحلاتها إلى الجزر يوم الخميس المقبل.",
    ),
    "hi": (
        "तूफान के कारण ९ दिन बंद रहने के बाद बंदरगाह सोमवार को खुल गया। "
        "मेयर ने बाहरी दीवार पर ४०० लोगों के सामने फीता काटा। "
        "मरम्मत पर ३० लाख रुपये खर्च हुए, बंदरगाह प्राधिकरण ने बताया।",
        "बंदरगाह नौ दिन बाद सोमवार को फिर से व्यापार के लिए खोल दिया गया। "
        "द्वीपों की नौकाएँ गुरुवार से नई समय सारिणी पर फिर चलेंगी।",
    ),
    "zh": (
        "港口在关闭九天之后于星期一重新开放。市长布鲁克在四百名市民面前剪彩。"
        "港务局表示，外墙的维修费用为3000万元。渔民抱怨说，起重机维修期间没有船只能够出海。",
        "风暴过后关闭九天的港口星期一重新开放。保险公司预计四十座仓库将提出索赔。"
        "前往各岛的渡轮将于星期四恢复航行。",
    ),
}
ENGLISH = (
    "The harbour of Port Vale reopened on Monday after a storm that closed it for nine days. "
    "Mayor Ada Brook cut a ribbon before a crowd of 400 people at the outer wall."
)
NOT_KNOWN = "the writer (--model) has no effect"


class Blind(WordEmbedder):
    """Is not to be asked, since it does not know the language."""

    def embed(self, texts: object) -> Embeddings:
        raise AssertionError("it does not know the language")


def articles(*texts: str) -> list[Article]:
    return [Article(f"a{n}", text) for n, text in enumerate(texts, 1)]


def brief_of(*texts: str, words: int = 60) -> Brief:
    return make_brief(articles(*texts), Models(embedder=Blind()), Settings(words=words))


@pytest.mark.parametrize("language", STORIES)
def test_a_brief_is_of_source_sentences_within_its_budget(language: str) -> None:
    brief = brief_of(*STORIES[language], words=40)
    texts = {article.id: article.text for article in brief.articles}
    assert brief.language == language
    assert brief.sentences
    assert count_words(brief.text) <= 40
    for sentence in brief.sentences:
        first = sentence.citations[0]
        assert texts[first.article_id][first.start : first.end] == sentence.text


def test_the_language_is_in_the_envelope_and_on_the_page() -> None:
    brief = brief_of(*STORIES["fr"])
    envelope = brief_as_json(brief)
    assert envelope["language"] == "fr"
    assert [article["language"] for article in envelope["articles"]] == ["fr", "fr"]  # type: ignore[attr-defined]
    assert '<html lang="fr">' in render(brief, "html")


def test_what_two_articles_say_in_different_digits_is_said_once_and_cited_twice() -> None:
    brief = brief_of(*STORIES["ar"], words=90)
    (ribbon,) = [s for s in brief.sentences if "الشريط" in s.text]
    assert {citation.article_id for citation in ribbon.citations} == {"a1", "a2"}


def test_a_writer_has_no_effect_and_that_is_said_once() -> None:
    models = Models(embedder=WordEmbedder(), parser=default_parser(), writer=ClippingWriter())
    written = make_brief(articles(*STORIES["fr"]), models, Settings(words=60))
    assert {sentence.kind for sentence in written.sentences} == {"extracted"}
    assert [warning for warning in written.warnings if NOT_KNOWN in warning] == [
        "the articles are in French: sentences are printed as they stand; " + NOT_KNOWN
    ]
    assert written.sentences == brief_of(*STORIES["fr"]).sentences


def test_each_sentence_of_a_mixed_story_is_read_in_its_own_language() -> None:
    brief = brief_of(STORIES["fr"][0], ENGLISH, words=200)
    assert [article.language for article in brief.articles] == ["fr", "en"]
    assert brief.language == "fr"
    assert any("Port Vale" in sentence.text for sentence in brief.sentences)
    assert brief.warnings == (
        "the articles are in 2 languages: French and English; they are told one after another, and"
        " what is said in two of them is not known to be the same; for a brief in French alone"
        " leave out what is in English (a2)",
    )


def test_a_mixed_story_is_told_in_one_language_after_another() -> None:
    brief = brief_of(ENGLISH, *STORIES["fr"], words=200)
    of_article = {article.id: article.language or "" for article in brief.articles}
    told = [of_article[each.citations[0].article_id] for each in brief.sentences]
    assert told == sorted(told, reverse=True)  # French first, of which most is
    assert set(told) == {"en", "fr"}
    ids = {number: article_id for article_id, number in numbers_of(brief).items()}
    of_paragraphs = [
        {of_article[ids[span.number]] for each in paragraph for span in each.spans}
        for paragraph in view_of(brief).paragraphs
    ]
    assert of_paragraphs == [{"fr"}, {"en"}]


def test_an_embedder_is_asked_about_the_languages_that_it_names() -> None:
    class French(WordEmbedder):
        languages = ("en", "fr")

    sentences = split_articles([Article("a", STORIES["fr"][0], language="fr")])
    assert read_meaning(sentences, "fr", French()).words is None
    assert read_meaning(sentences, "fr", WordEmbedder()).words is not None


def test_word_vectors_are_unit_rows_that_are_near_where_stems_are_shared() -> None:
    texts = ["Les ports fermés.", "Le port fermé.", "La mairie attend.", "le la les"]
    sentences = split_articles([Article("a", "\n\n".join(texts), language="fr")])
    rows = WordVectors(sentences, "fr").embed(texts)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 1, 1, 0])
    assert rows[0] @ rows[1] > 0.9
    assert abs(rows[0] @ rows[2]) < 0.1


def test_a_near_copy_is_known_in_any_script() -> None:
    original = STORIES["zh"][0]
    copied = {c.article_id: c.copy_of for c in brief_of(original, original + "完。").coverage}
    assert copied == {"a1": "a2", "a2": None}
    assert not any(c.copy_of for c in brief_of(*STORIES["zh"]).coverage)
