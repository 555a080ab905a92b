from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from summarize.analysis import Analysis, Treebank
from summarize.analysis.meaning import Meaning
from summarize.clustering import Story
from summarize.composing import (
    Choice,
    choose_headline,
    measure_coverage,
    standings,
)
from summarize.composing.budget import fit_budget
from summarize.composing.order import measure_agreement, order_choices
from summarize.likeness import Likeness
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, BriefSentence, Citation, Note, Sentence, Statement


def source(text: str, *, article: str = "a1", index: int = 0) -> Sentence:
    return Sentence(f"{article}.{index}", article, index, 0, 0, len(text), text)


def wording(text: str) -> BriefSentence:
    return BriefSentence(text, "fused", 1.0, (Citation("a1", 0, 1),))


def statement(
    *texts: str, id_: str = "", follows: str | None = None, index: int = 0, article: str = "a1"
) -> Statement:
    """A statement whose last wording is its source; its note is called by it, or by ``id_``."""
    main = source(texts[-1], article=article, index=index)
    note = Note(id_ or texts[-1], main, main.text, follows=follows)
    return Statement(note, tuple(map(wording, texts)))


def fitted(*statements: Statement, max_words: int, **weights: float) -> list[str]:
    chosen = fit_budget(statements, max_words=max_words, weights=weights)
    return [each.sentence.text for each in chosen]


def test_statements_are_taken_by_rank_while_they_fit() -> None:
    first, second, third = "Floods closed a bridge.", "Bread was free today.", "Dogs ran."
    assert fitted(statement(first), statement(second), statement(third), max_words=6) == [
        first,
        third,
    ]


def test_an_article_of_another_day_may_name_again_whom_it_tells_of() -> None:
    denied = "Igor Valk of Tarn denied on Monday the gifts."
    resigned = "Igor Valk of Tarn resigned over gifts."
    told = (statement(denied), statement(resigned, article="a2"))

    def fit(*days: date) -> int:
        known = dict(zip(("a1", "a2"), days, strict=False))
        return len(fit_budget(told, max_words=40, weights={}, days=known))

    assert fit() == fit(date(2026, 6, 1)) == fit(date(2026, 6, 1), date(2026, 6, 1)) == 1
    assert fit(date(2026, 6, 1), date(2026, 6, 5)) == 2


def test_a_shorter_wording_makes_room() -> None:
    long = "Floods closed a bridge, which is old."
    short = "Floods closed a bridge."
    assert fitted(statement(short, long), max_words=5) == [short]


def test_of_wordings_of_the_same_words_the_first_is_taken() -> None:
    words = "amber birch cedar daisy elder fern grape hazel iris jade".split()
    weights = {word: 0.1 * place for place, word in enumerate(words, 1)}
    wordings = [" ".join([*words[n:], *words[:n]]) for n in range(len(words))]
    for first in wordings:
        others = [each for each in wordings if each != first]
        assert fitted(statement(first, *others), max_words=10, **weights) == [first]


def test_words_that_are_left_let_a_longer_one_take_the_last_place() -> None:
    first, last = "Floods closed a bridge.", "Dogs ran."
    longer = "Bread was free today."
    given = statement(first), statement(last), statement(longer)
    assert fitted(*given, max_words=7) == [first, last]
    assert fitted(*given, max_words=8) == [first, longer]
    assert fitted(*given, max_words=10) == [first, last, longer]


def test_the_first_keeps_its_place_and_so_does_what_is_told_already() -> None:
    first, longer = "Floods closed a bridge.", "Bread was free in every shop today."
    assert fitted(statement(first), statement(longer), max_words=7) == [first]
    again = "Floods on Monday closed a bridge."
    assert fitted(statement("Dogs ran."), statement(first), statement(again), max_words=8) == [
        "Dogs ran.",
        first,
    ]


def test_what_was_left_out_comes_back_where_there_is_room() -> None:
    full = "Floods closed a bridge, which the county built in 1931."
    short = "Floods closed a bridge."
    assert fitted(statement(short, full), max_words=5) == [short]
    assert fitted(statement(short, full), max_words=50) == [full]


def test_a_statement_made_already_is_left_out() -> None:
    assert fitted(
        statement("Floods closed the bridge."), statement("The bridge floods closed."), max_words=50
    ) == ["Floods closed the bridge."]


