import sys

import pytest
from evaluation_builders import make_story

from summarize.errors import SummarizeError, UsageError
from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.rouge import RougeScorer
from summarize.evaluation.systems import System, load_systems
from summarize.evaluation.systems.concatenated import whole_sentences
from summarize.evaluation.systems.ours import Pipeline
from summarize.evaluation.systems.system import fill_budget
from summarize.language.words import count_words
from summarize.testing import WordEmbedder
from summarize.types import Article, Models

FLOOD = (
    "The river Elbe rose by two metres on Monday night. Two bridges in Dresden were closed to "
    "traffic. The mayor of Dresden asked people to stay at home. Schools will open again on "
    "Friday, the mayor said. No one was hurt."
)
STORM = (
    "A storm over Saxony brought heavy rain on Monday. The river Elbe rose and flooded cellars in "
    "Dresden. Trains to Prague were cancelled until Wednesday. Firefighters pumped water out of "
    "three hundred cellars."
)
REFERENCE = "Trains to Prague were cancelled. Two bridges in Dresden were closed to traffic."
BASELINES = ("lead", "random", "lexrank", "textrank", "oracle")


@pytest.fixture(scope="module")
def systems() -> dict[str, System]:
    return {system.name: system for system in load_systems(BASELINES)}


@pytest.fixture(scope="module")
def story() -> ReferenceStory:
    return make_story(FLOOD, STORM, references=[REFERENCE])


@pytest.mark.parametrize("words", [8, 20, 33, 1000])
@pytest.mark.parametrize("name", BASELINES)
def test_no_baseline_exceeds_its_budget_or_cuts_a_sentence(
    systems: dict[str, System], story: ReferenceStory, name: str, words: int
) -> None:
    made = systems[name].summarize(story, words)
    assert 0 < count_words(made.text) <= words
    assert all(sentence in FLOOD or sentence in STORM for sentence in made.sentences)
    assert all(sentence.endswith(".") for sentence in made.sentences)
    assert made.text == " ".join(made.sentences)


@pytest.mark.parametrize("name", ["lead", "random", "lexrank", "textrank"])
def test_with_room_for_all_a_baseline_takes_all(
    systems: dict[str, System], story: ReferenceStory, name: str
) -> None:
    assert len(systems[name].summarize(story, 1000).sentences) == 9


def test_lead_takes_the_articles_beginnings_in_turn(
    systems: dict[str, System], story: ReferenceStory
) -> None:
    assert systems["lead"].summarize(story, 27).sentences == (
        "The river Elbe rose by two metres on Monday night.",
        "A storm over Saxony brought heavy rain on Monday.",
        "Two bridges in Dresden were closed to traffic.",
    )


def test_our_prediction_for_a_story_that_gives_no_brief_is_empty() -> None:
    ours = Pipeline("extractive", Models(embedder=WordEmbedder()), seed=0)
    made = ours.summarize(make_story("Rain fell on Dresden.", references=[REFERENCE]), 30)
    assert (made.text, made.fused_share) == ("", None)


def test_random_depends_on_the_seed_and_the_story_alone(story: ReferenceStory) -> None:
    def drawn(seed: int, of: ReferenceStory = story) -> tuple[str, ...]:
        (system,) = load_systems(["random"], seed=seed)
        return system.summarize(of, 25).sentences

    assert drawn(0) == drawn(0)
    assert len({drawn(seed) for seed in range(5)}) > 1


def test_the_oracle_finds_the_sentences_of_the_reference(
    systems: dict[str, System], story: ReferenceStory
) -> None:
    assert systems["oracle"].summarize(story, 15).sentences == (
        "Two bridges in Dresden were closed to traffic.",
        "Trains to Prague were cancelled until Wednesday.",
    )


def test_the_oracle_stops_where_more_would_score_less(
    systems: dict[str, System], story: ReferenceStory
) -> None:
    assert len(systems["oracle"].summarize(story, 1000).sentences) == 2


def test_nothing_scores_above_the_oracle(systems: dict[str, System], story: ReferenceStory) -> None:
    scorer = RougeScorer()
    reached = {
        name: scorer.score(system.summarize(story, 20).sentences, story.references)
        for name, system in systems.items()
    }
    best = max(reached.values(), key=lambda rouge: rouge.rouge1 + rouge.rouge2)
    assert best == reached["oracle"]


@pytest.mark.parametrize("name", ["lexrank", "textrank"])
def test_peers_print_in_the_order_of_the_articles(
    systems: dict[str, System], story: ReferenceStory, name: str
) -> None:
    made = systems[name].summarize(story, 40)
    places = [(FLOOD + STORM).index(sentence) for sentence in made.sentences]
    assert places == sorted(places)


def test_lexrank_ranks_as_sumy_does(systems: dict[str, System], story: ReferenceStory) -> None:
    from sumy.models.dom import (  # type: ignore[import-untyped]
        ObjectDocumentModel,
        Paragraph,
        Sentence,
    )
    from sumy.nlp.stemmers import Stemmer  # type: ignore[import-untyped]
    from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-untyped]
    from sumy.utils import get_stop_words  # type: ignore[import-untyped]

    from summarize.evaluation.rouge import sentences_of
    from summarize.evaluation.systems.peers import SumyTokenizer

    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    parts = [Sentence(text, SumyTokenizer()) for text in sentences_of(f"{FLOOD}\n\n{STORM}")]
    best_three = summarizer(ObjectDocumentModel([Paragraph(parts)]), 3)
    words = sum(count_words(str(sentence)) for sentence in best_three)
    assert systems["lexrank"].summarize(story, words).sentences == tuple(map(str, best_three))


def test_baselines_split_by_the_rules_of_the_language(systems: dict[str, System]) -> None:
    texts = (
        "Mme. Dupont a rouvert le port de Brest lundi. La mairie attend 400 personnes jeudi.",
        "Le port de Brest a rouvert, a dit M. Roux. Les ferries reprendront vendredi.",
    )
    articles = tuple(Article(f"a{n}", text, language="fr") for n, text in enumerate(texts))
    story = ReferenceStory("s", articles, ("Le port de Brest a rouvert.",), texts)
    for name in ("lead", "random", "lexrank", "textrank"):
        assert len(systems[name].summarize(story, 100).sentences) == 4
    assert systems["oracle"].summarize(story, 10).sentences == (
        "Le port de Brest a rouvert, a dit M. Roux.",
    )


def test_a_peer_without_sumy_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sumy.nlp.stemmers", None)
    with pytest.raises(SummarizeError, match=r"pip install 'summarize\[peers\]'"):
        load_systems(["lexrank"])


def test_an_unknown_system_is_told_with_the_known() -> None:
    with pytest.raises(UsageError, match='unknown system "lexrnak"; known: fused, extractive, '):
        load_systems(["lexrnak"])


def test_what_is_too_long_is_passed_over() -> None:
    assert fill_budget(["a b", "c d e", "f"], 3, text=str) == ["a b", "f"]


@pytest.mark.parametrize(
    ("written", "words", "kept"),
    [
        ("It rained. It hailed. It", 99, ["It rained.", "It hailed."]),
        ("It rained. It hailed.", 3, ["It rained."]),
        ("It rained for days. It hailed.", 3, []),
        ("It", 99, []),
    ],
)
def test_of_free_writing_the_complete_beginning_is_kept(
    written: str, words: int, kept: list[str]
) -> None:
    assert whole_sentences(written, words) == kept
