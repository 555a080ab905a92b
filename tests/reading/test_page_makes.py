"""An article reads the same from the pages that it could stand on as from plain text."""

import json
from pathlib import Path

import pytest

from bench.page_makes import BESIDE, MAKES, Story, make_page
from bench.pages import Tally, articles_of, measure
from summarize.reading.draft import Draft
from summarize.reading.web_pages import draft_of_page

from .builders import PARAGRAPHS, SHARED

STORY = Story(
    "Ministers end their talks in Jakarta",
    (
        *PARAGRAPHS,
        "“We have spoken about ships,” the minister said. “We will speak about fish.”",
        "Fishermen from both countries had asked for a line that is open at night.",
        "The next meeting is to be held in Manila, where the talks began nine years ago.",
    ),
)


def kept(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.reason is None]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("make", MAKES)
def test_article_is_read_whole_and_nothing_beside_it(make: str, seed: int) -> None:
    draft = draft_of_page(make_page(STORY, make, seed))

    assert [text for text in kept(draft) if text != "By Jane Roe"] == list(STORY.paragraphs)
    assert draft.metadata.title == STORY.title


@pytest.mark.parametrize("make", MAKES)
def test_what_stands_beside_it_is_listed(make: str) -> None:
    page = make_page(STORY, make)
    listed = " ".join(block.text for block in draft_of_page(page).blocks if block.reason)
    there = [text for some in BESIDE.values() for text in some if text in page]

    assert there
    assert [text for text in there if text not in listed] == []


@pytest.mark.parametrize("make", ["semantic", "divs", "weblog", "hidden text"])
def test_what_the_page_says_of_itself_is_read(make: str) -> None:
    metadata = draft_of_page(make_page(STORY, make)).metadata

    assert (metadata.source, metadata.published) == (STORY.source, STORY.published)


@pytest.mark.parametrize("make", ["line breaks", "sections", "without spaces"])
def test_no_date_of_a_teaser_is_taken(make: str) -> None:
    page = make_page(STORY, make)

    assert "2024-01-11" in page
    assert draft_of_page(page).metadata.published in {None, STORY.published}


@pytest.mark.parametrize("name", ["stories_dev.jsonl", "multinews_dev.jsonl"])
def test_real_articles_are_read_whole_from_pages(tmp_path: Path, name: str) -> None:
    stories = SHARED / "data" / name
    if not stories.exists():
        pytest.skip("no development data here")
    some = stories.read_text(encoding="utf-8").splitlines()[5:300:45][:6]
    few = tmp_path / name
    few.write_text("\n".join(json.dumps(json.loads(line)) for line in some), encoding="utf-8")
    for make in MAKES:
        tally = Tally()
        for seed, article in enumerate(articles_of(few)):
            measure(article, make, seed, tally)

        assert (tally.unread, tally.beside) == (0, 0), make
        assert tally.recall > 0.98, (make, tally.lost)
        assert tally.precision > 0.98, make
