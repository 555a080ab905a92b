"""People in full where a brief first names them, and by their surname from then on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree
from summarize.composing.choice import Choice
from summarize.facts.names import PLACE_ENTITIES, core, name_runs
from summarize.facts.people import (
    FORMS_OF_ADDRESS,
    GENERATIONS,
    Mention,
    full_names,
    is_person,
    lone_names,
    mentions,
    mistaken_name,
    role_start,
    stands_alone,
    without_possessive,
)
from summarize.language.casing import capitalized
from summarize.language.lexicon import FUNCTION_WORDS, TITLES
from summarize.language.words import count_words, fold
from summarize.types import BriefSentence, Sentence

Name = tuple[str, ...]

_MODIFIERS = frozenset(["compound", "nmod", "amod"])
"""What a name is in "the Obama administration", where it stays as it is."""
_SENTENCES_OF_A_NAME = 3
_MOST_OF_A_ROLE = 5
"""More words before a name are a portrait."""
_PERSONS = ("", "PERSON")
_KNOWN_BY_NAME = PLACE_ENTITIES | {"NORP"}
"""What is known by its name: places and peoples."""
_AFTER_NICKNAMES = ('" ', "” ", "' ", "’ ")
_NO_ROLES = FORMS_OF_ADDRESS | {"dr"}


@dataclass(frozen=True, slots=True)
class _Introduction:
    """A sentence that has a full name, and the office that it tells before it, or ""."""

    sentence: Sentence
    office: str


@dataclass(frozen=True, slots=True)
class _Known:
    """Who the story's persons are.

    Attributes:
        names: by surname, the full name that all articles have.
        own_names: by article and surname, the one that this article has, where others have
            another: "Dick Durbin" is "Richard Durbin", or two persons are meant.
        introductions: by full name, the sentences that have it.
    """

    names: Mapping[str, Name]
    own_names: Mapping[tuple[str, str], Name]
    introductions: Mapping[Name, tuple[_Introduction, ...]]

    @property
    def surnames(self) -> set[str]:
        """Those that persons of the story bear."""
        return {*self.names, *(surname for _, surname in self.own_names)}

    def may_name(self, tree: Tree, mention: Mention, name: Name, article_id: str) -> bool:
        """Whether a full name is worth citing another article for: "President Obama" is known."""
        has_own = any(each.sentence.article_id == article_id for each in self.introductions[name])
        return has_own or not _has_office(tree, mention)

    def has_office(self, name: Name, article_id: str) -> bool:
        """Whether an article tells an office before a full name."""
        own = (each for each in self.introductions[name] if each.sentence.article_id == article_id)
        return any(each.office for each in own)

    def introduction(self, name: Name, article_id: str) -> _Introduction:
        """What to cite for a full name: best with an office, and of ``article_id``."""
        return min(
            self.introductions[name],
            key=lambda each: (not each.office, each.sentence.article_id != article_id),
        )


def name_people(
    chosen: Sequence[Choice], sentences: Sequence[Sentence], treebank: Treebank, *, max_words: int
) -> tuple[list[Choice], int]:
    """Return ``chosen`` with each person in full at first mention, if the sources are.

    With the given name goes a role that was told already: "council leader Ann Lee" is "Lee"
    from then on. A surname that two persons of the story bear is left alone, and so is one
    that the texts never have alone, for "Jinping" is none, and what stands in quotation
    marks. A sentence that introduces somebody cites where the full name stands.

    Args:
        chosen: what is printed, in its order.
        sentences: all of the articles'; any may tell who is who.
        treebank: has their trees, and those of what is printed.
        max_words: the brief is not made longer than that.

    Returns:
        What is printed, and how many words were lacking for some of the full names.
    """
    written = treebank.trees([each.sentence.text for each in chosen])
    known = _known(chosen, written, sentences, treebank)
    room = max_words - sum(count_words(each.sentence.text) for each in chosen)
    said: dict[str, set[str]] = {}
    named = []
    lacking = 0
    for each, tree in zip(chosen, written, strict=True):
        changes = list(_changes(tree, known, said, each.source.article_id))
        renamed = _rename(each.sentence, tree, changes, known, each.source.article_id)
        longer = count_words(renamed.text) - count_words(each.sentence.text)
        if longer > max(room, 0):
            lacking += longer - max(room, 0)
            renamed = each.sentence
        else:
            room -= longer
        named.append(each.printing(renamed))
    return named, lacking


def _known(
    chosen: Sequence[Choice],
    written: Sequence[Tree],
    sentences: Sequence[Sentence],
    treebank: Treebank,
) -> _Known:
    read = {each.source.id: (each.source, tree) for each, tree in zip(chosen, written, strict=True)}
    surnames = {mention.surname for tree in written for mention in mentions(tree)}
    surnames.update(*map(lone_names, written))
    mistaken = {name for tree in written if (name := mistaken_name(tree))} - surnames
    near = {each.source.article_id for each in chosen}
    nearest_first = sorted(sentences, key=lambda sentence: sentence.article_id not in near)
    presenting = _presenting(mistaken, nearest_first)
    trees = treebank.trees([sentence.text for sentence in presenting])
    surnames |= mistaken & _given_in_full(trees)
    presenting = [s for s in _presenting(surnames, nearest_first) if s.id not in read]
    trees = treebank.trees([sentence.text for sentence in presenting])
    read |= {s.id: (s, tree) for s, tree in zip(presenting, trees, strict=True)}
    texts = [sentence.text for sentence in sentences]
    by_article: defaultdict[str, list[Tree]] = defaultdict(list)
    for sentence, tree in read.values():
        by_article[sentence.article_id].append(tree)
    alone = {surname for surname in surnames if stands_alone(surname, texts)}
    first = _first_called(alone, sentences)
    full = full_names([tree for _, tree in read.values()])
    names = {
        surname: name
        for surname, name in full.items()
        if any(called == name[0] for (_, s), called in first.items() if s == surname)
    }
    own_names = {
        (article_id, surname): name
        for article_id, trees in by_article.items()
        for surname, name in full_names(trees).items()
        if surname not in full and first.get((article_id, surname)) == name[0]
    }
    known = {*names, *(surname for _, surname in own_names)}
    told: defaultdict[Name, list[_Introduction]] = defaultdict(list)
    for sentence, tree in read.values():
        for mention in mentions(tree, known):
            told[mention.name].append(_Introduction(sentence, _office(tree, mention)))
    introductions = {name: tuple(found) for name, found in told.items()}
    # A sentence can be read as naming somebody only while fewer surnames are known.
    return _Known(
        {surname: name for surname, name in names.items() if name in introductions},
        {whose: name for whose, name in own_names.items() if name in introductions},
        introductions,
    )


def _has_office(tree: Tree, mention: Mention) -> bool:
    """Whether more than a "Mr." stands before a name: "President Obama"."""
    title = (word.folded for word in tree.words[mention.titled : mention.first])
    return not FORMS_OF_ADDRESS.issuperset(title)


def _office(tree: Tree, mention: Mention) -> str:
    """What stands before a name, if it tells who that is: "former council leader", "singer".

    Whose wife or lawyer somebody is, "his" does not tell anywhere else.
    """
    start = role_start(tree, mention)
    before = range(start, mention.first)
    if len(before) > _MOST_OF_A_ROLE or not any(_is_of_person(tree, i) for i in before):
        return ""
    article = start - 1 if start and tree.governs(mention.last - 1, start - 1) else start
    if tree.nodes[article].tag == "PRP$":
        return ""
    if any(tree.nodes[i].relation == "poss" for i in before):
        start = article  # "the council's leader"
    office = tree.text[tree.words[start].start : tree.words[mention.first].start].rstrip()
    return office if start or _keeps_capital(tree) else office[0].lower() + office[1:]


def _is_of_person(tree: Tree, i: int) -> bool:
    """Whether a word says of somebody what they are: "Gov.", "neighbour"; so does a plain noun."""
    word, node = tree.words[i], tree.nodes[i]
    if word.folded in TITLES - FORMS_OF_ADDRESS or is_person(node.lemma.lower()):
        return True
    return node.tag == "NN" and word.text.islower() and node.relation == "compound"


def _keeps_capital(tree: Tree) -> bool:
    """Whether the first word of a role has its capital not from the start of the sentence."""
    first = tree.nodes[0]
    if tree.words[0].folded in TITLES - {"former"} or first.entity:
        return True
    return first.tag.startswith("NNP") and not is_person(first.lemma.lower())


def _first_called(
    surnames: Collection[str], sentences: Sequence[Sentence]
) -> dict[tuple[str, str], str]:
    """By article and surname, the word that first stands before it there: a name, or a title.

    Where "President Lee" comes first, "Ann Lee" is somebody else.
    """
    first: dict[tuple[str, str], str] = {}
    pattern = _called(surnames)
    for sentence in sentences if surnames else ():
        for called, surname in pattern.findall(sentence.text):
            if called and called.lower() not in FUNCTION_WORDS:
                first.setdefault((sentence.article_id, surname), called)
    return first


def names_unknown(tree: Tree, own: Sequence[Sentence], told: Collection[str]) -> bool:
    """Return whether a sentence names somebody or something that only its article introduces.

    Such is a name of one word that the article has in full elsewhere ("Silva" of "David Silva",
    "CAPA" of "… Association (CAPA)"), and a person's of which the sentence does not tell who that
    is. What the parser takes for a place or a people is known by its name.

    Args:
        tree: that of the sentence.
        own: the sentences of its article.
        told: the folded words that have been told before.
    """
    lone = {
        name: tree.nodes[run[-1]].entity in _PERSONS
        and tree.nodes[run[-1]].relation not in _MODIFIERS  # "Pell grants"
        for run in name_runs(tree)
        if len(core(tree.sentence.between(run.start, run.stop))) == 1
        and tree.nodes[run[-1]].entity not in _KNOWN_BY_NAME
        and (name := without_possessive(tree.words[run[-1]].text))
        and fold(name) not in told
        and f"({name})" not in tree.text
        and not _is_presented(tree, run[-1])
    }
    if not lone:
        return False
    if any(lone.values()):
        return True
    listed = "|".join(map(re.escape, sorted(lone)))
    introduced = re.compile(rf"\b(?:{listed}) [A-Z]|\((?:{listed})\)")
    return bool(_first_called(lone, own)) or any(introduced.search(s.text) for s in own)


def leave_unknown(
    named: Sequence[Choice], sentences: Sequence[Sentence], treebank: Treebank
) -> set[str]:
    """Return the ids of those of ``named`` with a name alone whose bearer nobody has told.

    So it is where two persons of an article bear it, and which of them is meant the sentence
    before told: no full name can be put there.

    Args:
        named: what is printed, in its order, people named.
        sentences: all of the articles'.
        treebank: has the trees.
    """
    told: set[str] = set()
    found = set()
    for each in named:
        tree = treebank.trees([each.sentence.text])[0]
        borne = _given_in_full([tree])
        bare = {
            mention.surname
            for mention in mentions(tree, lone_names(tree))
            if len(mention.name) == 1
            and fold(mention.surname) not in told
            and mention.surname not in borne
            and tree.nodes[mention.first].entity in _PERSONS
            and _introduces(tree, mention)
            and not _is_presented(tree, mention.first)
        }
        own = (s.text for s in sentences if s.article_id == each.source.article_id)
        naming = [text for text in own if any(name in text for name in bare)] if bare else []
        trees = treebank.trees(naming)
        if bare & (_given_in_full(trees) | _given_names(trees)):
            found.add(each.id)
        told.update(fold(without_possessive(word.text)) for word in tree.words)
    return found


def _given_in_full(trees: Sequence[Tree]) -> set[str]:
    """The surnames that stand after a given name."""
    return {each.surname for tree in trees for each in mentions(tree) if len(each.name) > 1}


def _given_names(trees: Sequence[Tree]) -> set[str]:
    """The names that stand before a surname: "Ann" of "Ann Lee"."""
    return {each.name[0] for tree in trees for each in mentions(tree) if len(each.name) > 1}


def _is_presented(tree: Tree, i: int) -> bool:
    """Whether something beside a name tells who or what that is: "neighbour Lee"."""
    return any(
        tree.words[j].folded not in _NO_ROLES for j in tree.related(i, "compound", "appos", "relcl")
    )


def _called(surnames: Collection[str]) -> re.Pattern[str]:
    """The pattern of a surname with the capitalised word before it, if there is one."""
    listed = "|".join(map(re.escape, sorted(surnames)))
    return re.compile(rf"\b(?:([A-Z][\w.’'-]*)(?: [A-Z]\.)? )?({listed})\b")


def _presenting(surnames: Collection[str], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The first sentences that have one of ``surnames``, a few with each word before it.

    They tell who is meant, whether two persons bear the surname, and whether it is one.
    """
    if not surnames:
        return []
    pattern = _called(surnames)
    times: Counter[tuple[str, str]] = Counter()
    found: dict[str, Sentence] = {}
    for sentence in sentences:
        for given, surname in pattern.findall(sentence.text):
            times[given, surname] += 1
            if times[given, surname] <= _SENTENCES_OF_A_NAME:
                found[sentence.id] = sentence
    return list(found.values())


