"""Which old sentences new articles may correct, and what they correct of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from summarize.analysis import Treebank
from summarize.comparing.accounts import Account
from summarize.comparing.near_figures import FEW, MOST_APART
from summarize.facts.dates import RELATIVE_DAYS
from summarize.facts.numerals import find_numerals
from summarize.facts.passages import Passage
from summarize.facts.predicates import deed
from summarize.facts.vocabulary import TOLLS
from summarize.language.languages import ENGLISH
from summarize.language.lexicon import MONTHS, PRONOUNS, WEEKDAYS
from summarize.language.words import folded_words, stem
from summarize.likeness import Likeness
from summarize.superseding.pairs import DENIAL, Pair, Superseded
from summarize.superseding.supersession import find_superseded
from summarize.superseding.vocabulary_of_change import (
    CANCELLING,
    CORRECTING,
    DENYING,
    EARLY,
    REVOKING,
    SEEKING,
    TURNS,
    WRONG,
)
from summarize.superseding.wordings import StateWords
from summarize.types import Article, Sentence, SentenceEmbedder

_LEADING_WORDS = 40
"""Words of a title and text that tell what an article is on."""
_MOST_NEAR = 8
"""Old sentences, the nearest, that a new one is compared with."""
_DAYS = WEEKDAYS | MONTHS | set(RELATIVE_DAYS)
_OF_TOLLS = frozenset(map(deed, ("toll", *chain(*TOLLS["deeds"].values()))))
_RETELLING = EARLY | WRONG | CORRECTING | {"rather", "instead", "not", "from", "than"}
_ENDING = CANCELLING | REVOKING
_TURNING = tuple(
    frozenset(stem(word) for each in turn.was | turn.now for word in each.split("_"))
    for turn in TURNS
)
_NOBODY = frozenset(["nobody", "no"])
_ENDING_STEMS = frozenset(stem(word.partition("_")[0]) for word in _ENDING)
_COUNTED_TURN = next(turn for turn in TURNS if turn.counted)
_OPEN_STEMS = frozenset(stem(word.partition("_")[0]) for word in (*_COUNTED_TURN.was, *SEEKING))
_FOUND_STEMS = frozenset(
    ["found", "brought", "freed", *(stem(word.partition("_")[0]) for word in _COUNTED_TURN.now)]
)
_DENYING_STEMS = frozenset(map(stem, DENYING))
_CAPITALISED = re.compile(r"(?<!^)\b[A-Z][\w'’-]+")
_DENIES = re.compile(r"\b(?:no|not|never|nobody|none|neither|without)\b|n['’]t\b", re.I)

Cosines = npt.NDArray[np.float32]


def find_changes(
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    cosines: Cosines,
    treebank: Treebank,
    articles: Mapping[str, Article],
    likeness: Likeness,
    *,
    embedder: SentenceEmbedder | None = None,
    surely: bool = False,
) -> list[Superseded]:
    """Return what new sentences supersede in old ones.

    A new article that is dated before the old one supersedes nothing in it.

    Args:
        old: the sentences of the articles that were there, m of them.
        new: those of the new articles, n of them.
        cosines: (n, m), how near they are.
        treebank: has their trees.
        articles: all articles, by id.
        likeness: from which cosines on sentences are alike.
        embedder: made the cosines; None if words did.
        surely: as for `find_superseded`.
    """
    wordings = StateWords(embedder) if embedder else None
    corpus = _Corpus(old, new, cosines, treebank, articles, likeness, wordings, surely)
    pairs = [*_candidates(old, new, _in_context(new, old, cosines), articles, likeness)]
    found = corpus.superseded(pairs)
    further = list(dict.fromkeys(_telling_too(found, corpus, {*pairs})))
    return corpus.superseded([*pairs, *further]) if further else found


@dataclass(frozen=True)
class _Corpus:
    """Old and new sentences and all that is known of them; see `find_changes`."""

    old: Sequence[Sentence]
    new: Sequence[Sentence]
    cosines: Cosines
    treebank: Treebank
    articles: Mapping[str, Article]
    likeness: Likeness
    wordings: StateWords | None
    surely: bool
    _read: dict[str, Account] = field(default_factory=dict)

    def superseded(self, pairs: Sequence[tuple[int, int]]) -> list[Superseded]:
        """Return what is superseded in the pairs of places of new and old sentences."""
        old, new = self.old, self.new
        places = {(each.article_id, each.index): row for row, each in enumerate(new)}
        beside = {i: _beside(new[i], places) for i, _ in pairs}
        of_new = self._accounts([new[k] for i, _ in pairs for k in (i, *beside[i])])
        of_old = self._accounts([old[j] for _, j in pairs])
        accounts: defaultdict[str, list[Account]] = defaultdict(list)
        for account in (*of_new.values(), *of_old.values()):
            accounts[account.origin].append(account)
        asked: defaultdict[int, list[Account]] = defaultdict(list)
        for i, j in pairs:
            asked[i].append(of_old[old[j].id])
        if self.wordings is not None:
            self.wordings.read([*of_old.values(), *of_new.values()])
        found = []
        for i, j in pairs:
            one, other = of_old[old[j].id], of_new[new[i].id]
            is_said = one.denies != other.denies and any(
                a.denies == other.denies and _is_as_near(a, one, other)
                for a in asked[i]
                if a is not one
            )
            pair = Pair(
                one,
                other,
                self._texts,
                accounts,
                bool(self.cosines[i, j] >= self.likeness.comparable),
                [of_new[new[row].id] for row in beside[i]],
                *self._known[one.origin],
                (_before(old, j), _before(new, i)),
                is_said,
                bool(self.cosines[i, j] >= _one_matter(self.likeness)),
                self.wordings,
            )
            found += find_superseded(pair, surely=self.surely)
        return found

    @cached_property
    def _texts(self) -> list[str]:
        return [each.text for each in (*self.old, *self.new)]

    @cached_property
    def _known(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """What each article of an old sentence tells, by its stems; see `Pair`."""
        return {id_: _stems_of(self.articles[id_]) for id_ in {it.article_id for it in self.old}}

    def _accounts(self, sentences: Sequence[Sentence]) -> dict[str, Account]:
        """The sentences as witnesses, by id; each is read once, however often it is asked."""
        once = {each.id: each for each in sentences}
        unread = [each for each in once.values() if each.id not in self._read]
        trees = self.treebank.trees([each.text for each in unread])
        for each, tree in zip(unread, trees, strict=True):
            self._read[each.id] = Account(
                each,
                each.article_id,  # a near-copy that was brought up to date corrects its original
                Passage.of(tree, self.articles[each.article_id].day),
            )
        return {id_: self._read[id_] for id_ in once}


def _one_matter(likeness: Likeness) -> float:
    """The cosine from which two sentences may be on one matter."""
    return (likeness.unrelated + 2 * likeness.clearly_own) / 3


def _telling_too(
    found: Sequence[Superseded], corpus: _Corpus, asked: Set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the places of new sentences, and of old ones with a value that these supersede.

    However little else the old ones tell of it, they are asked too: "a landslide killed 23"; and of
    a figure that is corrected, what tells one near it: another outlet's of the same.
    """
    rows = {each.id: row for row, each in enumerate(corpus.new)}
    gone = {(rows[each.new.sentence.id], each.was) for each in found if each.kind != DENIAL}
    for i, was in sorted(gone):
        value = _figures(was) or {*folded_words(was)}
        is_corrected = not CORRECTING.isdisjoint(folded_words(corpus.new[i].text))
        day = corpus.articles[corpus.new[i].article_id].day
        for j, sentence in enumerate(corpus.old):
            if (
                (i, j) not in asked
                and (
                    value <= _figures(sentence.text) | {*folded_words(sentence.text)}
                    or (is_corrected and _tells_near(sentence, was))
                )
                and sentence.text != corpus.new[i].text
                and not _is_before(day, corpus.articles[sentence.article_id].day)
            ):
                yield i, j


