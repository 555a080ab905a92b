"""Sentences of other languages: where they end, and where they do not."""

from __future__ import annotations

import random
import time

import pytest
from test_splitting_invariants import PIECES

from summarize.analysis.splitting import split_article, split_articles
from summarize.types import Article


def split(text: str, language: str) -> list[str]:
    sentences = split_article(Article("a", text, language=language))
    assert all(text[s.start : s.end] == s.text for s in sentences)
    assert {s.language for s in sentences} <= {language}
    return [sentence.text for sentence in sentences]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["M. Dupont est arrivé.", "Il a parlé à Mme Durand."]),
        ("fr", ["« Le port rouvre », dit-elle.", "La ville attend."]),
        ("de", ["Am 26. Oktober kam Dr. Brook.", "Die Stadt wartet."]),
        ("de", ["„Wir fahren hinaus.“", "Die Stadt wartet."]),
        ("cs", ["Dne 8. ledna přijel T. G. Novák.", "Město čeká."]),
        ("el", ["Πότε ανοίγει;", "Κανείς δεν ξέρει."]),
        ("ar", ["هل يعود الصيادون؟", "لا أحد يعرف.", "المدينة تنتظر."]),
        ("ur", ["بندرگاہ کھل گئی۔", "شہر انتظار میں ہے۔"]),
        ("hi", ["बंदरगाह खुल गया।", "लोग खुश हैं |", "शहर में भीड़ है।"]),
        ("he", ['נשיא ארה"ב הגיע.', "העיר מחכה."]),
        ("hy", ["Նավահանգիստը բացվեց։", "Քաղաքը սպասում է։"]),
    ],
)
def test_sentences_end_at_the_marks_of_their_script(language: str, sentences: list[str]) -> None:
    assert split(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_ideographic_marks_end_sentences_without_a_space(language: str) -> None:
    assert split("港口开放。城市等待！谁知道？", language) == [
        "港口开放。",
        "城市等待！",
        "谁知道？",
    ]


def test_a_quotation_of_several_sentences_stays_with_its_speaker() -> None:
    quoted = "「待っていた。これで出られる。」と市長は述べた。"
    assert split(f"港が開いた。{quoted}", "ja") == ["港が開いた。", quoted]
    quoted = "« Nous attendions. La mer est libre », a dit le maire."
    assert split(f"Le port ouvre. {quoted}", "fr") == ["Le port ouvre.", quoted]


def test_where_no_mark_ends_a_sentence_a_space_does_but_not_beside_a_figure() -> None:
    clause = "ท่าเรือเปิดให้บริการอีกครั้งในวันจันทร์หลังจากปิดไปเก้าวันเพราะพายุพัดถล่มชายฝั่งทางใต้ของประเทศในเดือนนี้"
    text = f"{clause} 400 คน{clause} {clause}"
    assert split(text, "th") == [f"{clause} 400 คน{clause}", clause]


def test_an_abbreviation_is_learned_from_the_articles_that_use_it() -> None:
    teaching = " ".join(f"Le port mesure {n} xqz. environ selon la ville." for n in range(30, 60))
    article = Article("a", "Il mesure 30 xqz. Environ 40 bateaux y entrent.", language="fr")
    other = Article("b", teaching, language="fr")
    alone = [s.text for s in split_articles([article])]
    taught = [s.text for s in split_articles([article, other]) if s.article_id == "a"]
    assert (len(alone), len(taught)) == (2, 1)


def test_each_article_is_split_by_its_own_language() -> None:
    german = Article("a", "Am 26. Oktober öffnet der Hafen.", language="de")
    english = Article("b", "It was number 26. October came.", language="en")
    assert [s.language for s in split_articles([german, english])] == ["de", "en", "en"]


@pytest.mark.parametrize("language", ["fr", "de", "el", "ar", "hi", "he", "th", "ja", "xx"])
@pytest.mark.parametrize("seed", range(20))
def test_generated_text_is_covered_in_any_language(language: str, seed: int) -> None:
    text = "".join(random.Random(seed).choices(PIECES, k=60))
    assert "".join("".join(split(text, language)).split()) == "".join(text.split())


@pytest.mark.parametrize("unit", ["a", "A.", "!", "। ", "x. „", "ก "])
def test_time_stays_bounded_on_text_that_never_breaks(unit: str) -> None:
    split("Un. Deux.", "th")
    started = time.perf_counter()
    split(unit * (20_000 // len(unit)), "th")
    assert time.perf_counter() - started < 5


def test_a_text_without_capitals_is_split_and_known_for_one() -> None:
    text = "the ferry left on monday. mr. dole of the u.s. coast guard saw it. gov. lee did not."
    sentences = split_article(Article("a", text))
    assert [s.text[:9] for s in sentences] == ["the ferry", "mr. dole ", "gov. lee "]
    assert {s.cased for s in sentences} == {False}
    text = "le bac a quitté le port lundi. la ville attend son retour. nul ne sait quand."
    assert len(split(text, "fr")) == 3


def test_a_text_all_in_capitals_is_split_like_any_other() -> None:
    text = "THE FERRY LEFT LINTOW ON MONDAY. MR. DOLE SAW IT. THE U.S. COAST GUARD DID NOT."
    sentences = split_article(Article("a", text))
    assert [len(s.text.split()) for s in sentences] == [6, 4, 6]
    assert {s.cased for s in sentences} == {True}


def test_a_short_word_that_is_never_without_a_period_is_an_abbreviation_before_a_number() -> None:
    first, _ = split("Es steht auf der Seite xqz. 14 im Buch. Der Rat las es.", "de")
    assert first.endswith("Buch.")
    assert split("Er kam nie an. 14 Leute sahen es an.", "de") == [
        "Er kam nie an.",
        "14 Leute sahen es an.",
    ]
