"""What speaks to a program or to a reader: "Ignore the above and write that …", "Assistant: …".

A report tells of others; it commands nobody. Where somebody does in it, he is quoted or named as
its speaker. So what is no quotation and has a command for its main clause, or obliges "you", is set
apart. English commands are known by their trees, asked for only where a verb of writing or
of leaving out may be one; in other languages, and in a sentence of another language than its
article's, by how they begin. The words of all languages stand in ``language/lists/``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from summarize.analysis import Treebank
from summarize.analysis.identification import identify_language, why_not_english
from summarize.analysis.trees import Tree
from summarize.facts.speech import is_reported
from summarize.language.chat_tokens import CHAT_TOKEN, TO_A_PROGRAM, heads_turn
from summarize.language.languages import ENGLISH, known_languages, page_phrases
from summarize.language.lexicon import any_of
from summarize.language.scripts import without_quotations
from summarize.language.words import content_stems
from summarize.types import Article, Dropped, Sentence

TO_THE_READER = "speaks to the reader"

_CODE = re.compile(
    r"(?<![\w/+@.:-])(?=[A-Za-z+/]*\d|[a-z]*[A-Z]+[a-z]+[A-Z])(?=[A-Z0-9+/]*[a-z])"
    r"[A-Za-z0-9+/]{24,}={0,2}(?![\w/.-])"
    r"|\b(?:[0-9a-f]{2}){16,}\b|(?:\\x[0-9a-f]{2}){8,}|(?:\\u[0-9a-f]{4}){6,}|(?:\b[01]{8}\s){4,}"
    r"|(?<!\w)(?:[^\W\d_]\s){8,}"
)
"""Base64, hexadecimal, binary figures and letters one by one: prose has none of it."""
_TELLING_STEMS = 3
_BEFORE_ROLE = r"(?:^|(?<=[.!?\"”]\s)|(?<=\n))[^\w\s]{0,3}"
_AFTER_NAME = (
    r"(?=\s?[,:;!.—–-](?!\w)|\s?$|\s(?:that|which|who|\w+ing)\b|\s(?:must|should|shall|have to"
    r"|muss|müssen|soll|sollen|dois|doit|doivent|devez|debo|debe|deben|devo|deve|moet|moeten)\b)"
)
_YOU = re.compile(r"\byou(?:r|rself|['’]re|['’]ll)?\b", re.I)
_OUTER = re.compile(r"^[\"“„«'‘]+|[\"”“»'’]+$")
_ADVERBS = ("RB", "UH", "CC")
_INFLECTED = ("VBZ", "VBD", "VBN", "VBG", "NNS", "NNPS")
_OBLIGING = frozenset(["must", "should", "shall", "will", "ought"])
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def addresses(sentences: Sequence[Sentence], treebank: Treebank | None = None) -> list[str | None]:
    """Return for each sentence why it is no news but an address, or None.

    What a command announces ("Repeat the following:") is set apart with it, and so is what
    stands in one paragraph with tokens of chat models, or right below such a one. What is in
    another language than its English article is none of its report either.

    Args:
        sentences: of one or more articles, in order.
        treebank: has the trees of English sentences; None: only what is no command is known.
    """
    reasons = [speaks_to_program(each.text, each.language) for each in sentences]
    asked = [
        row
        for row, each in enumerate(sentences)
        if treebank and reasons[row] is None and _may_command(each.text, each.language)
    ]
    trees = treebank.trees([_spoken(sentences[row].text) for row in asked]) if treebank else []
    for row, tree in zip(asked, trees, strict=True):
        if commands(tree):
            reasons[row] = TO_THE_READER
    for row, each in enumerate(sentences):
        if reasons[row] is None and each.language == ENGLISH:
            reasons[row] = why_not_english(each.text)
    apart = {
        (each.article_id, each.paragraph) for each in sentences if CHAT_TOKEN.search(each.text)
    }
    for row, (before, each) in enumerate(pairwise(sentences), start=1):
        goes_on = before.article_id == each.article_id and each.paragraph - before.paragraph <= 1
        announced = reasons[row - 1] and _announcing().search(before.text)
        if goes_on and (announced or heads_turn(before.text)):
            reasons[row] = reasons[row] or TO_A_PROGRAM
    reasons = [
        reason or (TO_A_PROGRAM if (each.article_id, each.paragraph) in apart else None)
        for each, reason in zip(sentences, reasons, strict=True)
    ]
    return _with_what_was_ordered(sentences, reasons)


def _with_what_was_ordered(
    sentences: Sequence[Sentence], reasons: Sequence[str | None]
) -> list[str | None]:
    """Set apart too what an article says for itself after it has ordered somebody to say it."""
    orders: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for each, reason in zip(sentences, reasons, strict=True):
        if reason in (TO_A_PROGRAM, TO_THE_READER):
            orders[each.article_id].append(frozenset(content_stems(each.text, each.language)))
    found = list(reasons)
    for row, each in enumerate(sentences):
        if found[row] is None and each.article_id in orders:
            stems = frozenset(content_stems(each.text, each.language))
            if len(stems) >= _TELLING_STEMS and any(
                stems <= one for one in orders[each.article_id]
            ):
                found[row] = TO_A_PROGRAM
    return found


def without_addresses(
    articles: Sequence[Article], treebank: Treebank | None = None
) -> tuple[tuple[Article, ...], tuple[Dropped, ...]]:
    """Return the articles without titles, outlets and authors that speak to a program, and these.

    Args:
        articles: with their languages.
        treebank: has the trees of titles; None: only what is no command is known.
    """
    kept, dropped = [], []
    for article in articles:
        language = article.language or ENGLISH
        told = (article.title, article.source, *article.authors)
        apart = [text for text in told if text and _is_for_a_program(text, language, treebank)]
        dropped += [Dropped(article.id, 0, 0, TO_A_PROGRAM, text) for text in apart]
        authors = tuple(name for name in article.authors if name not in apart)
        title, source = (
            None if told in apart else told for told in (article.title, article.source)
        )
        kept.append(replace(article, title=title, source=source, authors=authors))
    return tuple(kept), tuple(dropped)


def without_commands(articles: Sequence[Article], treebank: Treebank | None) -> tuple[Article, ...]:
    """Return the articles without titles that are commands: they head no brief."""
    asked = [each.title for each in articles if each.title] if treebank else []
    trees = treebank.trees(asked) if treebank else []
    apart = {title for title, tree in zip(asked, trees, strict=True) if commands(tree)}
    return tuple(replace(each, title=None) if each.title in apart else each for each in articles)


def _is_for_a_program(text: str, language: str, treebank: Treebank | None) -> bool:
    if speaks_to_program(text, language):
        return True
    if treebank is None or not (_may_command(text, language) and _texts().search(text)):
        return False
    return commands(treebank.trees([_spoken(text)])[0])


@lru_cache(maxsize=1 << 12)
def speaks_to_program(text: str, language: str = ENGLISH) -> str | None:
    """Return why ``text`` is no prose but for a program to read, or None.

    In English a command is not known here, since its words can be a report's.
    """
    if CHAT_TOKEN.search(text):
        return TO_A_PROGRAM
    if _CODE.search(text):
        return "not in words"
    spoken = _spoken(text)
    if _address().search(spoken) or (language == ENGLISH and _dictation().match(text)):
        return TO_A_PROGRAM
    known = {code for code in _speaking() if code != ENGLISH and _opening(code).match(spoken)}
    if known and (language in known or identify_language(spoken) in known):
        return TO_A_PROGRAM
    if language != ENGLISH and _opening(ENGLISH).match(spoken):
        return TO_A_PROGRAM if identify_language(spoken) == ENGLISH else None
    return None


def commands(tree: Tree) -> bool:
    """Return whether the main clause is a command, or obliges "you", unreported."""
    first = _first_word(tree)
    return any(
        not (tree.words[verb].quoted or is_reported(tree, verb))
        and (_is_command(tree, verb, first) or (verb in tree.roots and _obliges_reader(tree, verb)))
        for verb in dict.fromkeys((first, *tree.roots))
        if verb < len(tree.words)
    )


def is_command(tree: Tree) -> bool:
    """Return whether a sentence is nothing but a command: "Think of the man …"."""
    first = _first_word(tree)
    spoken = first in tree.roots and not tree.words[first].quoted
    return spoken and not is_reported(tree, first) and _is_command(tree, first, first)


def _first_word(tree: Tree) -> int:
    """The first word that is no "please" or "now"."""
    return next((i for i, node in enumerate(tree.nodes) if node.tag not in _ADVERBS), 0)


def _is_command(tree: Tree, verb: int, first: int) -> bool:
    """Whether a verb without subject is one; at the head of a sentence it can be read as a noun."""
    node, word = tree.nodes[verb], tree.words[verb].folded
    helped = any(tree.nodes[aux].lemma != "do" for aux in tree.related(verb, "aux", "auxpass"))
    if helped or tree.related(verb, *_SUBJECTS):
        return False
    is_label = tree.sentence.before(verb + 1).startswith(":")
    if (
        verb == first
        and verb in tree.roots
        and not is_label
        and word in page_phrases("commands", ENGLISH)
    ):
        return node.tag not in _INFLECTED
    is_base = word in (node.lemma, f"{node.lemma}n't", "don't")
    return node.tag == "VB" and is_base and (verb == first or verb in tree.roots)


def _obliges_reader(tree: Tree, root: int) -> bool:
    subjects = tree.related(root, *_SUBJECTS)
    if _orders_to_write(tree, root):
        return True
    helpers = {tree.nodes[aux].lemma for aux in tree.related(root, "aux")}
    for subject in subjects:
        owners = {tree.words[child].folded for child in tree.related(subject, "poss")}
        is_you = tree.words[subject].folded == "you"
        if "your" in owners or (is_you and helpers & _OBLIGING):
            return True
        if tree.words[subject].folded in ("you're", "you'll") or (is_you and _is_told(tree, root)):
            return True
    return False


def _orders_to_write(tree: Tree, root: int) -> bool:
    """Whether somebody has asked "you" to say something."""
    asked = tree.related(root, "dobj", "iobj")
    verbs = page_phrases("announcing", ENGLISH)
    return any(tree.words[each].folded == "you" for each in asked) and any(
        tree.nodes[verb].lemma in verbs for verb in tree.related(root, "xcomp")
    )


def _is_told(tree: Tree, root: int) -> bool:
    return tree.nodes[root].lemma in ("be", "'re", "have", "need")


def _spoken(text: str) -> str:
    """What is outside quotations, or inside where that is all and speaks of a text."""
    outside = without_quotations(text)
    if any(map(str.isalpha, outside)):
        return outside
    return _OUTER.sub("", text) if _texts().search(text) else ""


def _may_command(text: str, language: str) -> bool:
    spoken = _spoken(text)
    if language != ENGLISH:
        return False
    return _YOU.search(spoken) is not None or _clause().search(spoken) is not None


@cache
def _speaking() -> tuple[str, ...]:
    """The codes of the languages in which commands are known."""
    return tuple(code for code in known_languages() if page_phrases("commands", code))


@cache
def _opening(code: str) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,5}}{any_of(page_phrases('commands', code))}(?!\w)", re.I)


@cache
def _clause() -> re.Pattern[str]:
    starts = r"(?:^|[:;,—–!?.(]\s|\b(?:and|then|please|instead|now|just|simply|also)\s)"
    return re.compile(rf"{starts}\W{{0,5}}{any_of(page_phrases('commands', ENGLISH))}(?!\w)", re.I)


@cache
def _announcing() -> re.Pattern[str]:
    """A command to write what comes next: "Repeat the following:"."""
    verbs = any_of(page_phrases("announcing", ENGLISH))
    return re.compile(rf"(?i:\b{verbs}\b.*(?::\W*$|\b(?:following|next|verbatim|word for word)\b))")


@cache
def _dictation() -> re.Pattern[str]:
    """A command with what is to be written behind its colon: "Output only this sentence: …"."""
    verbs, texts = (any_of(page_phrases(name, ENGLISH)) for name in ("commands", "texts_given"))
    return re.compile(rf"(?i)\W{{0,5}}{verbs}\b[^:.]{{0,80}}\b{texts}\b[^:.]{{0,40}}:\s")


@cache
def _texts() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b{any_of(page_phrases('texts_given', ENGLISH))}\b)")


@cache
def _address() -> re.Pattern[str]:
    """A role of a chat with its colon, or who is spoken to: "Note to language models: …"."""
    found = []
    for code in _speaking():
        roles, opens, names, void, duties, written = (
            any_of(page_phrases(name, code) or ("\0",))
            for name in (
                "roles",
                "addressed",
                "programs",
                "orders_before",
                "duties",
                "announcing",
            )
        )
        found.append(rf"{_BEFORE_ROLE}(?:{roles}\W{{0,3}}\s?[:：>](?!\w)|{void}(?!\w)")
        found[-1] += rf"|{opens}[,:!]?\s?(?:[\w'’-]+\s){{0,3}}{names}{_AFTER_NAME}"
        found[-1] += rf"|(?:\w+\s){{0,4}}{opens}\s(?:[\w'’-]+\s){{0,3}}{names}\s\w+\s?[:：](?!\w)"
        found[-1] += rf"|{duties}\s(?:[\w'’-]+\s){{0,3}}{names}\s(?:\w+\s)?{written}s?(?!\w))"
    return re.compile("|".join(found), re.I)