def _tells_near(sentence: Sentence, was: str) -> bool:
    """Whether a sentence has a figure that may be another reading of one."""
    mine, theirs = ({each.value for each in find_numerals(text)} for text in (sentence.text, was))
    pairs = (sorted((one, other)) for one in mine for other in theirs)
    return any(FEW <= high <= MOST_APART * low for low, high in pairs)


def _in_context(new: Sequence[Sentence], old: Sequence[Sentence], cosines: Cosines) -> Cosines:
    """The cosines of sentences; where one has a pronoun, with the sentence before it if more."""
    found = cosines.copy()
    for row, each in enumerate(new):
        if _has_pronoun(each) and _before(new, row):
            found[row] = np.maximum(found[row], cosines[row - 1])
    for column, each in enumerate(old):
        if _has_pronoun(each) and _before(old, column):
            found[:, column] = np.maximum(found[:, column], cosines[:, column - 1])
    return found


def _has_pronoun(sentence: Sentence) -> bool:
    return not PRONOUNS.isdisjoint(folded_words(sentence.text))


def _before(sentences: Sequence[Sentence], row: int) -> str:
    """The sentence before one in its article, or ""."""
    other = sentences[row - 1] if row else sentences[row]
    goes_on = other.article_id == sentences[row].article_id and other.index < sentences[row].index
    return other.text if goes_on else ""


