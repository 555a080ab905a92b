"""What heads the brief: the title that fits it best, or its own first statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from summarize.analysis import Treebank
from summarize.composing.choice import Choice
from summarize.composing.clauses import main_clause
from summarize.language.languages import ENGLISH, language_of
from summarize.language.lexicon import (
    ATTRIBUTION_VERBS,
    CONDITIONS,
    DEMONSTRATIVES,
    SUBORDINATORS,
    word_set,
)
from summarize.language.scripts import QUESTION_MARKS
from summarize.language.self_contained import no_news
from summarize.language.source_marks import without_source_marks
from summarize.language.syntax import is_verb, main_verb
from summarize.language.tokens import TokenizedSentence, tokenize_sentence
from summarize.language.words import content_stems, count_words, folded_words, numbers
from summarize.types import Article, BriefSentence, Change, Embeddings, SentenceEmbedder

_OUTLET = re.compile(r"(?<!\s)\s+[|–—-]\s+[^|–—]{2,40}$")
_MIN_WORDS = 3
_MIN_CLAUSE_WORDS = 6
_MAX_CLAUSE_WORDS = 22
_FULL_WORDS = 14
"""A statement of so many words heads a brief as it stands."""
_ASIDE_WORDS = 3
_PRESENTING = word_set("who whose which a an the")
"""Words that begin what is told of a subject; "if" and "not" would limit what is said."""
_MAX_WORDS = 16
_SAID_SHARE = 0.5
"""Share of a title's content stems that the articles must have: else it is no headline."""


def choose_headline(
    chosen: Sequence[Choice],
    brief: Sequence[BriefSentence],
    articles: Sequence[Article],
    meaning: Embeddings,
    *,
    embedder: SentenceEmbedder,
    treebank: Treebank | None = None,
    separate: Sequence[Sequence[str]] = (),
    overtaken: Sequence[Change] = (),
) -> str:
    """Return the title nearest to the brief's meaning, or how its opening begins.

    Of articles that tell of several events each event has its own headline.

    Args:
        chosen: what was chosen for the brief, in order; the first, and those that open an
            article, can head it.
        brief: what is printed: only articles that it cites head it, and only with its figures.
        articles: the articles of the story.
        meaning: (n, dim) float32, unit rows, of the sentences that ``chosen`` are made from.
        embedder: makes the titles' vectors.
        treebank: has the trees that tell what of an opening is its main clause; None: commas do.
        separate: the ids of the articles of each event, if they tell of several.
        overtaken: what articles tell and later ones tell otherwise; no title that tells it heads
            the brief.
    """
    articles = [each for each in articles if not _tells_gone(each, overtaken)]
    if not separate:
        return _headline(chosen, brief, articles, meaning, embedder, treebank)
    headlines = []
    for event in separate:
        own = [n for n, each in enumerate(chosen) if each.source.article_id in event]
        told = [s for s in brief if any(c.article_id in event for c in s.citations)]
        of_event = [article for article in articles if article.id in event]
        headlines.append(
            _headline([chosen[n] for n in own], told, of_event, meaning[own], embedder, treebank)
        )
    return "; ".join(filter(None, headlines))


def _headline(
    chosen: Sequence[Choice],
    brief: Sequence[BriefSentence],
    articles: Sequence[Article],
    meaning: Embeddings,
    embedder: SentenceEmbedder,
    treebank: Treebank | None,
) -> str:
    openings = [each for n, each in enumerate(chosen) if n == 0 or each.source.index == 0]
    if not openings:
        return ""
    titles = _usable_titles(articles, brief)
    if titles:
        nearness = (embedder.embed(titles) @ meaning.T).mean(axis=1)
        return titles[int(nearness.argmax())]
    clauses = [
        [_opening_of(w.text, each.source.language, treebank) for w in each.statement.wordings]
        for each in openings
    ]
    # The fullest short clause of the first opening that has one; else what is shortest.
    short = [[c for c in own if _is_short(c)] for own in clauses]
    if fit := next(filter(None, short), None):
        return max(fit, key=count_words)
    # A title in other words than its article's says in few what a whole sentence would.
    if titles := _usable_titles(articles, brief, least=0.0):
        return titles[0]
    return min(chain.from_iterable(clauses), key=count_words)


def _is_short(clause: str) -> bool:
    """Whether a clause can head a brief: "This experiment shows …" says not which."""
    points = folded_words(clause)[:1] and folded_words(clause)[0] in DEMONSTRATIVES
    return count_words(clause) <= _MAX_CLAUSE_WORDS and not points