def _changes(
    tree: Tree, known: _Known, said: dict[str, set[str]], article_id: str
) -> Iterator[tuple[Mention, Name]]:
    """The mentions that want another name, with that name.

    ``said`` holds, by surname, the words of the sentences that named the person so far.
    """
    for mention in mentions(tree, known.surnames):
        full = known.names.get(mention.surname)
        own = known.own_names.get((article_id, mention.surname))
        if own and mention.name[0] in (own[0], mention.surname) and _introduces(tree, mention):
            if len(mention.name) == 1 and " ".join(own) not in said:
                yield mention, own
            said[" ".join(own)] = set()
        if len(mention.name) > 1:
            said.setdefault(" ".join(mention.name), set())
        if full is None or (len(mention.name) > 1 and mention.name[0] != full[0]):
            continue
        if mention.surname in said:
            again = _without_role(tree, mention, said[mention.surname])
            if (
                (len(mention.name) > 1 or again.titled < mention.first)
                and not _leaves_name(tree, again.titled)
                and tree.nodes[mention.last - 1].relation != "appos"  # "the mayor, Ann Lee"
            ):
                yield again, (mention.surname,)
        elif len(mention.name) == 1 and not _introduces(tree, mention):
            continue
        elif _wants_full(tree, mention, full, known, article_id):
            yield mention, full
        said.setdefault(mention.surname, set()).update(word.folded for word in tree.words)


