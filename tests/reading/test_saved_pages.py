"""The folder that a browser saves beside a page is passed over, and no other is."""

from pathlib import Path

import pytest

from summarize.batch.locations import Location
from summarize.batch.stories import list_stories
from summarize.reading import read_articles, read_files
from summarize.reading.saved_pages import saved_with_pages

from .builders import BODY, PARAGRAPHS, write

PAGE = """<html><head><title>{title}</title><link rel="stylesheet" href="./{folder}/main.css">
</head><body><article><h1>Dam holds</h1>{text}
<img src="./{folder}/b.jpg"></article></body></html>"""
FRAME = (
    "<html><body><p>Buy two lamps and get a third one free until the end of May.</p></body></html>"
)


def save(folder: Path, page: str, parts: str, *, linked: str | None = None) -> None:
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    markup = PAGE.format(title="Dam holds", folder=linked or parts, text=text)
    write(folder, page, markup)
    write(folder, f"{parts}/frame.html", FRAME)
    for name in ("b.jpg", "main.css", "bundle.js.download"):
        write(folder, f"{parts}/{name}", "x")


@pytest.mark.parametrize(
    ("page", "parts", "linked"),
    [
        ("Dam holds _ Mail.html", "Dam holds _ Mail_files", "Dam%20holds%20_%20Mail_files"),
        ("Dam.htm", "Dam-Dateien", None),
        ("Presa.html", "Presa_archivos", None),
        ("Barrage.html", "Barrage_fichiers", None),
        ("Dam & dyke.html", "Dam & dyke_bestanden", "Dam &amp; dyke_bestanden"),
        ("Dämme.html", "Dämme_files", "D%C3%A4mme_files"),
        ("Плотина.html", "Плотина.files", None),
    ],
)
def test_parts_of_a_saved_page_are_passed_over_in_one_line(
    tmp_path: Path, page: str, parts: str, linked: str | None
) -> None:
    save(tmp_path, f"in/{page}", f"in/{parts}", linked=linked or parts)
    read = read_articles([tmp_path])

    assert [Path(each.path or "").name for each in read.articles] == [page]
    assert read.warnings == (
        f"passed over {tmp_path}/in/{parts}: 4 files that belong to the saved page {page}",
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="Dam_more/two.html">The second part</a>',  # another article
        '<img src="Dams/b.jpg">',  # another folder
        "",
    ],
)
def test_folder_of_articles_beside_a_page_is_read(tmp_path: Path, markup: str) -> None:
    write(tmp_path, "Dam.html", f"<html><body><p>{BODY}</p>{markup}</body></html>")
    write(tmp_path, "Dam_more/two.html", f"<html><body><p>{BODY}</p></body></html>")

    assert len(read_articles([tmp_path]).articles) == 2


def test_page_that_cannot_be_read_has_no_parts() -> None:
    def deny(name: str) -> bytes:
        raise PermissionError(name)

    assert saved_with_pages(["a.html", "a_files/b.html"], deny) == {}


def test_parts_that_come_after_their_page_are_passed_over(tmp_path: Path) -> None:
    save(tmp_path, "Dam.html", "Dam_files")
    write(tmp_path, "other.txt", BODY)
    coming = [tmp_path / "other.txt", *sorted((tmp_path / "Dam_files").iterdir())]
    read = read_files(coming, tmp_path)

    assert [each.text for each in read.articles] == [BODY]
    assert [each.split(":")[0] for each in read.warnings] == [f"passed over {tmp_path}/Dam_files"]


def test_parts_of_a_saved_page_are_no_story_of_a_batch(tmp_path: Path) -> None:
    save(tmp_path, "Dam.html", "Dam_files")
    save(tmp_path, "one/Dam.html", "one/Dam_files", linked="Dam_files")
    (story,) = list_stories(Location(tmp_path.as_posix())).stories()

    assert story.id == "one"
    assert len(story.load().read().articles) == 1
