"""Checks of a text in a language whose grammar is not known: by its words alone.

Compared are figures, names, quotations word for word, denials and how many of the words
the articles have. Who did what to whom is not seen, and the score is no probability: it is
the share of the words that the spans have, rare ones counting more, squared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from summarize.analysis.splitting import split_articles
from summarize.checking.score import VERBATIM_SCORE
from summarize.checking.verdict import Objection, SentenceVerdict
from summarize.language.languages import language_of
from summarize.language.scripts import QUOTED, plain_quotes
from summarize.language.words import (
    content_stems,
    content_words,
    folded_words,
    is_denied,
    names,
    numbers,
)
from summarize.types import Article, Citation, Sentence

_MAX_SPANS = 6
_LEAST_GAIN = 0.04
_AFTER_OBJECTION = 0.5
_FEWEST_QUOTED = 2
_LISTED = 4


@dataclass(frozen=True)
class _Source:
    sentence: Sentence
    stems: frozenset[str]


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
    sources = [_Source(s, frozenset(content_stems(s.text, language))) for s in split_articles(same)]
    counts = Counter(stem for source in sources for stem in source.stems)
    rarity = {stem: 1.0 + log((1 + len(sources)) / (1 + count)) for stem, count in counts.items()}
    printed = [" ".join(article.text.split()) for article in same]
    return tuple(_verdict(text, sources, rarity, printed, language, threshold) for text in texts)


def _verdict(
    text: str,
    sources: Sequence[_Source],
    rarity: dict[str, float],
    printed: Sequence[str],
    language: str,
    threshold: float,
) -> SentenceVerdict:
    unknown = 1.0 + log(1 + len(sources))
    weights = {
        stem: rarity.get(stem, unknown) for stem in dict.fromkeys(content_stems(text, language))
    }
    spans = _nearest(weights, sources)
    found = frozenset[str]().union(*(span.stems for span in spans))
    share = sum(w for stem, w in weights.items() if stem in found) / (sum(weights.values()) or 1.0)
    is_verbatim = any(text in whole for whole in printed)
    objections = () if is_verbatim else tuple(_objections(text, spans, printed, language))
    score = VERBATIM_SCORE if is_verbatim else share**2 * (_AFTER_OBJECTION if objections else 1.0)
    if score < threshold and not objections:
        objections = (_claim(text, found, language),)
    return SentenceVerdict(
        text=text,
        supported=score >= threshold,
        score=score,
        support_detail={"words": share},
        citations=tuple(
            Citation(s.sentence.article_id, s.sentence.start, s.sentence.end) for s in spans
        ),
        objections=objections,
    )


def _nearest(weights: dict[str, float], sources: Sequence[_Source]) -> list[_Source]:
    """The sources with most of the words, each with some that those before it lack.

    Figures do not choose: one that is wrong would find a sentence that happens to have it.
    """
    left = {stem for stem in weights if not any(map(str.isdigit, stem))} or set(weights)
    total = sum(weights.values()) or 1.0
    chosen: list[_Source] = []
    while left and len(chosen) < _MAX_SPANS:
        gains = [sum(weights[stem] for stem in left & source.stems) / total for source in sources]
        best = max(range(len(gains)), key=gains.__getitem__, default=None)
        if best is None or gains[best] < _LEAST_GAIN:
            break
        chosen.append(sources[best])
        left -= sources[best].stems
    return chosen


def _objections(
    text: str, spans: Sequence[_Source], printed: Sequence[str], language: str
) -> Iterator[Objection]:
    beside = " ".join(span.sentence.text for span in spans)
    for figure in sorted(numbers(text, language) - numbers(beside, language)):
        yield Objection("number", figure, f"The nearest passages do not have {figure}.")
    known = {word for whole in printed for word in folded_words(whole)}
    for name in sorted(names(text, language) - known):
        yield Objection("name", name, f"No article has the name “{name}”.")
    wholes = [" ".join(folded_words(whole)) for whole in printed]
    for match in QUOTED.finditer(plain_quotes(text)):
        quoted = folded_words(match[0])
        if len(quoted) >= _FEWEST_QUOTED and not any(" ".join(quoted) in w for w in wholes):
            yield Objection("quotation", match[0], f"No article has the words {match[0]}.")
    if spans and is_denied(text, language) != is_denied(spans[0].sentence.text, language):
        yield Objection(
            "negation", text, "This denies what the nearest passage states, or the reverse."
        )


def _claim(text: str, found: frozenset[str], language: str) -> Objection:
    absent = [
        word
        for word in dict.fromkeys(content_words(text, language))
        if not found.issuperset(content_stems(word, language))
    ]
    if not found:
        where = f"No article in {language_of(language).name} has anything of this."
        return Objection("claim", text, where)
    listed = ", ".join(f"“{word}”" for word in absent[:_LISTED])
    return Objection("claim", text, f"The nearest passages do not say this; they lack {listed}.")