def retells(sentence: Sentence) -> bool:
    """Return whether a sentence may say what was told before, by its words alone."""
    return sentence.language == ENGLISH and not _RETELLING.isdisjoint(folded_words(sentence.text))


def _beside(sentence: Sentence, places: Mapping[tuple[str, int], int]) -> list[int]:
    """The sentences beside one that says that something holds no more."""
    if not retells(sentence):
        return []
    keys = [(sentence.article_id, sentence.index + step) for step in (-1, 1)]
    return [places[key] for key in keys if key in places]


def _stems_of(article: Article) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of all words of an article, and of those of its title and first sentences."""
    words = folded_words(f"{article.title or ''} {article.text}")
    joined = (one + mark + other for one, other in pairwise(words) for mark in ("", "-"))
    known = frozenset(map(deed, (*words, *joined)))  # "lift off" is told of a "lift-off"
    return known, frozenset(map(deed, words[:_LEADING_WORDS]))


def _is_as_near(account: Account, one: Account, other: Account) -> bool:
    """Whether an old sentence has as many words of ``other`` as ``one`` has: it said so before."""
    words = other.content
    return len(words & account.content) >= len(words & one.content)


def _candidates(
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    cosines: Cosines,
    articles: Mapping[str, Article],
    likeness: Likeness,
) -> Iterator[tuple[int, int]]:
    """Yield the places of new and old sentences of which one may change the other."""
    hints = [_hints(each) for each in old]
    days = [articles[each.article_id].day for each in old]
    values = [_told_values(each) for each in old]
    is_open = np.array(["open" in each for each in hints], dtype=bool)
    least = (likeness.unrelated + likeness.clearly_own) / 2
    for i, sentence in enumerate(new):
        own, day = _hints(sentence), articles[sentence.article_id].day
        mine = _told_values(sentence) if "retold" in own else frozenset()
        able = [
            j
            for j in np.flatnonzero((cosines[i] >= least) | (is_open & ("found" in own))).tolist()
            # A toll, what is called off, who is found, and a value that holds no more, say so
            # however little they say beside it.
            if "toll" in own & hints[j]
            or any(each.startswith("turn") for each in own & hints[j])
            or ("found" in own and "open" in hints[j])
            or mine & values[j]
            or "apart" in own
            or cosines[i, j] >= _one_matter(likeness)
            or (cosines[i, j] >= likeness.clearly_own and own & {*hints[j], "retold", "denial"})
            if sentence.text != old[j].text
            if not _is_before(day, days[j])
        ]
        # "It was 211, not 214 as was said on Saturday": what has 214 before all of Saturday.
        retold = _figures(sentence.text) if "retold" in own else frozenset()
        able.sort(key=lambda j: (retold.isdisjoint(values[j]), -cosines[i, j]))
        yield from ((i, j) for j in able[:_MOST_NEAR])


@lru_cache(maxsize=1 << 14)
def _told_values(sentence: Sentence) -> frozenset[str]:
    """The figures, names and days of a sentence, by its words alone."""
    return _figures(sentence.text) | {*_CAPITALISED.findall(sentence.text)}


def _figures(text: str) -> frozenset[str]:
    return frozenset(f"{each.value:g}" for each in find_numerals(text))


def _is_before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


@lru_cache(maxsize=1 << 14)
def _hints(sentence: Sentence) -> frozenset[str]:
    """The kinds of values that a sentence may tell, by its words alone."""
    if sentence.language != ENGLISH:
        return frozenset()
    words = set(folded_words(sentence.text))
    found = set()
    if has_number := next(find_numerals(sentence.text), None) is not None:
        found.add("number")
    if (has_number or words & _NOBODY) and not _OF_TOLLS.isdisjoint(map(deed, words)):
        found.add("toll")
    if words & _DAYS:
        found.add("day")
    if retells(sentence):
        found.add("retold")
    stems = set(map(stem, words))
    found |= {f"turn {n}" for n, turn in enumerate(_TURNING) if turn & stems}
    if words & (WRONG | CORRECTING) or _ENDING_STEMS & stems:
        found.add("apart")
    if stems & _FOUND_STEMS:
        found.add("found")
    if stems & _OPEN_STEMS:
        found.add("open")
    if _DENIES.search(sentence.text) or _DENYING_STEMS & stems:
        found.add("denial")
    return frozenset(found)
