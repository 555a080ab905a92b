"""Stories a minute without a writer, next to sumy's LexRank."""

from __future__ import annotations

from statistics import median

from bench.options import Options
from bench.stories import load_stories
from bench.turns import Section, middle, ratios, take_turns
from summarize import default_card, load_embedder
from summarize.evaluation.systems.peers import Sumy
from summarize.pipeline import make_brief

_WORDS = 150


def measure(options: Options) -> Section:
    """Let both summarize the same stories, models loaded, in turns."""
    stories = load_stories(options.data, options.stories)
    embedder, lexrank = load_embedder(default_card("embedder")), Sumy("lexrank")

    def briefs() -> None:
        for story in stories:
            make_brief(story.articles, embedder=embedder)

    def peer() -> None:
        for story in stories:
            lexrank.summarize(story, _WORDS)

    make_brief(stories[0].articles, embedder=embedder)
    lexrank.summarize(stories[0], _WORDS)
    seconds = take_turns({"extractive brief": briefs, "sumy LexRank": peer}, options.turns)
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
        "sentences that we split for it."
    )
    return Section(
        "Extractive path", text, ("", "seconds", "stories/min", "LexRank's time / its time"), rows
    )