def _wants_full(tree: Tree, mention: Mention, full: Name, known: _Known, article_id: str) -> bool:
    """Whether a first mention wants the full name, or the office before it."""
    if len(mention.name) == 1:
        return known.may_name(tree, mention, full, article_id)
    is_bare = mention.name == full and _lacks_role(tree, mention)
    return is_bare and known.has_office(full, article_id)


def _lacks_role(tree: Tree, mention: Mention) -> bool:
    """Whether nothing beside a full name tells who that is: "Sam Winkler said"."""
    follows = tree.sentence.before(mention.last).strip()
    beside = tree.related(mention.last - 1, "appos", "relcl", "acl", "prep", "nmod")
    is_told = tree.nodes[mention.last - 1].relation == "appos" or bool(beside)
    return role_start(tree, mention) == mention.first and not (follows or is_told)


def _introduces(tree: Tree, mention: Mention) -> bool:
    """Whether a mention can be in full: "the Lee plan" introduces nobody.

    After a nickname a surname is in full: "Elizabeth “Liz” Lee".
    """
    is_nicknamed = (
        mention.first > 1
        and tree.words[mention.first - 1].quoted
        and tree.words[mention.first - 1].is_capitalised
        and tree.sentence.before(mention.first) in _AFTER_NICKNAMES
    )
    return tree.nodes[mention.last - 1].relation not in _MODIFIERS and not is_nicknamed


