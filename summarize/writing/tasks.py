"""What the writer is asked: to shorten a sentence, to make one of two, or to draft the brief."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, zip_longest

from summarize.language.self_contained import leans_back, objection
from summarize.language.words import content_stems, count_words, names, numbers
from summarize.types import (
    Dropped,
    Note,
    Sentence,
    WriterProfile,
    WritingRequest,
    origin_of,
)
from summarize.writing.plan import BriefPlan, WritingTask

_SHORT = 14
"""Words of a sentence that is printed as it stands."""
_LONGEST_PAIR = 70
"""Words of two sentences that one can be made of."""
_REWORDED_SHARE = 2.0
_READ_SHARE = 4.0
"""How many times the words of the brief are asked for, one by one, and read for a draft."""


def ask_for_sentences(plan: BriefPlan, profile: WriterProfile) -> BriefPlan:
    """Return the plan with what the writer is asked for each note.

    A model that can be told to shorten is asked to shorten the main sentence, and to make one
    of it and another article's; one that takes no orders is given the whole cluster.

    Args:
        plan: what is to be said.
        profile: what the writer can do.
    """
    tasks: list[WritingTask] = []
    for note in _leading(plan, _REWORDED_SHARE):
        length = count_words(note.text)
        if profile.shortens and (other := _another_telling(note, plan.story.copies)):
            longest = length + count_words(other.text)
            both = WritingRequest((note.text, other.text), max_words=longest)
            tasks.append(WritingTask(note, both, (note.main, other)))
        if length >= _SHORT and profile.shortens:
            one = WritingRequest((note.text,), max_words=length)
            tasks.append(WritingTask(note, one, (note.main,)))
        elif length >= _SHORT:
            texts = dict.fromkeys([note.text, *(other.text for other in note.others)])
            tasks.append(WritingTask(note, WritingRequest(tuple(texts), max_words=length)))
    return replace(plan, tasks=tuple(tasks))


def _leading(plan: BriefPlan, share: float) -> list[Note]:
    """The first notes of a plan, with ``share`` times the words of the brief."""
    lengths = accumulate((count_words(note.main.text) for note in plan.notes), initial=0)
    enough = share * plan.settings.words
    return [note for note, before in zip(plan.notes, lengths, strict=False) if before < enough]


def _another_telling(note: Note, copies: Mapping[str, str]) -> Sentence | None:
    """The sentence of an independent article that says the same, if it adds a fact.

    Both must be short enough for one sentence of them to be readable.
    """
    own = origin_of(note.main, copies)
    known = set(content_stems(note.text))
    for other in note.members:
        if origin_of(other, copies) == own or objection(other.text) or leans_back(other.text):
            continue
        adds = {*names(other.text), *numbers(other.text)}
        new = {stem for text in adds for stem in content_stems(text)} - known
        if new and count_words(note.text) + count_words(other.text) <= _LONGEST_PAIR:
            return other
    return None


def ask_for_draft(plan: BriefPlan, profile: WriterProfile) -> BriefPlan:
    """Return the plan with the request for one text; each of its sources is an article's.

    What is too much to be read is set apart.

    Args:
        plan: what is to be said.
        profile: what the writer can do.
    """
    mains = [note.main for note in _leading(plan, _READ_SHARE)]
    read, unread = choose_reading(mains, max_words=profile.input_words)
    articles = groupby(read, key=lambda sentence: sentence.article_id)
    sources = tuple(" ".join(sentence.text for sentence in own) for _, own in articles)
    apart = [
        Dropped(s.article_id, s.start, s.end, "not read by the writer", s.text) for s in unread
    ]
    return replace(
        plan,
        draft=WritingRequest(sources, max_words=plan.settings.words, whole=True),
        dropped=(*plan.dropped, *apart),
    )


def choose_reading(
    ranked: Sequence[Sentence], *, max_words: int | None
) -> tuple[list[Sentence], list[Sentence]]:
    """Return what is read, and what does not fit, each in the order of the articles.

    Articles take turns, each with the best of its sentences that is left, so that none
    is read at the expense of another.

    Args:
        ranked: sentences worth reading, most worthwhile first.
        max_words: the most that the model can read; None: any number.
    """
    queues: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in ranked:
        queues[sentence.article_id].append(sentence)
    read, unread = [], []
    room = float("inf") if max_words is None else max_words
    for turn in zip_longest(*queues.values()):
        for sentence in filter(None, turn):
            length = count_words(sentence.text)
            if length <= room:
                room -= length
                read.append(sentence)
            else:
                unread.append(sentence)
    place = {article_id: n for n, article_id in enumerate(sorted(queues))}

    def in_order(sentence: Sentence) -> tuple[int, int]:
        return place[sentence.article_id], sentence.index

    return sorted(read, key=in_order), sorted(unread, key=in_order)