def test_a_phrase_is_not_printed_twice() -> None:
    one = "The recent flurry of diplomacy includes a visit by Janet Yellen to Beijing."
    two = "Markets rose in London, Tokyo and Paris on a recent flurry of diplomacy among rivals."
    assert fitted(statement(one), statement(two), max_words=90) == [one]


def test_what_leans_on_a_statement_needs_it_there() -> None:
    base = "Rescuers led by Ana Cruz saved forty people from the flood."
    leaning = statement("She slept at noon.", follows=base)
    assert fitted(statement(base), leaning, max_words=50) == [base, "She slept at noon."]
    assert fitted(statement(base), leaning, max_words=6) == []


def test_what_leans_on_a_name_needs_the_wording_that_has_it() -> None:
    short, long = "Rescuers saved forty.", "Rescuers under Ana Cruz saved forty."
    leaning = statement("She slept at noon.", follows=long)
    chosen = fitted(statement(short, long), leaning, max_words=8)
    assert "She slept at noon." not in chosen


def ordered(*statements: Statement, agreement: tuple[float, ...] = ()) -> list[int]:
    """The places of the statements in the order in which they are told."""
    chosen = [Choice(each, each.wordings[0]) for each in statements]
    agreed = agreement or (0.5,) * len(chosen)
    lengths = [source("", article=article) for article in ("a1", "a2") for _ in range(10)]
    by_id = {each.id: value for each, value in zip(chosen, agreed, strict=True)}
    return [chosen.index(each) for each in order_choices(chosen, lengths, agreement=by_id)]


def test_the_lead_comes_first_and_the_rest_in_article_order() -> None:
    background, lead, middle = (
        statement(text, index=index)
        for text, index in (("Background.", 8), ("Lead.", 0), ("Middle.", 4))
    )
    assert ordered(background, lead, middle) == [1, 2, 0]


def test_the_best_of_several_openings_leads() -> None:
    explainer, news = statement("The bridge is old.", index=0), statement("It fell.", index=0)
    assert ordered(explainer, news, agreement=(0.3, 0.6)) == [1, 0]
    assert ordered(explainer, news, agreement=(0.3, 0.3)) == [0, 1]


def test_what_stands_further_down_does_not_lead_however_many_tell_it() -> None:
    third, first = statement("Third.", index=2), statement("First.", index=0)
    assert ordered(third, first, agreement=(0.9, 0.1)) == [1, 0]


def test_a_quotation_does_not_lead() -> None:
    quotation, news = statement("“It fell,” Ada Brook said.", index=0), statement("It fell.")
    assert ordered(quotation, news, agreement=(0.9, 0.1)) == [1, 0]


def test_what_goes_on_from_before_does_not_lead() -> None:
    later, news = statement("Then, the bridge fell.", index=0), statement("It fell.")
    assert ordered(later, news, agreement=(0.9, 0.1)) == [1, 0]


def test_a_leaning_statement_stands_directly_after_its_base() -> None:
    assert ordered(
        statement("Base.", index=5),
        statement("Lead.", index=0),
        statement("Leaning.", index=6, follows="Base."),
        statement("Last.", index=5),
    ) == [1, 0, 2, 3]


def test_nothing_chosen_is_nothing_ordered() -> None:
    assert ordered() == []


def told_by(article: str, index: int) -> Statement:
    return statement(f"{article} {index}.", article=article, index=index)


def test_what_no_other_source_tells_comes_later() -> None:
    """The places are 0.1 and 0.3 of the articles, and less the agreement -0.1 and -0.4."""
    lead, alone, agreed = told_by("a1", 0), told_by("a2", 1), told_by("a1", 3)
    assert ordered(lead, alone, agreed, agreement=(0.9, 0.2, 0.7)) == [0, 2, 1]


def test_what_one_article_tells_stays_in_its_order() -> None:
    lead, second, fourth = told_by("a2", 0), told_by("a1", 1), told_by("a1", 3)
    assert ordered(lead, fourth, second, agreement=(0.9, 0.9, 0.1)) == [0, 2, 1]


