"""What a sentence tells to have happened, or to be due, on which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from summarize.analysis.trees import Tree
from summarize.facts.days import FUTURE, PAST, Direction, SaidDay, find_said_days, resolve
from summarize.facts.denial import is_negated
from summarize.facts.names import PLACE_ENTITIES
from summarize.facts.passages import Passage
from summarize.facts.speech import is_of_saying
from summarize.language.lexicon import DENYING_VERBS, word_set

_ON = frozenset(["on", "upon"])
_AT = frozenset(["at", "around", "about", "in", "on"])
"""What an hour, or a place, has before it, and a day beside it: "at 3 p.m. Tuesday"."""
_TIMES = frozenset(["DATE", "TIME"])
_EARLY = word_set("early late earlier later shortly")
_LIGHT = word_set("hold have give make take")
"""Verbs that tell nothing without their object: "held talks on Tuesday"."""
_PLANNING = word_set("expect schedule plan slate set due bill tip forecast")
"""What is planned for a day need not happen on it, and what was has perhaps not."""
_WILL = word_set("will shall 'll ’ll")
_DONE = word_set("was were had has have been did got")
_USUALLY = word_set("usually normally often always regularly typically sometimes generally")


@dataclass(frozen=True, slots=True)
class Happening:
    """The deed of a sentence and its day.

    ``verb`` tells the deed, ``said`` names the day; ``is_ahead`` of what is yet to be.
    """

    verb: int
    day: date
    said: SaidDay
    is_ahead: bool


def find_happening(passage: Passage, told: date | None = None) -> Happening | None:
    """Return what a sentence tells of one day, or None.

    The day is that of what the sentence states, or of what somebody says in it; not of an
    opening or an aside. A sentence that states two days tells of two, and of none here, and so does
    one that tells what was done before what is planned; what is denied, held possible or usual, or
    quoted, tells of none.

    Args:
        passage: a sentence, with the day of its article.
        told: the day that was told of before it, if it was one.
    """
    if passage.text.rstrip("”\"’'").endswith("?"):
        return None
    found = []
    for said in find_said_days(passage):
        if passage.words[said.first].quoted:
            continue
        verb = _deed(passage, said)
        if verb is None and _may_be_of_deed(passage, said):
            return None
        if verb is None or (direction := _direction(passage, verb)) is None:
            continue
        if direction == FUTURE and _follows_deed(passage, verb):
            return None
        day = resolve(said, passage.published, direction, told)
        if day is None:
            return None
        found.append(Happening(verb, day, said, direction == FUTURE))
    # "Police said on Tuesday that he fell on Monday": the day on which he fell.
    spoken = [each for each in found if not is_of_saying(passage, each.verb)]
    stated = spoken or found
    return stated[0] if len({each.day for each in stated}) == 1 else None


def _deed(passage: Passage, said: SaidDay) -> int | None:
    """The verb that a day is said of, if the sentence states what it tells."""
    own = range(said.first, said.end)
    head = next((i for i in own if passage.nodes[i].head not in own), said.end - 1)
    verb = _verb_above(passage, head)
    return verb if verb is not None and _is_stated(passage, verb) else None


def _may_be_of_deed(passage: Passage, said: SaidDay) -> bool:
    """Whether a day can be that of the sentence, though the parser has it of a noun."""
    verb = passage.governing_verb(said.first)
    is_on = said.first > 0 and passage.words[said.first - 1].folded in _ON
    has_day = verb is not None and _verb_above(passage, said.end - 1) is None
    return is_on and has_day and verb is not None and _is_stated(passage, verb)


def _verb_above(tree: Tree, i: int) -> int | None:
    """Climb from a day to the verb that it is said of; a noun's day is not its sentence's."""
    allowed = _ON
    for _ in range(len(tree.nodes)):
        node = tree.nodes[i]
        head, above = node.head, tree.nodes[node.head]
        if head == i or node.relation in ("nsubj", "nsubjpass", "dobj", "poss", "attr"):
            return None
        if node.relation == "pobj":
            planned = above.lemma == "for" and tree.nodes[above.head].lemma in _PLANNING
            if above.lemma not in allowed and not planned:
                return None
        elif above.tag.startswith(("V", "MD")):
            return head
        elif above.entity in _TIMES:
            allowed = _ON | _AT  # "at 3 p.m. Tuesday"
        elif above.entity in PLACE_ENTITIES and above.relation == "pobj":
            allowed = _AT | {"to", "from", "near", "outside"}
        elif above.relation == "dobj" and tree.nodes[above.head].lemma in _LIGHT:
            return above.head
        elif not (above.tag == "IN" and above.relation == "prep") and (
            tree.words[head].folded not in _EARLY
        ):
            return None
        i = head
    return None


def _is_stated(passage: Passage, verb: int) -> bool:
    """Whether the sentence states what a verb tells, or gives it as somebody's word."""
    for _ in range(len(passage.nodes)):
        node = passage.nodes[verb]
        if node.head == verb:
            return True
        head = node.head
        if node.relation in ("ccomp", "parataxis"):
            is_said = is_of_saying(passage, head) and not is_negated(passage, head)
            if not is_said or passage.words[head].folded in DENYING_VERBS:
                return False
        elif node.relation == "xcomp":
            if not _is_planned(passage, head):
                return False
            head = passage.nodes[head].head if passage.nodes[head].relation == "acomp" else head
        elif saying := _misread_above(passage, verb):
            head = saying
        elif node.relation != "conj":
            return False
        verb = head
    return False


