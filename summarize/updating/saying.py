"""What may be printed as new: what `summarize verify` supports, and once."""

from __future__ import annotations

from collections.abc import Container, Sequence

from summarize.analysis import Analysis
from summarize.checking import Checker, index_sources, verify_sentences
from summarize.checking.prose import sentences_of_brief
from summarize.composing import Choice
from summarize.language.languages import ENGLISH
from summarize.types import BriefSentence, Citation, SentenceEmbedder
from summarize.updating.novelty import tells_other_figures


def verified(chosen: Sequence[Choice], analysis: Analysis, checker: Checker) -> list[Choice]:
    """Return what `verify_text` supports of ``chosen``, as it is or as its source has it.

    It is read as a stranger's text is, the articles' spans being looked for. What follows on
    something that is left out is left out too.

    Args:
        chosen: what would be printed.
        analysis: of all articles.
        checker: reads it.
    """
    sources = index_sources(
        analysis.articles, analysis.sentences, analysis.meaning.vectors, checker.embedder.scale
    )
    wordings = [
        wording for each in chosen for wording in dict.fromkeys((each.sentence, each.verbatim))
    ]
    parts = [sentences_of_brief(wording.text, analysis.language) for wording in wordings]
    texts = list(dict.fromkeys(part for each in parts for part in each))
    verdicts = zip(texts, verify_sentences(texts, sources, checker), strict=True)
    held = {text for text, verdict in verdicts if verdict.supported}
    sound = {w for w, own in zip(wordings, parts, strict=True) if own and held.issuperset(own)}
    kept: list[Choice] = []
    lost: set[str] = set()
    for each in chosen:
        able = [w for w in (each.sentence, each.verbatim) if w in sound]
        if able and each.follows not in lost:
            kept.append(each.printing(able[0]))
        else:
            lost.add(each.id)
    return kept


def said_once(
    standing: Sequence[BriefSentence],
    news: Sequence[BriefSentence],
    analysis: Analysis,
    embedder: SentenceEmbedder,
    since: Container[Citation] = (),
) -> list[BriefSentence]:
    """Return the sentences of ``news`` that say what none before them says, standing or new.

    Two that are one statement but for a figure are two, and nothing that stands says what was done
    ``since`` it was written.
    """
    if not news:
        return []
    texts = [each.text for each in (*standing, *news)]
    rows = (analysis.meaning.words or embedder).embed(texts)
    same = analysis.meaning.likeness.same_statement
    told = list(range(len(standing)))
    kept = []
    for place, sentence in enumerate(news, start=len(standing)):
        is_since = any(each in since for each in sentence.citations)
        asked = [n for n in told if n >= len(standing) or not is_since]
        near = [n for n in asked if float(rows[n] @ rows[place]) >= same]
        is_read = near and analysis.language == ENGLISH
        if not near or (is_read and tells_other_figures(sentence.text, [texts[n] for n in near])):
            told.append(place)
            kept.append(sentence)
    return kept