def agreement_of(story: Story, *places: int) -> list[float]:
    """How near other sources come to some of the story's sentences."""
    notes = [Note(str(i), story.sentences[i], story.sentences[i].text) for i in places]
    chosen = [Choice(Statement(note, ()), wording(note.text)) for note in notes]
    return list(measure_agreement(chosen, story).values())


def test_agreement_is_the_mean_nearness_of_the_other_sources() -> None:
    explainer, news = source("Old.", article="a1"), source("Fell.", article="a2")
    third = [source("Fell too.", article="a3"), source("Rain.", article="a3", index=1)]
    rows = np.array([(0, 1, 0), (1, 0, 0), (1, 0, 0), (0, 0, 1)], dtype=np.float32)
    story = Story((explainer, news, *third), rows, copies={}, dropped=())
    assert agreement_of(story, 0, 1) == [0.0, 0.5]


def test_a_near_copy_agrees_with_nothing() -> None:
    sentences = (source("Old.", article="a1"), source("Old.", article="a2"))
    rows = np.array([(0, 1), (0, 1)], dtype=np.float32)
    assert agreement_of(Story(sentences, rows, copies={"a2": "a1"}, dropped=()), 0) == [0.0]


def headline(articles: list[Article], *openings: Statement) -> str:
    """The headline of a brief of the fullest wordings, which cites all articles."""
    cited = tuple(Citation(article.id, 0, 1) for article in articles)
    brief = [BriefSentence(o.wordings[-1].text, "extracted", 1.0, cited) for o in openings]
    firsts = [source(a.text, article=a.id) for a in articles if a.id != "a1"]
    story = story_of(*(each.source for each in openings), *firsts)
    return choose_headline(
        choices(openings),
        brief,
        articles,
        story,
        embedder=WordEmbedder(),
        treebank=Treebank(default_parser()),
    )


def story_of(*sentences: Sentence) -> Story:
    vectors = WordEmbedder().embed([each.text for each in sentences])
    return Story(sentences, vectors, copies={}, dropped=())


def choices(statements: Sequence[Statement]) -> list[Choice]:
    return [Choice(each, each.wordings[-1]) for each in statements]


UNTITLED = [Article("a1", "x")]


def test_the_title_nearest_to_the_lead_heads_the_brief() -> None:
    articles = [
        Article("a1", "Floods closed the bridge in Marlow.", title="Weather notes of the week"),
        Article("a2", "Floods closed the bridge.", title="Floods close Marlow bridge | The Gull"),
    ]
    lead = statement("Floods closed the bridge in Marlow.")
    assert headline(articles, lead) == "Floods close Marlow bridge"


def test_what_came_days_after_the_lead_heads_the_brief_and_nothing_older_does() -> None:
    lead = statement("Miners trapped at Karsk on Monday were saved.", article="a2")
    dead = statement("Two miners were found dead.", article="a3")
    new = "Two miners found dead at Karsk"
    untold = [
        Article("a1", "Miners were trapped.", title="Miners trapped at Karsk"),
        Article("a2", "Miners were saved.", title="Miners of Karsk saved"),
        Article("a3", "Two miners were found dead.", title=new),
    ]

    def headed(*days: str) -> str:
        dated = [replace(a, published=day) for a, day in zip(untold, days, strict=False)]
        return headline(dated or untold, lead, dead)

    assert headed("2026-10-12", "2026-10-12", "2026-10-12") == "Miners of Karsk saved"
    assert headed("2026-10-10", "2026-10-12", "2026-10-13") == "Miners of Karsk saved"
    assert headed("2026-10-10", "2026-10-12", "2026-10-15") == new


def test_the_headline_stays_as_the_brief_grows() -> None:
    ferry = "A ferry sank off Corran in fog."
    dog = "A brave dog pulled a boy from the ferry, a boat off Corran in fog, and swam."
    articles = [
        Article("a1", ferry, title="Ferry sinks off Corran in fog"),
        Article("a2", dog, title="Brave dog pulled boy from boat off Corran"),
    ]
    lead, colour = statement(ferry), statement(dog, article="a2")
    more = statement("The dog swam with the boy to a boat.", article="a2", index=1)
    assert headline(articles, lead) == "Ferry sinks off Corran in fog"
    assert headline(articles, lead, colour, more) == "Ferry sinks off Corran in fog"