def _opening_of(text: str, language: str, treebank: Treebank | None) -> str:
    clause = text
    if language == ENGLISH and count_words(text) > _FULL_WORDS:
        clause = main_clause(treebank.trees([text])[0]) if treebank else _first_clause(text)
    return clause.removesuffix(".").removesuffix("。").removesuffix("।")


def _first_clause(text: str) -> str:
    """Cut ``text`` at the first comma after its verb, unless what follows attributes it.

    What is told of its subject between commas goes first.
    """
    sentence = _without_aside(tokenize_sentence(text))
    text = sentence.text
    verb = main_verb(sentence, 0)
    places = sentence.commas()
    commas = [
        i for i in places if verb is not None and i > verb + 1 and not _interrupts(sentence, i)
    ]
    begins_clause = sentence.tokens[0].folded in SUBORDINATORS  # "When the bridge fell, …"
    if not commas or commas[0] < _MIN_CLAUSE_WORDS or begins_clause:
        return text
    rest = {token.folded for token in sentence.tokens[commas[0] :]}
    quoted = any(token.quoted for token in sentence.tokens)
    if quoted or not rest.isdisjoint(ATTRIBUTION_VERBS | CONDITIONS):
        return text
    return sentence.between(0, commas[0])


def _without_aside(sentence: TokenizedSentence) -> TokenizedSentence:
    """Leave out who or what the subject is: "Ann Lee, who led the band, died on Monday"."""
    commas = sentence.commas()
    if not commas or sentence.tokens[commas[0]].folded not in _PRESENTING:
        return sentence
    if any(is_verb(sentence, i) for i in range(commas[0])):
        return sentence
    verb = next((i for i in commas[1:] if _is_finite(sentence, i)), None)
    if verb is None or any(token.quoted for token in sentence.tokens[:verb]):
        return sentence
    before, after = sentence.tokens[commas[0] - 1].end, sentence.tokens[verb].start
    return tokenize_sentence(f"{sentence.text[:before]} {sentence.text[after:]}")


def _is_finite(sentence: TokenizedSentence, i: int) -> bool:
    return is_verb(sentence, i) and not sentence.tokens[i].folded.endswith("ing")


def _interrupts(sentence: TokenizedSentence, comma: int) -> bool:
    """Whether the verb comes after an aside: "A church based in Marlow, Kent, may close"."""
    ends = [i for i in sentence.commas() if comma <= i <= comma + _ASIDE_WORDS]
    return any(is_verb(sentence, i) for i in ends)


def _usable_titles(
    articles: Sequence[Article], brief: Sequence[BriefSentence], *, least: float = _SAID_SHARE
) -> list[str]:
    """The titles that say in some words what their articles say, outlets' names taken off.

    ``least`` is the share of a title's content words that its article has; it has some.
    A figure that the brief does not give is none to head it: another source may differ.
    """
    cited = {citation.article_id for sentence in brief for citation in sentence.citations}
    titles = []
    for article in articles:
        if article.id not in cited:
            continue
        title = _OUTLET.sub("", without_source_marks(article.title or "")).strip()
        language = article.language or ENGLISH
        stems = set(content_stems(title, language))
        said = stems & set(content_stems(article.text, language))
        asks = title.endswith(tuple(QUESTION_MARKS + language_of(language).question_marks))
        fits = _MIN_WORDS <= count_words(title) <= _MAX_WORDS and not asks
        is_news = no_news(title, language) is None
        is_borne_out = bool(said) and len(said) >= least * len(stems)
        if fits and is_news and is_borne_out and _gives_figures(brief, title, language):
            titles.append(title)
    return list(dict.fromkeys(titles))


def _tells_gone(article: Article, overtaken: Sequence[Change]) -> bool:
    """Whether a title tells in other words what its article does, and a later one denies."""
    spans = [c for each in overtaken if each.kind == "denial" for c in each.old.citations]
    told = [article.text[c.start : c.end] for c in spans if c.article_id == article.id]
    stems = {*content_stems(article.title or "")}
    return any(2 * len(stems & {*content_stems(text)}) >= len(stems) for text in told)


def _gives_figures(brief: Sequence[BriefSentence], title: str, language: str) -> bool:
    untold = numbers(title, language)
    return not untold or untold <= {n for s in brief for n in numbers(s.text, language)}