def _without_role(tree: Tree, mention: Mention, told: Collection[str]) -> Mention:
    """The mention from where its title and role begin, as far as they were told already."""
    starts = (role_start(tree, mention), mention.titled, mention.first)
    start = next(
        start
        for start in starts
        if {word.folded for word in tree.words[start : mention.first]} - FORMS_OF_ADDRESS
        <= set(told)
    )
    if _halves_role(tree, mention, start):
        start = mention.first
    return replace(mention, titled=start)


def _halves_role(tree: Tree, mention: Mention, start: int) -> bool:
    """Whether a word of the role would be left before ``start``: "Series" of "Series writer"."""
    return (
        0 < start < mention.first
        and tree.sentence.before(start) == " "
        and tree.governs(mention.last - 1, start - 1)
    )


def _leaves_name(tree: Tree, first: int) -> bool:
    """Whether a name would be left alone before word ``first``: "Facebook Zuckerberg"."""
    return (
        first > 0
        and tree.sentence.before(first) == " "
        and tree.nodes[first - 1].tag in ("NNP", "NNPS")
        and tree.words[first - 1].folded not in TITLES
    )


def _rename(
    sentence: BriefSentence,
    tree: Tree,
    changes: Sequence[tuple[Mention, Name]],
    known: _Known,
    article_id: str,
) -> BriefSentence:
    if not changes:
        return sentence
    introduced = {
        name: known.introduction(name, article_id) for _, name in changes if len(name) > 1
    }
    cited = dict.fromkeys(sentence.citations)
    for each in introduced.values():
        cited[each.sentence.citation] = None
    offices = {name: each.office for name, each in introduced.items()}
    text = _with_names(tree, changes, offices)
    return BriefSentence(text, "fused", sentence.support, tuple(cited))


