"""A brief that is made anew keeps its history, and nothing comes back that holds no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from test_next_revision import BRIDGE, LAST, LATER, MODELS

from summarize.pipeline import make_brief
from summarize.rendering import render
from summarize.settings import Settings
from summarize.types import Article, Brief, Citation, Difference, Reading
from summarize.updating import brief_from_json, default_settings, renew_brief, update_brief


@pytest.fixture(scope="module", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def updated() -> Brief:
    second = update_brief(make_brief([BRIDGE], MODELS), [LATER], MODELS)
    return update_brief(second, [LAST], MODELS)


def numbered() -> list[Article]:
    """The articles under other ids than those that the updates gave them."""
    return [replace(each, id=f"n{n}") for n, each in enumerate((LAST, BRIDGE, LATER))]


@pytest.fixture(scope="module")
def fresh() -> Brief:
    return make_brief(numbered(), MODELS, Settings(words=300))


@pytest.fixture(scope="module")
def renewed(updated: Brief, fresh: Brief) -> Brief:
    return renew_brief(updated, fresh, MODELS)


def test_a_new_brief_of_dated_articles_tells_no_toll_that_rose(fresh: Brief) -> None:
    assert "12 people" not in fresh.text
    assert "23" in fresh.text


def test_what_holds_no_more_does_not_come_back(renewed: Brief) -> None:
    assert "12 people" not in renewed.text
    assert "rose to 19" not in renewed.text
    assert "23" in renewed.text
    assert "has agreed to pay" not in renewed.text.replace("had agreed", "")
    assert len({each.text for each in renewed.sentences}) == len(renewed.sentences)


def test_what_differs_only_because_of_it_is_no_difference(updated: Brief, fresh: Brief) -> None:
    def reading(value: str, article: Article) -> Reading:
        end = article.text.index(".") + 1
        return Reading(value, (Citation(article.id, 0, end),))

    last, first, later = numbered()
    of_toll = Difference("number", (reading("at least 12", first), reading("23", last)))
    of_place = Difference("place", (reading("Porto Alto", later), reading("Lisbon", last)))
    made = renew_brief(updated, replace(fresh, differences=(of_toll, of_place)), MODELS)
    assert made.differences == (of_place,)


def test_the_history_goes_on_with_the_ids_of_the_new_brief(updated: Brief, renewed: Brief) -> None:
    history = renewed.history
    assert (history.revision, history.new, history.renewed) == (3, (), True)
    assert history.previous == updated.history.previous
    assert [(c.revision, c.old.value, c.new.value) for c in history.changes] == [
        (c.revision, c.old.value, c.new.value) for c in updated.history.changes
    ]
    texts = {each.id: each.text for each in renewed.articles}
    for change in history.changes:
        for reading in (change.old, change.new):
            for c in reading.citations:
                assert reading.value in texts[c.article_id][c.start : c.end]


def test_it_is_read_back_and_updated_as_from_scratch(renewed: Brief) -> None:
    again = brief_from_json(render(renewed, "json", with_sources=True))
    assert again == renewed
    assert default_settings(again).words == 150
    article = replace(LAST, id="z", text="A crane lifted the last lorry out of the river Sado.")
    assert not update_brief(again, [article], MODELS).history.renewed


def test_without_changes_it_is_the_new_brief(fresh: Brief) -> None:
    second = update_brief(make_brief([LATER], MODELS), [replace(LAST, text="Rain fell.")], MODELS)
    assert second.history.changes == ()
    made = renew_brief(second, fresh, MODELS)
    assert replace(made, history=fresh.history) == fresh
