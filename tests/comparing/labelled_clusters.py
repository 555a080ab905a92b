"""Clusters of like sentences with what differs in them, read from the text files beside this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree, plant
from summarize.clustering import Story, cluster_sentences
from summarize.comparing import compare_sources, find_differences
from summarize.likeness import Likeness
from summarize.types import Article, Difference, Sentence, SentenceEmbedder, SyntaxParser

FOLDER = Path(__file__).with_name("clusters")
KINDS = ("number", "date", "time", "place", "name", "attribution", "denial", "cause")


@dataclass(frozen=True, slots=True)
class LabelledCluster:
    """Sentences of several articles and what a reader says differs between them.

    ``expected`` holds (kind, values) pairs; it is empty where nothing differs. ``published`` has
    the day of each article that has one.
    """

    remark: str
    expected: tuple[tuple[str, tuple[str, ...]], ...]
    published: Mapping[str, str]
    sentences: tuple[Sentence, ...]
    copies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many planted differences were found, missed, and how many findings are none."""

    found: int
    missed: int
    false: int

    @property
    def recall(self) -> float:
        """The share of the planted that was found."""
        return self.found / max(self.found + self.missed, 1)

    @property
    def precision(self) -> float:
        """The share of the findings that was planted."""
        return self.found / max(self.found + self.false, 1)


def read_clusters(name: str) -> list[LabelledCluster]:
    """Return the labelled clusters of a file."""
    blocks = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    stripped = [[line for line in block.splitlines() if line[:1] != "#"] for block in blocks]
    return [_read_block(lines) for lines in stripped if lines]


def _read_block(lines: Sequence[str]) -> LabelledCluster:
    remark, expected = "", []
    published: dict[str, str] = {}
    sentences: list[Sentence] = []
    copies = {}
    letters = iter("abcdefgh")
    article = day = ""
    for line in lines:
        kind, _, rest = line.partition(": ")
        if not sentences and kind == "none":
            remark = rest
        elif not sentences and kind in KINDS:
            expected.append((kind, tuple(rest.split(" | "))))
        elif line[0] == "@":
            day = line[1:]
        else:
            if line[:2] != "+ ":
                original, article = article, next(letters)
                published |= {article: day} if day else {}
            if line[:2] == "= ":
                copies[article] = original
            text = line[2:] if line[:2] in ("= ", "+ ") else line
            n = len(sentences)
            sentences.append(Sentence(f"s{n}", article, n, n, 0, len(text), text))
    return LabelledCluster(remark, tuple(expected), published, tuple(sentences), copies)


def plant_all(clusters: Iterable[LabelledCluster], parser: SyntaxParser) -> list[dict[str, Tree]]:
    """Return the trees of each cluster's sentences, by the sentences' ids."""
    clusters = list(clusters)
    parses = iter(parser.parse([s.text for c in clusters for s in c.sentences]))
    return [{s.id: plant(next(parses)) for s in c.sentences} for c in clusters]


def compare(cluster: LabelledCluster, trees: Mapping[str, Tree] | None) -> tuple[Difference, ...]:
    """Return what the program says differs in a cluster."""
    return find_differences(
        [tuple(range(len(cluster.sentences)))],
        cluster.sentences,
        copies=cluster.copies,
        trees=trees,
        days={article.id: article.day for article in _articles(cluster)},
    )


def compare_story(
    cluster: LabelledCluster, embedder: SentenceEmbedder, parser: SyntaxParser
) -> tuple[Difference, ...]:
    """Return what the program says differs, its sentences being grouped as in a brief."""
    vectors = embedder.embed([sentence.text for sentence in cluster.sentences])
    groups = cluster_sentences(vectors, threshold=Likeness().same_statement)
    story = Story(cluster.sentences, vectors, cluster.copies, dropped=())
    return compare_sources(groups, story, _articles(cluster), Treebank(parser), embedder=embedder)


def _articles(cluster: LabelledCluster) -> list[Article]:
    ids = dict.fromkeys(sentence.article_id for sentence in cluster.sentences)
    return [Article(id_, "", published=cluster.published.get(id_)) for id_ in ids]


def judge(cluster: LabelledCluster, differences: Sequence[Difference]) -> dict[str, Tally]:
    """Return the tally of each kind for one cluster."""
    false = list(differences)
    tallies = {}
    for kind in KINDS:
        wanted = [values for of_kind, values in cluster.expected if of_kind == kind]
        found = 0
        for values in wanted:
            match = next((d for d in false if broad_kind(d) == kind and _gives(d, values)), None)
            if match:
                false.remove(match)
                found += 1
        tallies[kind] = Tally(found, len(wanted) - found, 0)
    for difference in false:
        tally = tallies[broad_kind(difference)]
        tallies[broad_kind(difference)] = Tally(tally.found, tally.missed, tally.false + 1)
    return tallies


def broad_kind(difference: Difference) -> str:
    """Return the kind of a difference, the kinds of quantities being one."""
    return difference.kind if difference.kind in KINDS else "number"


def _gives(difference: Difference, values: Sequence[str]) -> bool:
    readings = [reading.value.casefold() for reading in difference.readings]
    wanted = [value.casefold() for value in values]
    return len(readings) == len(wanted) and all(
        any(value in reading or reading in value for reading in readings) for value in wanted
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of ``tallies``."""
    tallies = list(tallies)
    return Tally(*(sum(getattr(t, f) for t in tallies) for f in ("found", "missed", "false")))


def table(tallies: Mapping[str, Tally]) -> str:
    """Return the tallies as a table in text, one line a kind and one for all."""
    rows = [*tallies.items(), ("all", total(tallies.values()))]
    lines = [f"{'kind':<12} planted found false precision recall"]
    lines += [
        f"{kind:<12} {t.found + t.missed:>7} {t.found:>5} {t.false:>5} "
        f"{t.precision:>9.2f} {t.recall:>6.2f}"
        for kind, t in rows
    ]
    return "\n".join(lines)