def _with_names(
    tree: Tree, changes: Sequence[tuple[Mention, Name]], offices: Mapping[Name, str]
) -> str:
    text = tree.text
    for mention, name in reversed(changes):
        last = tree.words[mention.last - 1]
        ending = last.text[len(mention.surname) :]
        # "Gov." stays before a full name and goes before a surname; "Mr." goes before both.
        has_office = len(name) > 1 and _has_office(tree, mention)
        first = mention.first if has_office else mention.titled
        start = tree.words[first].start
        parts = [part + "." * (len(part) == 1) for part in name]  # "John F. Kennedy"
        is_told = has_office or tree.related(mention.last - 1, "appos", "relcl")
        office = "" if is_told else offices.get(name, "")
        written = " ".join([office, *parts]).strip()
        if first == 0:
            written = capitalized(written)
        text = text[:start] + written + ending + _after(text, tree, mention, name)
    return text


def _after(text: str, tree: Tree, mention: Mention, name: Name) -> str:
    """What stands after a mention: with the given name goes the "Jr." of a full one."""
    after = tree.words[mention.last - 1].end
    is_next = mention.last < len(tree.words) and tree.sentence.adjoins(mention.last)
    if len(name) == 1 and is_next and tree.words[mention.last].folded in GENERATIONS:
        after = tree.words[mention.last].end
        after += text[after : after + 1] == "." and after + 1 < len(text)
    return text[after:]