def test_a_title_that_shouts_gives_way_to_any_other_and_to_a_short_lead() -> None:
    lead = statement("A nurse saved ten people from a train in Marlow, police said.")
    loud = Article("a1", lead.source.text, title="NURSE saved ten PEOPLE from a train in Marlow")
    sober = Article("a2", "Ten people were saved by a nurse.", title="Ten people saved from train")
    assert headline([loud, sober], lead) == "Ten people saved from train"
    assert headline([loud], lead) == lead.source.text.removesuffix(".")
    acronym = Article("a1", lead.source.text + " NATO came.", title="NATO saved ten in Marlow")
    assert headline([acronym], lead) == "NATO saved ten in Marlow"


def test_without_titles_the_fullest_short_wording_of_the_lead_heads_the_brief() -> None:
    short, fuller = "Floods closed the bridge.", "Floods closed the bridge on Sunday."
    longest = "Floods of brown and icy water " * 4 + "closed the bridge on Sunday."
    assert headline(UNTITLED, statement(short, fuller, longest)) == fuller.removesuffix(".")


def test_a_lead_too_long_to_head_the_brief_leaves_that_to_the_next_opening() -> None:
    lead = statement("Floods " + "of brown and icy water " * 5 + "closed the bridge.")
    assert headline(UNTITLED, lead, statement("A flood hit Marlow.")) == "A flood hit Marlow"
    assert headline(UNTITLED, lead).endswith("closed the bridge")


def test_a_headline_ends_before_what_only_adds_to_it() -> None:
    lead = statement(
        "The mayor of Marlow resigned on Monday after a fire destroyed the old mill of the town."
    )
    assert headline(UNTITLED, lead) == "The mayor of Marlow resigned on Monday"


def test_a_headline_loses_nothing_that_the_rest_points_at() -> None:
    text = "With a prize of ten million to win, many in Marlow plan how to spend the prize."
    assert headline(UNTITLED, statement(text)) == text[:-1]


def test_a_headline_keeps_its_attribution() -> None:
    text = "The dam near Marlow had been weak for years, engineers said."
    assert headline(UNTITLED, statement(text)) == text[:-1]


def test_a_headline_does_not_begin_with_what_points_back() -> None:
    shown = statement("This experiment shows that floods weaken old bridges.")
    fell = statement("Floods closed the old bridge in Marlow on Monday.")
    assert headline([], shown, fell) == "Floods closed the old bridge in Marlow on Monday"


def test_who_somebody_is_stays_out_of_a_headline() -> None:
    lead = "Singer Ann Lee, who led a band in Marlow, including its first tour, died on Monday."
    assert headline([], statement(lead)) == "Singer Ann Lee died on Monday"
    limited = "The bridge, if it is mended, will open again on Monday."
    assert headline([], statement(limited)) == limited.removesuffix(".")


def test_a_headline_is_a_whole_clause() -> None:
    church = "A small church based in Marlow, Kent, may change its rules on marriage soon."
    closed = "When you stepped into the house in Marlow, Kent, you saw a flag of another land."
    assert headline([], statement(church)) == church.removesuffix(".")
    assert headline([], statement(closed)) == closed.replace(", Kent", "").removesuffix(".")


def test_a_title_with_a_figure_that_the_brief_does_not_give_heads_nothing() -> None:
    text = "Floods drove 240 people out of Marlow on Monday."
    articles = [
        Article("a1", text, title="Floods drive 240 people out of Marlow"),
        Article("a2", "Floods drove 260 people out.", title="Floods drive 260 people out"),
    ]
    assert headline(articles[1:], statement(text)) == text.removesuffix(".")
    assert headline(articles, statement(text)) == "Floods drive 240 people out of Marlow"


def test_figures_in_words_are_figures_of_a_title_too() -> None:
    text = "The toll of the floods in Marlow rose to 11 on Monday."
    titled = [Article("a1", "Nine people died in floods.", title="Nine dead in floods of Marlow")]
    assert headline(titled, statement(text)) == text.removesuffix(".")
    told = "Floods of Marlow left 9 dead."
    assert headline(titled, statement(told)) == "Nine dead in floods of Marlow"


