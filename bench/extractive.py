"""Stories a minute without a writer, next to sumy's LexRank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from bench.options import Options
from bench.stories import load_stories
from bench.turns import Section, middle, ratios, take_turns
from summarize import Models, Settings, default_card, load_embedder
from summarize.catalog import find_card
from summarize.evaluation import ReferenceStory
from summarize.evaluation.systems.peers import Sumy
from summarize.pipeline import make_brief
from summarize.types import SentenceEmbedder

_WORDS = 150


def measure(options: Options) -> Section:
    """Let both summarize the same stories, models loaded, in turns."""
    stories = load_stories(options.data, options.stories)
    lexrank = Sumy("lexrank")
    cards = {
        "extractive brief": default_card("embedder"),
        "extractive brief, static vectors": find_card("all-minilm-l6-v2-static"),
    }
    runs: dict[str, Callable[[], object]] = {
        name: partial(_briefs, stories, load_embedder(card)) for name, card in cards.items()
    }
    runs["sumy LexRank"] = lambda: [lexrank.summarize(story, _WORDS) for story in stories]
    for run in runs.values():
        run()  # the first run sets things up
    seconds = take_turns(runs, options.turns)
    rows = tuple(
        (
            name,
            middle(taken, digits=2),
            f"{60 * len(stories) / median(taken):.0f}",
            ratios(seconds["sumy LexRank"], taken),
        )
        for name, taken in seconds.items()
    )
    text = (
        f"{len(stories)} stories from {options.source}, {_WORDS} words each, models loaded. A "
        "brief includes embedding, clustering, differences, coverage and headline; LexRank ranks "
        "sentences that we split for it. Static vectors: `--embedder all-minilm-l6-v2-static`."
    )
    return Section(
        "Extractive path", text, ("", "seconds", "stories/min", "LexRank's time / its time"), rows
    )


def _briefs(stories: Sequence[ReferenceStory], embedder: SentenceEmbedder) -> None:
    for story in stories:
        make_brief(story.articles, Models(embedder=embedder), Settings(words=_WORDS))
