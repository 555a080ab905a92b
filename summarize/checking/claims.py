"""Whether a sentence denies, hedges and attributes as its spans do."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.passages import Passage
from summarize.facts.polarity import is_negated, modality, opposite
from summarize.facts.predicates import is_pronoun, predicates
from summarize.language.lexicon import ATTRIBUTION_VERBS, FIRST_PERSON, SAYING

_BORROWED = 4
"""Words in a row, taken out of a quotation, that are still somebody's words."""
_ACCORDING = frozenset({"according"})
_FACTIVE = frozenset({"find", "reveal", "discover", "confirm", "recall", "realise", "realize"})
"""Who writes these vouches for what follows them (Kiparsky and Kiparsky, "Fact", 1970)."""
_FINITE = ("VBD", "VBZ", "VBP")
_CLAUSE = frozenset({"ccomp", "ROOT", "parataxis", "conj"})


def check_polarity(evidence: Evidence) -> Iterator[Objection]:
    """Yield each word whose statement is denied, or stated as a fact, unlike in every span."""
    sentence = evidence.sentence
    span_keys = frozenset(evidence.places)
    for i in range(len(sentence)):
        text = sentence.words[i].text
        if not sentence.is_content(i) and not sentence.nodes[i].tag.startswith("V"):
            continue
        if not evidence.known(i):
            if denied := opposite(sentence.keys[i], span_keys):
                yield Objection(
                    "negation", text, f"“{text}” is the opposite of the sources' “{denied}…”."
                )
            continue
        if not _can_state(sentence, i):
            continue
        places = [
            (span, p)
            for span, p in evidence.told(i)
            if _can_state(span, p) and _states_alike(sentence, i, span, p)
        ]
        if not places:
            continue
        negated = is_negated(sentence, i)
        if all(is_negated(span, p) != negated for span, p in places):
            how = (
                "Here “{}” is denied, in the sources it is not."
                if negated
                else "The sources deny “{}”, and this does not."
            )
            yield Objection("negation", text, how.format(text))
            continue
        if not sentence.nodes[i].tag.startswith("V"):
            continue
        own = modality(sentence, i)
        theirs = [modality(span, p) for span, p in places]
        if not any(own == each or ("hedged" in own and not each) for each in theirs):
            if own and not any(theirs):
                yield Objection(
                    "modality", text, f"The sources state “{text}” as a fact, and this does not."
                )
            else:
                yield Objection(
                    "modality",
                    text,
                    f"The sources have “{text}” with another “may”, “will” or “must”.",
                )


def check_attribution(evidence: Evidence) -> Iterator[Objection]:
    """Yield what a source only says that somebody says, and words of a source about itself."""
    sentence, alignment = evidence.sentence, evidence.alignment
    for i, word in enumerate(sentence.words):
        if _is_first_person(sentence, i) and not word.quoted:
            place = alignment.places[i]
            own = place is not None and not evidence.spans[place[0]].words[place[1]].quoted
            if not (own and evidence.is_verbatim):
                yield Objection(
                    "attribution",
                    word.text,
                    f"“{word.text}” is a source's or a speaker's word for itself.",
                )
                return
    said = [
        i
        for i in range(len(sentence))
        if _is_attribution(sentence, i) and sentence.nodes[i].relation != "amod"
    ]
    for i in said:
        if _has_another_speaker(evidence, i) or _has_lost_speaker(evidence, i):
            text = sentence.words[i].text
            yield Objection("attribution", text, f"In the sources it is another who “{text}”.")
            return
    if said:
        return
    if (borrowed := _borrowed(evidence)) is not None:
        yield Objection(
            "attribution",
            borrowed,
            f"In the sources “{borrowed}” are somebody's words, in quotation marks.",
        )
        return
    for i in range(len(sentence)):
        if not sentence.nodes[i].tag.startswith("V") or sentence.nodes[i].relation not in _CLAUSE:
            continue
        verbs = [(span, p) for span, p in evidence.told(i) if span.nodes[p].tag.startswith("V")]
        if verbs and all(_is_reported(span, p) for span, p in verbs):
            text = sentence.words[i].text
            yield Objection(
                "attribution",
                text,
                f"In the sources “{text}” is what somebody says, and this states it as a fact.",
            )
            return


def _has_another_speaker(evidence: Evidence, i: int) -> bool:
    """Whether nobody, or somebody else, says what word ``i`` tells than in every span."""
    sentence = evidence.sentence
    if sentence.nodes[i].tag not in _FINITE:
        return False
    speakers = _speakers(sentence, i)
    if any(is_pronoun(sentence, agent) or not evidence.known(agent) for agent in speakers):
        return False
    # Where the parser finds no subject, anybody who is still named may be it.
    own = {sentence.keys[agent] for agent in speakers} or set(sentence.keys)
    told = [
        {span.keys[agent] for agent in _speakers(span, p)}
        for span in evidence.spans
        for p in range(len(span))
        if span.keys[p] == sentence.keys[i] and not span.words[p].quoted
        if not any(is_pronoun(span, agent) for agent in _speakers(span, p))
    ]
    return any(told) and not any(own & theirs for theirs in told)