def test_an_article_that_is_not_of_the_story_heads_nothing() -> None:
    text = "Floods closed the bridge in Marlow."
    article = Article("a9", text, title="Floods close the bridge in Marlow")
    lead = statement(text)
    chosen = choose_headline(
        choices([lead]), [wording(text)], [article], story_of(lead.source), embedder=WordEmbedder()
    )
    assert chosen == "Floods closed the bridge in Marlow"


def test_a_sentence_that_does_not_say_of_what_it_tells_is_no_lead() -> None:
    short = statement("Two people died.", index=1)
    assert ordered(statement("A fire destroyed the mill in Marlow on Friday."), short) == [0, 1]
    assert ordered(short, statement("A fire destroyed the mill in Marlow on Friday.")) == [1, 0]


def test_a_note_on_the_page_heads_nothing() -> None:
    text = "Floods closed the bridge. This story was updated with what the mayor said."
    article = Article("a1", text, title="This story was updated with what the mayor said")
    assert headline([article], statement("Floods closed the bridge.")) == "Floods closed the bridge"


def test_a_title_that_its_article_does_not_bear_out_heads_nothing() -> None:
    article = Article("a1", "Floods closed the bridge.", title="You will not believe photographs")
    assert headline([article], statement("Floods closed the bridge.")) == "Floods closed the bridge"


def test_a_brief_of_nothing_has_no_headline() -> None:
    assert headline(UNTITLED) == ""


def test_coverage_counts_what_each_article_gave() -> None:
    articles = [Article("a1", "One. Two."), Article("a2", "Three.")]
    sentences = [
        Sentence("a1.0", "a1", 0, 0, 0, 4, "One."),
        Sentence("a1.1", "a1", 1, 0, 5, 9, "Two."),
        Sentence("a2.0", "a2", 0, 0, 0, 6, "Three."),
    ]
    brief = [BriefSentence("One.", "extracted", 1.0, (Citation("a1", 0, 4), Citation("a2", 0, 6)))]
    same = WordEmbedder({"One.": [1, 0], "Two.": [0, 1], "Three.": [1, 0]})
    vectors = same.embed([sentence.text for sentence in sentences])
    story = Story(tuple(sentences), vectors, copies={}, dropped=())
    salience = np.array([0.0, 1.0, 0.0])
    meaning = Meaning(vectors, Likeness())
    analysis = Analysis(tuple(articles), tuple(sentences), meaning, "en", None)
    first, second = measure_coverage(analysis, story, brief, salience, standings(analysis, story))
    assert (first.sentences, first.used, first.unique) == (2, 1, 1)
    assert (second.sentences, second.used, second.unique) == (1, 1, 0)


def test_what_a_near_copy_says_too_is_not_in_one_source_only() -> None:
    articles = (Article("a1", "One."), Article("a2", "One."))
    sentences = (
        Sentence("a1.0", "a1", 0, 0, 0, 4, "One."),
        Sentence("a2.0", "a2", 0, 0, 0, 4, "One."),
    )
    vectors = WordEmbedder().embed(["One.", "One."])
    analysis = Analysis(articles, sentences, Meaning(vectors, Likeness()), "en", None)
    story = Story(sentences[:1], vectors[:1], {"a2": "a1"}, dropped=())
    covered = measure_coverage(analysis, story, [], np.array([1.0]), standings(analysis, story))
    assert [each.unique for each in covered] == [0, 0]
    assert not any(each.highlights for each in covered)


def test_what_is_cited_for_two_articles_is_not_in_one_of_them_only() -> None:
    articles = (Article("a1", "One."), Article("a2", "Two."))
    sentences = (
        Sentence("a1.0", "a1", 0, 0, 0, 4, "One."),
        Sentence("a2.0", "a2", 0, 0, 0, 4, "Two."),
    )
    vectors = WordEmbedder({"One.": [1, 0], "Two.": [0, 1]}).embed(["One.", "Two."])
    analysis = Analysis(articles, sentences, Meaning(vectors, Likeness()), "en", None)
    story = Story(sentences, vectors, {}, dropped=())
    both = BriefSentence("One.", "fused", 1.0, (Citation("a1", 0, 4), Citation("a2", 0, 4)))
    covered = measure_coverage(
        analysis, story, [both], np.array([1.0, 1.0]), standings(analysis, story)
    )
    assert [each.unique for each in covered] == [0, 0]
