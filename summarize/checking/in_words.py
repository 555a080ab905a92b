"""Checks of a text in a language whose grammar is not known: by its words alone.

Compared are figures, names, quotations word for word, denials and how many of the words
the articles have. Who did what to whom is not seen, and the score is no probability: it is
the share of the words that the spans have, rare ones counting more, squared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from summarize.analysis.splitting import split_articles
from summarize.checking.score import VERBATIM_SCORE
from summarize.checking.verdict import Objection, SentenceVerdict
from summarize.facts.wording import Wording
from summarize.language.languages import language_of
from summarize.language.scripts import plain_quotes, quotation_spans
from summarize.language.words import content_stems, content_words, folded_words
from summarize.types import Article, Sentence

_MAX_SPANS = 6
_LEAST_GAIN = 0.04
_AFTER_OBJECTION = 0.5
_FEWEST_QUOTED = 2
_LISTED = 4

_Source = tuple[Sentence, frozenset[str]]
"""A sentence of an article and the stems of its content words."""


def verify_in_words(
    texts: Sequence[str], articles: Sequence[Article], language: str, *, threshold: float
) -> tuple[SentenceVerdict, ...]:
    """Check each of ``texts``, one sentence each, against the articles in ``language``.

    Args:
        texts: sentences of the text to be checked.
        articles: all articles, with their languages.
        language: the code of the text's language; articles in others are not compared.
        threshold: the score from which a sentence counts as supported, in [0, 1].
    """
    same = [article for article in articles if article.language == language]
    sources = [(s, Wording(s.text, language).stems) for s in split_articles(same)]
    counts = Counter(stem for _, stems in sources for stem in stems)
    printed = [" ".join(article.text.split()) for article in same]
    verdicts = []
    for text in texts:
        told = Wording(text, language)
        weights = {
            stem: 1.0 + log((1 + len(sources)) / (1 + counts[stem]))
            for stem in dict.fromkeys(content_stems(text, language))
        }
        spans = _nearest(weights, sources)
        found = frozenset[str]().union(*(stems for _, stems in spans))
        total = sum(weights.values()) or 1.0
        share = sum(weight for stem, weight in weights.items() if stem in found) / total
        objections: tuple[Objection, ...] = ()
        score = VERBATIM_SCORE
        if not any(text in whole for whole in printed):
            objections = tuple(_objections(told, [sentence for sentence, _ in spans], printed))
            score = share**2 * (_AFTER_OBJECTION if objections else 1.0)
        if score < threshold and not objections:
            objections = (_claim(told, found),)
        citations = tuple(s.citation for s, _ in spans)
        detail = {"words": share}
        verdicts.append(
            SentenceVerdict(text, score >= threshold, score, detail, citations, objections)
        )
    return tuple(verdicts)


def _nearest(weights: Mapping[str, float], sources: Sequence[_Source]) -> list[_Source]:
    """The sources with most of the words, each with some that those before it lack.

    Figures do not choose: one that is wrong would find a sentence that happens to have it.
    """
    left = {stem for stem in weights if not any(map(str.isdigit, stem))} or set(weights)
    total = sum(weights.values()) or 1.0
    chosen: list[_Source] = []
    while left and len(chosen) < _MAX_SPANS:
        gains = [sum(weights[stem] for stem in left & stems) / total for _, stems in sources]
        best = max(range(len(gains)), key=gains.__getitem__, default=None)
        if best is None or gains[best] < _LEAST_GAIN:
            break
        chosen.append(sources[best])
        left -= sources[best][1]
    return chosen


def _objections(
    told: Wording, spans: Sequence[Sentence], printed: Sequence[str]
) -> Iterator[Objection]:
    beside = Wording(" ".join(span.text for span in spans), told.language)
    for figure in sorted(told.figures - beside.figures):
        yield Objection.of("number", "in_passages", figure)
    known = [folded_words(whole) for whole in printed]
    for name in sorted(told.names.difference(*known)):
        yield Objection.of("name", "anywhere", name)
    plain = plain_quotes(told.text)
    for start, end in quotation_spans(plain):
        quoted = folded_words(plain[start:end])
        if len(quoted) >= _FEWEST_QUOTED and not any(
            " ".join(quoted) in " ".join(words) for words in known
        ):
            yield Objection.of("quotation", "anywhere", plain[start:end])
    if spans and told.denies != Wording(spans[0].text, told.language).denies:
        yield Objection.of("negation", "in_passages", told.text)


def _claim(told: Wording, found: frozenset[str]) -> Objection:
    if not found:
        return Objection.of("claim", "unfounded", told.text, language_of(told.language).name)
    words = dict.fromkeys(content_words(told.text, told.language))
    absent = [w for w in words if not found.issuperset(content_stems(w, told.language))]
    listed = ", ".join(f"“{word}”" for word in absent[:_LISTED])
    return Objection.of("claim", "lacking_words", told.text, listed)