def _has_lost_speaker(evidence: Evidence, i: int) -> bool:
    """Whether who stood between a comma and word ``i`` was left out: "…, told reporters".

    Parsers take what comes before for the subject then, so the words themselves are compared.
    """
    sentence, places = evidence.sentence, evidence.alignment.places
    if (
        i == 0
        or sentence.nodes[i].tag not in _FINITE
        or "," not in sentence.tree.sentence.before(i)
    ):
        return False
    before, place = places[i - 1], places[i]
    if before is None or place is None or before[0] != place[0] or before[1] >= place[1]:
        return False
    span = evidence.spans[place[0]]
    between = range(before[1] + 1, place[1])
    first = next((p for p in between if span.nodes[p].tag.startswith(("NN", "PRP"))), None)
    return first is not None and span.keys[first] not in sentence.keys


def _speakers(passage: Passage, i: int) -> tuple[int, ...]:
    """What says what word ``i`` tells; none where it has no subject of its own."""
    found = next((each for each in predicates(passage) if each.verb == i), None)
    return found.agents if found else ()


def _can_state(passage: Passage, i: int) -> bool:
    """Whether word ``i`` heads something that can be denied: a verb, a noun, an adjective."""
    node = passage.nodes[i]
    if node.relation in ("aux", "auxpass"):
        return False
    return node.tag.startswith(("V", "NN", "JJ")) and not passage.is_name(i)


def _states_alike(sentence: Passage, i: int, span: Passage, p: int) -> bool:
    """Whether two words are of one class and, unless they are verbs, of the same statement.

    "No approval" denies "approved" of nothing, nor is a man denied whom nothing stops.
    """
    own, theirs = sentence.nodes[i], span.nodes[p]
    if own.tag[:2] != theirs.tag[:2]:
        return False
    return own.tag.startswith("V") or sentence.keys[own.head] == span.keys[theirs.head]


def _is_first_person(passage: Passage, i: int) -> bool:
    """Tell "us" from "U.S." and "I" from "Nicholas I"."""
    word = passage.words[i]
    return (
        word.folded in FIRST_PERSON
        and "." not in word.text
        and passage.nodes[i].tag in ("PRP", "PRP$")
    )


def _is_attribution(passage: Passage, i: int) -> bool:
    word = passage.words[i]
    if word.quoted:
        return False
    if word.folded in _ACCORDING:
        return True
    node = passage.nodes[i]
    return node.tag.startswith("V") and (node.lemma in SAYING or word.folded in ATTRIBUTION_VERBS)


def _is_reported(passage: Passage, i: int) -> bool:
    """Whether word ``i`` is in what somebody is reported to say.

    What a source puts between commas, "who will leave in May", is its own; and what
    somebody is said to reveal is so, by the source's own word.
    """
    if passage.words[i].quoted:
        return True
    below = i
    for above in passage.tree.ancestors(i):
        if _is_attribution(passage, above) and (
            passage.nodes[below].relation == "parataxis"
            or (
                passage.nodes[below].relation == "ccomp"
                and passage.nodes[above].lemma not in _FACTIVE
            )
        ):
            return True
        if _is_aside(passage, below):
            return False
        below = above
    return any(
        passage.words[child].folded in _ACCORDING
        for at in (i, *passage.tree.ancestors(i))
        for child in passage.tree.children[at]
    )


def _is_aside(passage: Passage, i: int) -> bool:
    """Whether word ``i`` heads a relative clause or apposition that is set off by a comma."""
    if passage.nodes[i].relation not in ("relcl", "appos"):
        return False
    before = passage.tree.sentence.before(passage.tree.spans[i][0])
    return any(mark in before for mark in ",—–(") or " - " in before


def _borrowed(evidence: Evidence) -> str | None:
    """The first run of words that a span has in quotation marks and the sentence has not."""
    sentence, places = evidence.sentence, evidence.alignment.places
    run: list[int] = []
    for i, place in enumerate(places):
        quoted = place is not None and evidence.spans[place[0]].words[place[1]].quoted
        if quoted and not sentence.words[i].quoted:
            run.append(i)
            continue
        if len(run) >= _BORROWED:
            break
        run = []
    fewest = min(_BORROWED, len(sentence))
    return sentence.tree.sentence.between(run[0], run[-1] + 1) if len(run) >= fewest else None
