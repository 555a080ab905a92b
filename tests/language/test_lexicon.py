"""The words of English: what is listed by lemma, and the forms that are made of it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.resources import files

import pytest

from summarize.language import lexicon
from summarize.language.lexicon import any_of, listed, past, with_s

# With one verb more in the file's one list of verbs of saying.
ADDED = """
import tomllib
loads = tomllib.loads
tomllib.loads = lambda text: loads(text.replace('saying = \"\"\"', 'saying = \"\"\"{verb}', 1))
from summarize.analysis.splitting import split_text
from summarize.language.lexicon import ATTRIBUTION_VERBS, SAYING
from summarize.language.self_contained import leans_back
from summarize.language.syntax import verbs_of
from summarize.language.tokens import tokenize_sentence
assert "burble" in SAYING
assert {{"burble", "burbles", "burbled"}} <= ATTRIBUTION_VERBS
assert len(split_text("“Why?” Lee burbles. He left.")) == 2
assert verbs_of(tokenize_sentence("Ministers burble softly")) == [1]
assert not leans_back("Ann Lee burbles they will go on in Marlow.")
"""


@pytest.mark.parametrize(("verb", "code"), [("burble", 0), ("", 1)])
def test_a_verb_of_saying_is_added_by_one_word_in_one_file(verb: str, code: int) -> None:
    run = subprocess.run([sys.executable, "-c", ADDED.format(verb=verb)], capture_output=True)
    assert run.returncode == code, run.stderr.decode()


@pytest.mark.parametrize(
    ("lemma", "present", "before"),
    [
        ("say", "says", "said"),
        ("deny", "denies", "denied"),
        ("argue", "argues", "argued"),
        ("stress", "stresses", "stressed"),
        ("admit", "admits", "admitted"),
        ("go", "goes", "went"),
    ],
)
def test_forms_of_a_verb_are_made_by_rule_unless_they_are_listed(
    lemma: str, present: str, before: str
) -> None:
    assert (with_s(lemma), past(lemma)) == (present, before)


def test_a_form_that_is_more_often_a_noun_is_no_sign_of_saying() -> None:
    assert {"demanded", "viewed", "points"} <= lexicon.ATTRIBUTION_VERBS
    assert lexicon.ATTRIBUTION_VERBS.isdisjoint({"demand", "views", "point", "state"})


def test_what_belongs_to_saying_and_is_no_finite_verb_stays_apart() -> None:
    assert {"according", "saying"} <= lexicon.ATTRIBUTION_VERBS - lexicon.SAYING_VERBS


def test_every_list_is_of_words_that_stand_there_once() -> None:
    text = files("summarize.language").joinpath("english.toml").read_text(encoding="utf-8")
    for section, lists in tomllib.loads(text).items():
        for name in lists:
            words = listed(section, name)
            phrases = any("," in word for word in words)
            assert words, name
            assert phrases or len(words) == len(set(words)), name
            assert section in ("names", "abbreviations") or all(w == w.lower() for w in words), name


def test_the_longest_of_several_words_is_found() -> None:
    assert any_of(["AP", "AP Photo", "A.P."]) == r"(?:AP\ Photo|A\.P\.|AP)"


def test_function_words_carry_no_saying_and_no_titles() -> None:
    assert lexicon.FUNCTION_WORDS.isdisjoint(lexicon.ATTRIBUTION_VERBS | lexicon.TITLES)
