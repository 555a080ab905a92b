"""Verifying a text against articles: the sequence of steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.analysis.identification import identify_articles, identify_language
from summarize.analysis.treebank import Treebank
from summarize.checking.attribution import check_attribution, check_quotations
from summarize.checking.evidence import Evidence
from summarize.checking.fragments import Pile
from summarize.checking.in_words import verify_in_words
from summarize.checking.measures import measure_parts, nearest_words, plain_keys
from summarize.checking.occasions import check_occasions
from summarize.checking.omissions import Omission, find_omission
from summarize.checking.polarity import check_polarity
from summarize.checking.prose import sentences_of_brief, unchecked_parts
from summarize.checking.relations import check_relations
from summarize.checking.roles import check_roles
from summarize.checking.score import (
    DEFAULT_THRESHOLD,
    EDIT_SCORE,
    OMISSION_SCORE,
    RISKY_OMISSION_SCORE,
    UNSAID_SCORE,
    VERBATIM_SCORE,
    probability,
    read_score,
    support_score,
)
from summarize.checking.sources import Sources, find_spans, gather_sources
from summarize.checking.typography import readable
from summarize.checking.values import check_dates, check_names, check_numbers
from summarize.checking.verdict import Objection, SentenceVerdict, Verification
from summarize.errors import ModelError
from summarize.facts.passages import Passage
from summarize.language.languages import ENGLISH, language_of
from summarize.language.lexicon import ATTRIBUTION_VERBS
from summarize.language.words import folded_words
from summarize.types import Article, Embeddings, Models, SentenceEmbedder, SupportReader

_BEFORE = 2
"""Sentences before a span that may tell who "he" is in it."""
_LISTED = 4
_AFTER_OBJECTION = 0.8
"""What is left of the score of a sentence that a check objects to: it is not supported."""
_AFTER_LOST_ATTRIBUTION = 0.6
"""The same if all it objects to is that nobody is named who says so: readers forgive that more."""
_CHECKS = (
    check_numbers,
    check_dates,
    check_occasions,
    check_names,
    check_roles,
    check_relations,
    check_polarity,
    check_quotations,
    check_attribution,
)


@dataclass(frozen=True, slots=True)
class Checker:
    """What a text is checked with.

    Attributes:
        embedder: finds what is near in meaning.
        treebank: tells what depends on what.
        reader: tells whether a source says what a sentence says; None: it is not asked.
    """

    embedder: SentenceEmbedder
    treebank: Treebank
    reader: SupportReader | None = None


def verify_text(
    text: str, articles: Sequence[Article], models: Models, *, threshold: float = DEFAULT_THRESHOLD
) -> Verification:
    """Check every sentence of ``text`` against ``articles``.

    A text in another language than English is checked by its words alone, as a warning says.

    Args:
        text: plain text or Markdown; headings, citation markers and lists of sources are
            passed over.
        articles: what it should rest on.
        models: an embedder, a parser and, if one is to be asked, a reader.
        threshold: the score from which a sentence counts as supported, in [0, 1].

    Raises:
        ModelError: The text is English and there is no parser.
    """
    articles = identify_articles(articles)
    language = identify_language(text)
    if language != ENGLISH:
        verdicts = verify_in_words(
            sentences_of_brief(text, language), articles, language, threshold=threshold
        )
    else:
        if models.parser is None:
            raise ModelError("checking an English text takes a parser; load one with the models")
        sources = gather_sources(articles, models.embedder)
        checker = Checker(models.embedder, Treebank(models.parser), models.reader)
        verdicts = verify_sentences(sentences_of_brief(text), sources, checker, threshold=threshold)
    limits = (*_unchecked(text), *_limits(language, articles))
    return Verification(verdicts, tuple(articles), threshold, limits, language)


def _unchecked(text: str) -> tuple[str, ...]:
    parts = unchecked_parts(text)
    return (f"not checked, being no prose: {'; '.join(parts)}",) if parts else ()


def _limits(language: str, articles: Sequence[Article]) -> tuple[str, ...]:
    """What cannot be checked of a text in ``language``, and against which articles."""
    name = language_of(language).name
    limits = []
    if language != ENGLISH:
        limits.append(
            f"the text is in {name}: figures, names, quotations, denials and words are "
            "checked, not who did what; the score is no probability"
        )
    others = {article.language or ENGLISH for article in articles} - {language}
    if others:
        listed = ", ".join(sorted(language_of(code).name for code in others))
        limits.append(f"the text is in {name}: the articles in {listed} cannot support it")
    return tuple(limits)


def verify_sentences(
    texts: Sequence[str],
    sources: Sources,
    checker: Checker,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    spans: Sequence[Sequence[int] | None] | None = None,
    reads_objected: bool = True,
) -> tuple[SentenceVerdict, ...]:
    """Check each of ``texts``, one sentence each, against ``sources``.

    ``spans`` are the sentences of ``sources`` that each text shall rest on, by index; for
    None they are found. Where a check objects the reader need not be asked.
    """
    if not texts:
        return ()
    embedder, reader = checker.embedder, checker.reader
    plain = [readable(text) for text in texts]
    vectors = embedder.embed(plain)
    given = spans or [None] * len(texts)
    found_spans = [
        find_spans(text, vector, sources) if own is None else own
        for text, vector, own in zip(plain, vectors, given, strict=True)
    ]
    passages, known = _parse(plain, found_spans, sources, checker.treebank)
    articles = {article.id: article for article in sources.articles}
    evidences = [
        Evidence(
            passage,
            tuple(known[i] for i in found),
            tuple(tuple(known[j] for j in _before(i, sources)) for i in found),
            tuple(articles[sources.sentences[i].article_id] for i in found),
            sources.abbreviations,
        )
        for passage, found in zip(passages, found_spans, strict=True)
    ]
    nearness = nearest_words(evidences, embedder)
    together = _vectors_together(evidences, embedder)
    objected = [_objections(evidence) for evidence in evidences]
    left_out = [
        None if evidence.is_verbatim or found else find_omission(evidence)
        for evidence, found in zip(evidences, objected, strict=True)
    ]
    asked = [
        number
        for number, (evidence, omission) in enumerate(zip(evidences, left_out, strict=True))
        if reader and evidence.spans and not evidence.is_verbatim
        if (reads_objected or not objected[number]) and not (omission and omission.is_safe)
    ]
    odds = dict(zip(asked, _read(reader, plain, found_spans, asked, sources), strict=True))
    verdicts = []
    for number, evidence in enumerate(evidences):
        objections = objected[number]
        parts = measure_parts(
            evidence,
            objections,
            sources.weight,
            sources.pile if given[number] is None else Pile(tuple(map(plain_keys, evidence.spans))),
            nearness[number],
            _cosine(vectors[number], found_spans[number], together.get(number), sources),
        )
        if number in odds:
            parts["reader"] = probability(odds[number])
        score = _score(evidence, parts, objections, odds.get(number), left_out[number])
        supported = score >= threshold
        if not supported and not objections:
            was_read = number in odds
            omission = left_out[number]
            objections = (_claim(evidence, omission, score, threshold, was_read=was_read),)
        cited = [sources.sentences[i] for i in found_spans[number]]
        verdicts.append(
            SentenceVerdict(
                text=texts[number],
                supported=supported,
                score=score,
                support_detail=parts,
                citations=tuple(s.citation for s in cited),
                objections=objections,
                is_sentence=evidence.sentence.is_clause,
            )
        )
    return tuple(verdicts)


def _read(
    reader: SupportReader | None,
    texts: Sequence[str],
    spans: Sequence[Sequence[int]],
    asked: Sequence[int],
    sources: Sources,
) -> list[float]:
    """What the reader makes of the texts whose numbers are ``asked``: log-odds."""
    if reader is None or not asked:
        return []
    evidence = [
        " ".join(readable(sources.sentences[i].text) for i in sorted(spans[number]))
        for number in asked
    ]
    return reader.read([(each, texts[n]) for each, n in zip(evidence, asked, strict=True)])


def _score(
    evidence: Evidence,
    parts: dict[str, float],
    objections: Sequence[Objection],
    odds: float | None,
    omission: Omission | None,
) -> float:
    if not evidence.spans:
        return 0.0
    if evidence.is_verbatim:
        return VERBATIM_SCORE
    if omission and _leaves_out_saying(omission):
        return UNSAID_SCORE
    if omission and omission.is_safe:
        return OMISSION_SCORE
    score = _checked_score(evidence, parts, objections)
    if odds is not None:
        score = read_score(odds, score, objections)
    return min(score, RISKY_OMISSION_SCORE) if omission else score


def _leaves_out_saying(omission: Omission) -> bool:
    """Whether a verb of saying went: with it may go who says the rest."""
    return any(not ATTRIBUTION_VERBS.isdisjoint(folded_words(text)) for text in omission.text)


def _checked_score(
    evidence: Evidence, parts: dict[str, float], objections: Sequence[Objection]
) -> float:
    """The score by the checks alone."""
    score = support_score(parts)
    if not objections:
        return max(score, EDIT_SCORE) if evidence.is_joined else score
    if all(objection.kind == "attribution" for objection in objections):
        return score * _AFTER_LOST_ATTRIBUTION
    return score * _AFTER_OBJECTION


def _objections(evidence: Evidence) -> tuple[Objection, ...]:
    """What the checks find, each thing once; nothing in what a source has word by word."""
    if evidence.is_verbatim:
        return ()
    found = [objection for check in _CHECKS for objection in check(evidence)]
    once = tuple({(each.kind, each.text): each for each in reversed(found)}.values())[::-1]
    return tuple(each.beside(evidence.told_near(each.text)) for each in once)


def _claim(
    evidence: Evidence, omission: Omission | None, score: float, threshold: float, *, was_read: bool
) -> Objection:
    """What to say of a sentence that no single check objects to."""
    sentence = evidence.sentence
    absent = [
        sentence.words[i].text
        for i in range(len(sentence))
        if sentence.is_content(i) and not evidence.known(i) and not evidence.told_as_toll(i)
    ]
    if not evidence.spans:
        return Objection.of("claim", "nothing", sentence.text)
    if omission:
        return Objection.of("claim", "left_out", sentence.text, _listed(omission.text))
    nearest = evidence.spans[0].text
    if absent:
        return Objection.of("claim", "lacking", sentence.text, _listed(absent), nearest)
    if was_read:
        sure, asked = f"{int(100 * score)}", f"{round(100 * threshold)}"
        return Objection.of("claim", "doubted", sentence.text, sure, asked)
    return Objection.of("claim", "apart", sentence.text, nearest)


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words[:_LISTED])


def _parse(
    texts: Sequence[str], spans: Sequence[Sequence[int]], sources: Sources, treebank: Treebank
) -> tuple[list[Passage], dict[int, Passage]]:
    """The texts, and by its number each source sentence that is needed, as passages."""
    needed = sorted({j for found in spans for i in found for j in (i, *_before(i, sources))})
    read = [readable(sources.sentences[i].text) for i in needed]
    passages = [Passage.of(tree) for tree in treebank.trees([*texts, *read])]
    return passages[: len(texts)], dict(zip(needed, passages[len(texts) :], strict=True))


def _before(i: int, sources: Sources) -> tuple[int, ...]:
    """The sentences directly before sentence ``i`` in its article."""
    article = sources.sentences[i].article_id
    return tuple(
        j for j in range(max(0, i - _BEFORE), i) if sources.sentences[j].article_id == article
    )


def _vectors_together(
    evidences: Sequence[Evidence], embedder: SentenceEmbedder
) -> dict[int, Embeddings]:
    """By number, the vector of the spans as one text, where there are several."""
    several = [number for number, evidence in enumerate(evidences) if len(evidence.spans) > 1]
    joined = [" ".join(span.text for span in evidences[number].spans) for number in several]
    return dict(zip(several, embedder.embed(joined), strict=True))


def _cosine(
    vector: Embeddings, spans: Sequence[int], joined: Embeddings | None, sources: Sources
) -> float:
    """How near a sentence is to the nearest of its spans, or to all of them together."""
    nearest = [float(vector @ sources.vectors[i]) for i in spans]
    if joined is not None:
        nearest.append(float(vector @ joined))
    return sources.scale.to_reference(max(nearest)) if nearest else 0.0
