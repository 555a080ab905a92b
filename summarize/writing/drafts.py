"""A drafted brief, sentence by sentence: what each says, and what it can rest on."""

from __future__ import annotations

from summarize.analysis.splitting import split_article
from summarize.checking import Proposal, Sources, find_spans
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.types import Article, Note, Sentence, SentenceEmbedder
from summarize.writing.notes import told_elsewhere
from summarize.writing.plan import BriefPlan


def read_draft(
    draft: str, sources: Sources, plan: BriefPlan, *, embedder: SentenceEmbedder
) -> list[Proposal]:
    """Return the sentences of ``draft`` that could stand in a brief, in order.

    The nearest source sentence that can be printed by itself would replace a sentence
    that the sources turn out not to support; where there is none, the sentence is left
    out at once.

    Args:
        draft: a text of several sentences.
        sources: the sentences of the story, with their vectors.
        plan: what was planned, of the same story.
        embedder: finds what is near in meaning.
    """
    texts = [s.text for s in split_article(Article("draft", draft))]
    texts = [text for text in dict.fromkeys(texts) if objection(text) is None]
    groups, story, likeness = plan.groups_of, plan.story, plan.analysis.meaning.likeness
    found: list[Proposal] = []
    for text, vector in zip(texts, embedder.embed(texts), strict=True):
        spans = [sources.sentences[i] for i in find_spans(text, vector, sources)]
        main = next((span for span in spans if _stands_alone(span)), None)
        if main is None or (leans_back(text) and not found):
            continue
        note = Note(
            id=f"d{len(found) + 1}",
            main=main,
            text=tidy(main.text),
            members=groups[main.id],
            others=tuple(span for span in spans if span is not main),
            elsewhere=told_elsewhere(story.row_of[main.id], story, likeness),
            follows=found[-1].note.id if leans_back(text) else None,
        )
        found.append(Proposal(note, text))
    return found


def _stands_alone(sentence: Sentence) -> bool:
    text = tidy(sentence.text)
    return objection(text, cased=sentence.cased) is None and not leans_back(text)
