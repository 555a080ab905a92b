"""Who somebody is comes before what is told by the surname alone."""

from __future__ import annotations

from summarize.analysis import Treebank
from summarize.composing import Choice
from summarize.composing.introducing import introduce_first
from summarize.testing import default_parser
from summarize.types import BriefSentence, Citation, Note, Sentence, Statement

TREES = Treebank(default_parser())

LEAD = "The council of Marlow closed the old bridge on Monday."
ALONE = "The court gave Reed six months in prison."
FULL = "A letter about the former student Brock Reed was read aloud in Marlow."
OTHER = "The bridge was built by farmers in the last century."


def printed(*told: tuple[str, str], follows: dict[int, int] | None = None) -> list[str]:
    """The order of sentences, each with its article."""
    leaning = follows or {}
    chosen = []
    for i, (article, text) in enumerate(told):
        source = Sentence(f"{article}.{i}", article, i, 0, 0, len(text), text)
        before = f"s{leaning[i]}" if i in leaning else None
        note = Note(f"s{i}", source, text, follows=before)
        span = Citation(article, 0, len(text))
        chosen.append(Choice(Statement(note, ()), BriefSentence(text, "extracted", 1.0, (span,))))
    return [each.sentence.text for each in introduce_first(chosen, TREES)]


def test_a_full_name_comes_before_the_surname_alone() -> None:
    assert printed(("a", LEAD), ("a", ALONE), ("b", FULL)) == [LEAD, FULL, ALONE]


def test_the_lead_stays_first() -> None:
    assert printed(("a", ALONE), ("a", LEAD), ("b", FULL)) == [ALONE, LEAD, FULL]


def test_what_one_article_tells_stays_in_its_order() -> None:
    told = (("b", LEAD), ("a", ALONE), ("b", OTHER), ("b", FULL))
    assert printed(*told) == [LEAD, ALONE, OTHER, FULL]


def test_who_is_told_already_moves_nothing() -> None:
    first = "The student Brock Reed left Marlow on Monday."
    told = (("a", first), ("a", ALONE), ("b", FULL))
    assert printed(*told) == [first, ALONE, FULL]


def test_what_leans_on_a_sentence_goes_with_it() -> None:
    leaning = "It moved the whole town."
    told = (("a", LEAD), ("a", ALONE), ("b", FULL), ("b", leaning))
    assert printed(*told, follows={3: 2}) == [LEAD, FULL, leaning, ALONE]
