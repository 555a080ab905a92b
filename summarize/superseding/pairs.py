"""An old and a new sentence, and what is asked of both by all ways in which one is superseded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.comparing.accounts import Account
from summarize.facts.denial import modality
from summarize.facts.passages import Passage
from summarize.facts.tolls import Toll
from summarize.language.words import content_stems
from summarize.superseding.wordings import StateWords

DENIAL = "denial"
SHARED_STEMS = 2
_SHARED_SHARE = 0.3
_SETTING = frozenset(["schedule", "set", "plan", "expect", "slate", "fix", "intend"])
PLANNING = _SETTING | {"due", "be"}


@dataclass(frozen=True, slots=True)
class Superseded:
    """A value of an old sentence and the one that a new sentence has in its place."""

    kind: str
    old: Account
    was: str
    new: Account
    now: str


@dataclass(frozen=True)
class Pair:
    """An old and a new sentence on one matter, and what their articles tell.

    ``beside`` are the sentences beside the new one, as far as they are asked for, and ``known``
    the stems of all words of the old article, ``lead`` those of its title and first sentence.
    ``accounts`` are the sentences of each article that are asked, ``before`` those before the two.
    ``is_of_one_matter`` tells that they are near enough to be of one, and ``wordings`` how near
    what their verbs tell is to states that end; None without an embedder of their language.
    ``is_said`` tells that an old sentence beside this one denies, or not, as the new one does.
    """

    old: Account
    new: Account
    texts: Sequence[str]
    accounts: Mapping[str, Sequence[Account]]
    near: bool
    beside: Sequence[Account]
    known: frozenset[str]
    lead: frozenset[str]
    before: tuple[str, str]
    is_said: bool
    is_of_one_matter: bool = False
    wordings: StateWords | None = None

    @property
    def share_words(self) -> bool:
        """Whether the two sentences share content words, some of the shorter one's."""
        return share_words(self.old.sentence.text, self.new.sentence.text)

    def tolls_of(self, account: Account) -> Iterator[Toll]:
        """Yield the tolls that the article of a sentence tells, as far as it is asked."""
        return (toll for each in self.accounts[account.origin] for toll in each.tolls)

    def superseded(
        self, kind: str, was: str, now: str, teller: Account | None = None
    ) -> Superseded:
        """Return what is superseded here; ``teller`` is who has what holds now, if not the new."""
        return Superseded(kind, self.old, was, teller or self.new, now)


def share_words(one: str, other: str) -> bool:
    """Return whether two sentences share content words, some of the shorter one's."""
    mine, theirs = (set(content_stems(text)) for text in (one, other))
    shared = len(mine & theirs)
    return shared >= SHARED_STEMS and shared >= _SHARED_SHARE * min(len(mine), len(theirs))


def arguments_of(tree: Passage, verb: int) -> set[int]:
    """The heads of what a verb is about, in whatever part."""
    own = {i for p in tree.predicates if p.verb == verb for i in (*p.agents, *p.patients)}
    return own | {i for i in tree.children[verb] if tree.nodes[i].relation.startswith("nsubj")}


def is_to_come(tree: Passage, verb: int) -> bool:
    """Whether a verb tells of what is planned: "will be held", "is scheduled", "opens"."""
    chain = (verb, *tree.ancestors(verb))
    return (
        tree.nodes[verb].tag in ("VBZ", "VBP")
        or any({"future", "obligation"} & modality(tree, i) for i in chain)
        or any(tree.nodes[i].lemma in PLANNING for i in chain if i != verb)
        or any(tree.nodes[i].lemma == "go" and tree.nodes[i].tag == "VBG" for i in chain[1:2])
        or (tree.nodes[verb].lemma in _SETTING and tree.nodes[verb].tag == "VBN")
    )


def with_particle(tree: Passage, verb: int) -> str:
    """Return the lemma of a verb with the word that makes another of it: "call_off", "set_free"."""
    particles = [
        tree.words[i].folded
        for i in tree.related(verb, "prt", "acomp", "oprd", "xcomp")
        if i == verb + 1 or tree.nodes[i].relation == "prt"
    ]
    return "_".join((tree.nodes[verb].lemma, *particles))
