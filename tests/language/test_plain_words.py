"""What an editor says plainer; after the arrow, all that a sentence may become."""

from __future__ import annotations

import pytest

from summarize.language.plain_words import find_replacements
from summarize.testing import lattice_texts, sources_of, tree_of
from summarize.writing import build_lattice

PLAINER = (
    (
        "The port was closed, according to police.",
        "The port was closed, police said.",
    ),
    (
        "According to the Weather Service, the storm hit the northern islands.",
        "The Weather Service said the storm hit the northern islands.",
    ),
    (
        "Ann Lee told reporters that the port was closed.",
        "Ann Lee said that the port was closed.",
    ),
    ("The report states that the port is old.", "The report says that the port is old."),
    ("They left prior to the storm of June.", "They left before the storm of June."),
    ("The firm purchased two old ships here.", "The firm bought two old ships here."),
    (
        "“It was a joke,” said Tom Poe, a spokesman for Acme Steel.",
        "“It was a joke,” said Acme Steel spokesman Tom Poe.",
    ),
    ("They met the president of France again.", "They met France's president again."),
)

FIXED = (
    "“We left prior to the storm,” Ann Lee said in court.",  # somebody's own words
    "Ann Lee told her sister that the port was closed.",  # whom she told matters
    "The mayor added two rooms to the old school.",  # not a word of saying here
    "According to court papers, the port was closed.",  # papers do not speak
    "Tom Poe, an expert on ships, was there too.",  # no house of which he is the expert
    "“I need to talk to you,” he said, according to the police.",
    "Once upon a time there was an old ship.",
    "They met the wife of France's president again.",
)


@pytest.mark.parametrize(("text", "plainer"), PLAINER)
def test_what_can_be_said_plainer(text: str, plainer: str) -> None:
    assert plainer in set(lattice_texts(build_lattice(sources_of(text))))


@pytest.mark.parametrize("text", FIXED)
def test_what_stays_as_it_is(text: str) -> None:
    assert list(find_replacements(tree_of(text))) == []
