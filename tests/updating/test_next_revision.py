"""What holds of every next revision; the embedder counts words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from summarize.checking import verify_text
from summarize.errors import ReadError
from summarize.pipeline import make_brief
from summarize.rendering import brief_schema, render
from summarize.settings import Settings
from summarize.testing import ClippingWriter, TrustingReader, WordEmbedder, default_parser
from summarize.types import Article, Brief, Dropped, Embeddings, Models, Unread
from summarize.updating import brief_from_json, update_brief

pytestmark = pytest.mark.usefixtures("own_cache")
MODELS = Models(embedder=WordEmbedder(), parser=default_parser())
BRIDGE = Article(
    "a1",
    "At least 12 people were killed when the motorway bridge fell in Porto Alto. "
    "Rescuers with dogs searched the rubble for survivors all night. "
    "The operator Viadotti has agreed to pay for the damage. "
    "A hearing on the cause will be held on Friday in the regional court.",
    "Bridge falls in Porto Alto",
    "Gazette",
    "2023-05-01",
)
LATER = Article(
    "b1",
    "The death toll from the fall of the motorway bridge in Porto Alto rose to 19, doctors said. "
    "Rescuers with dogs had searched the rubble for survivors all night. "
    "Viadotti, the operator, denied that it had agreed to pay for the damage. "
    "Engineers flew in from Lisbon with measuring instruments and drones.",
    "Toll rises",
    "Tide",
    "2023-05-02",
)
LAST = Article(
    "c1",
    "The death toll from the fall of the motorway bridge in Porto Alto rose to 23. "
    "Schools across the province stayed closed while lorries took the side roads.",
    "More dead",
    "Tide",
    "2023-05-04",
)


@pytest.fixture(scope="module")
def first() -> Brief:
    return make_brief([BRIDGE], MODELS)


@pytest.fixture(scope="module")
def second(first: Brief) -> Brief:
    return update_brief(first, [LATER], MODELS)


def standing(brief: Brief) -> list[str]:
    return [each.text for n, each in enumerate(brief.sentences) if n not in brief.history.new]


def news(brief: Brief) -> list[str]:
    return [brief.sentences[n].text for n in brief.history.new]


def test_only_what_nobody_told_is_new(second: Brief) -> None:
    assert news(second) == ["Engineers flew in from Lisbon with measuring instruments and drones."]


def test_a_superseded_toll_and_a_denied_statement_are_listed_and_replaced(second: Brief) -> None:
    changes = {each.kind: each for each in second.history.changes}
    assert changes["number"].old.value == "At least 12 people"
    assert changes["number"].new.value == "19"
    assert changes["denial"].old.value == "The operator Viadotti has agreed to pay for the damage."
    assert "12 people" not in " ".join(standing(second))
    assert any("19" in text for text in standing(second))
    assert changes["denial"].was not in standing(second)


def test_a_change_keeps_the_sentence_that_told_the_old_reading(first: Brief, second: Brief) -> None:
    texts = [each.text for each in first.sentences]
    assert all(each.was in texts for each in second.history.changes)


def test_what_holds_stays_in_its_order_with_its_citations(first: Brief, second: Brief) -> None:
    changed = {each.was for each in second.history.changes}
    holding = [each for each in first.sentences if each.text not in changed]
    assert [each for each in second.sentences if each in holding] == holding


def test_the_history_names_the_revision_before(first: Brief, second: Brief) -> None:
    assert first.history.revision == 1
    assert first.history.previous is None
    assert second.history.revision == 2
    assert second.history.previous is not None
    assert second.history.previous.latest == "2023-05-01"
    assert second.history.previous.revision == 1


def test_what_could_not_be_read_is_told_until_it_is_read(first: Brief) -> None:
    torn, gone = Unread("torn.txt", "the file is empty"), Unread("https://tide.example/1", "gone")
    before = replace(first, unread=(torn,))
    kept = update_brief(before, [replace(LATER, path="b.txt")], MODELS, unread=[gone])
    assert kept.unread == (torn, gone)
    assert brief_from_json(render(kept, "json", with_sources=True)).unread == kept.unread
    assert update_brief(before, [replace(LATER, path="torn.txt")], MODELS).unread == ()


def test_an_update_of_an_update_works_and_keeps_its_changes(second: Brief) -> None:
    third = update_brief(second, [LAST], MODELS)
    assert third.history.revision == 3
    by_revision = [
        (each.revision, each.old.value, each.new.value) for each in third.history.changes
    ]
    assert (2, "At least 12 people", "19") in by_revision
    assert (3, "19", "23") in by_revision
    assert (3, "At least 12 people", "23") not in by_revision
    assert "19" not in " ".join(standing(third))
    assert news(second)[0] in standing(third)


def test_every_revision_satisfies_the_schema_and_is_read_back(second: Brief) -> None:
    text = render(second, "json", with_sources=True)
    jsonschema.Draft202012Validator(brief_schema()).validate(json.loads(text))
    assert brief_from_json(text) == second


def test_the_new_section_keeps_to_its_words(first: Brief) -> None:
    long = replace(
        LAST,
        text=" ".join(
            f"The clerk of parish {n} closed road number {n} at dawn." for n in range(40)
        ),
    )
    made = update_brief(first, [long], MODELS, Settings(words=30))
    assert sum(len(text.split()) for text in news(made)) <= 30


@pytest.mark.parametrize(
    "copy",
    [
        replace(BRIDGE, id="x"),
        replace(BRIDGE, id="x", title="Another title", published="2023-05-09"),
        replace(BRIDGE, id="x", published=None),
    ],
)
def test_the_same_article_again_is_told_and_changes_nothing(first: Brief, copy: Article) -> None:
    made = update_brief(first, [copy], MODELS)
    assert made.sentences == first.sentences
    assert made.articles == first.articles
    told = next(warning for warning in made.warnings if " is in the brief already" in warning)
    is_so_called = copy.title == BRIDGE.title
    assert told.endswith("already" if is_so_called else f"already, as “{BRIDGE.title}”")
    assert "the new articles tell nothing that the brief's articles do not" in made.warnings


def test_an_article_given_twice_is_told_as_that(first: Brief) -> None:
    made = update_brief(first, [LATER, replace(LATER, id="again")], MODELS)
    assert [each.id for each in made.articles[len(first.articles) :]] == [LATER.id]
    assert f"“{LATER.title}” is given twice" in made.warnings


def test_a_near_copy_adds_nothing_but_what_it_corrects(first: Brief) -> None:
    copy = replace(
        BRIDGE,
        id="x",
        text=BRIDGE.text.replace("At least 12", "At least 15"),
        published="2023-05-02",
    )
    made = update_brief(first, [copy], MODELS)
    assert news(made) == []
    assert [each.new.value for each in made.history.changes] == ["At least 15 people"]
    assert f"“{copy.title}” is a near-copy of another of that name" in made.warnings


def test_an_article_that_is_older_supersedes_nothing(first: Brief) -> None:
    older = replace(LATER, published="2023-04-30")
    assert update_brief(first, [older], MODELS).history.changes == ()


def test_an_article_without_a_date_counts_as_later_and_it_is_said(first: Brief) -> None:
    made = update_brief(first, [replace(LATER, published=None)], MODELS)
    assert made.history.changes
    assert "“Toll rises” has no date: it counts as later than what was there" in made.warnings


def test_ids_that_are_taken_are_given_anew_with_what_was_set_apart(first: Brief) -> None:
    dropped = [Dropped("a1", 0, 0, "caption", "A crane.")]
    made = update_brief(first, [replace(LATER, id="a1")], MODELS, dropped=dropped)
    assert [each.id for each in made.articles] == ["a1", "a2"]
    assert Dropped("a2", 0, 0, "caption", "A crane.") in made.dropped


def test_no_new_articles_is_an_error(first: Brief) -> None:
    with pytest.raises(ReadError, match="name at least one"):
        update_brief(first, [], MODELS)


def test_a_headline_that_holds_no_more_is_that_of_the_article_that_corrects_it() -> None:
    before = make_brief([replace(BRIDGE, title="Bridge kills 12 in Porto Alto")], MODELS)
    before = replace(before, headline="Bridge kills 12 in Porto Alto")
    assert update_brief(before, [LATER], MODELS).headline == "Toll rises"


def test_a_notice_of_correction_tells_what_changed_and_is_no_news(first: Brief) -> None:
    notice = "Correction: 21 people were killed when the bridge fell, not 12 as first reported."
    made = update_brief(
        first, [replace(LAST, text=LAST.text.split(". ")[1])], MODELS, dropped=[_notice(notice)]
    )
    assert [(each.old.value, each.new.value) for each in made.history.changes] == [
        ("At least 12 people", "21 people")
    ]
    assert notice not in [each.text for each in made.sentences]
    assert made.articles[-1].text.endswith(notice)
    article = replace(LAST, text=LAST.text.split(". ")[1])
    again = update_brief(made, [article], MODELS, dropped=[_notice(notice)])
    assert again.articles == made.articles
    assert brief_from_json(render(made, "json", with_sources=True)).articles == made.articles


def _notice(text: str) -> Dropped:
    return Dropped("c1", 0, 0, "correction", text)


def test_what_a_later_new_article_corrects_in_an_earlier_one_is_not_told(first: Brief) -> None:
    made = update_brief(first, [LATER, LAST], MODELS)
    values = [(each.old.value, each.new.value) for each in made.history.changes]
    assert ("At least 12 people", "23") in values
    assert all(now != "19" for _, now in values)
    assert not any("19" in each.text for each in made.sentences)


def test_without_a_parser_it_is_told_what_is_new(first: Brief) -> None:
    made = update_brief(first, [LATER], Models(embedder=WordEmbedder()))
    assert made.history.changes == ()
    assert "Engineers flew in from Lisbon with measuring instruments and drones." in news(made)


def test_other_languages_are_updated_by_their_words() -> None:
    old = Article(
        "a1",
        "Die Brücke in Altstadt stürzte am Montag ein. "
        "Die Feuerwehr suchte mit Hunden nach Verschütteten.",
        language="de",
    )
    new = Article(
        "a2",
        "Die Feuerwehr suchte mit Hunden nach den Verschütteten. "
        "Ein Kran hob am Morgen einen Lastwagen aus dem Fluss.",
        language="de",
    )
    made = update_brief(make_brief([old], MODELS), [new], MODELS)
    assert news(made) == ["Ein Kran hob am Morgen einen Lastwagen aus dem Fluss."]


class _Counting(WordEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> Embeddings:
        self.texts += texts
        return super().embed(texts)


def test_what_was_embedded_is_not_embedded_again(
    first: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    once = update_brief(first, [LATER], MODELS)
    counting = _Counting()
    assert update_brief(first, [LATER], replace(MODELS, embedder=counting)) == once
    assert not any(each.text in counting.texts for each in first.sentences)


@pytest.mark.parametrize("damage", [b"", b"no numbers", b"PK\x03\x04 half a file"])
def test_a_damaged_file_of_vectors_is_made_again(
    first: Brief, damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    once = update_brief(first, [LATER], MODELS)
    for path in (tmp_path / "summarize" / "vectors").iterdir():
        path.write_bytes(damage)
    assert update_brief(first, [LATER], MODELS) == once


def test_where_no_cache_can_be_written_an_update_is_made_all_the_same(
    first: Brief, second: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert update_brief(first, [LATER], MODELS) == second


def test_a_writer_may_shorten_what_is_new_and_it_is_checked(first: Brief) -> None:
    models = replace(MODELS, writer=ClippingWriter(), reader=TrustingReader())
    article = replace(
        LATER,
        text="Engineers flew in from Lisbon with measuring instruments, which they set up at dawn.",
    )
    made = update_brief(first, [article], models)
    assert len(made.history.new) == 1
    assert news(made)[0].startswith("Engineers flew in from Lisbon with measuring instruments")
    assert verify_text(news(made)[0], made.articles, models).holds