def _misread_above(passage: Passage, verb: int) -> int | None:
    """The verb of saying of "A slide buried a street, the mayor said", read as "a slide buried".

    A parser that takes a past for a participle gives the saying two subjects.
    """
    node = passage.nodes[verb]
    noun = passage.nodes[node.head]
    if node.relation != "acl" or node.tag != "VBN" or noun.relation != "nsubj":
        return None
    subjects = passage.related(noun.head, "nsubj")
    is_said = is_of_saying(passage, noun.head) and len(subjects) > 1 and subjects[0] == node.head
    return noun.head if is_said else None


def _is_planned(passage: Passage, verb: int) -> bool:
    """Whether it is planned at present what follows: "is expected to", "is due to", "are to"."""
    node = passage.nodes[verb]
    if node.relation == "acomp" and node.lemma in _PLANNING:
        node = passage.nodes[node.head]
    if node.lemma == "be":
        return node.tag in ("VBZ", "VBP")
    auxiliaries = {passage.words[i].folded for i in _auxiliaries(passage, verb)}
    return node.lemma in _PLANNING and node.tag == "VBN" and bool(auxiliaries & {"is", "are"})


def _direction(passage: Passage, verb: int) -> Direction | None:
    """Whether a deed has been done or will be; None of what may be, or is at any time."""
    if is_negated(passage, verb) or any(
        passage.words[i].folded in _USUALLY for i in passage.related(verb, "advmod")
    ):
        return None
    node = passage.nodes[verb]
    auxiliaries = [*_auxiliaries(passage, verb)]
    folded = {passage.words[i].folded for i in auxiliaries}
    if folded & _WILL:
        return FUTURE
    if any(passage.nodes[i].tag == "MD" for i in auxiliaries):
        return None
    if _is_planned(passage, node.head if node.relation == "xcomp" else verb):
        return FUTURE if node.lemma != "be" else None
    is_past = node.tag == "VBD" or bool(folded & _DONE)
    # Parsers often take "reopened" for a participle.
    has_subject = bool(passage.related(verb, "nsubj")) or _misread_above(passage, verb) is not None
    is_past |= node.tag == "VBN" and not folded and has_subject
    return PAST if is_past and node.lemma not in _PLANNING - {"set"} else None


def _follows_deed(passage: Passage, verb: int) -> bool:
    """Whether what is planned is joined to what has been done: "came home and will go on Monday".

    The day is not that of the first, of which the sentence tells too.
    """
    above = passage.nodes[verb].head
    is_joined = passage.nodes[verb].relation == "conj" and above != verb
    return is_joined and _direction(passage, above) == PAST


def _auxiliaries(passage: Passage, verb: int) -> Iterator[int]:
    """The auxiliaries of a verb, or of the one that it shares its subject with."""
    for _ in range(len(passage.nodes)):
        own = passage.related(verb, "aux", "auxpass")
        node = passage.nodes[verb]
        if own or node.relation != "conj" or passage.related(verb, "nsubj", "nsubjpass"):
            yield from own
            return
        verb = node.head
