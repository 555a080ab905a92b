import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarize.errors import ReadError
from summarize.reading import read_articles, read_records

from .builders import BODY, REPOSITORY, write, write_json

JAKARTA = REPOSITORY / "examples" / "jakarta"


def test_folder_is_read_by_relative_path_with_sub_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "c.md", ".hidden.txt", ".git/x.txt"):
        write(tmp_path, name, BODY)
    read = read_articles([tmp_path])

    assert [a.path for a in read.articles] == [
        (tmp_path / name).as_posix() for name in ("a/z.txt", "b.txt", "c.md")
    ]
    assert [a.id for a in read.articles] == ["a1", "a2", "a3"]
    assert read.warnings == ()


def test_path_is_kept_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "in/a.txt", BODY)
    monkeypatch.chdir(tmp_path)

    assert read_articles(["in"]).articles[0].path == "in/a.txt"


def test_bad_files_of_a_folder_are_warnings_and_the_good_are_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "")
    write(tmp_path, "b.txt", BODY)
    write(tmp_path, "c.csv", "x,y")
    write(tmp_path, "d.png", "x")
    read = read_articles([tmp_path])

    assert [article.text for article in read.articles] == [BODY]
    assert [re.sub(r" \S+/", " ", warning)[:30] for warning in read.warnings] == [
        "skipped a.txt: the file is emp",
        "skipped c.csv: its table has n",
        "skipped, of no format that is ",
    ]


def test_what_could_not_be_read_is_told_as_data_too(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "")
    write_json(tmp_path, "b.json", [{"title": "Rain", "text": BODY}, {"title": "Sun"}])
    write(tmp_path, "c.png", "of no format that is read: nobody meant it as an article")
    read = read_articles([tmp_path])

    part, whole = read.unread
    assert (whole.path, whole.part) == (f"{tmp_path}/a.txt", "")
    assert "the file is empty" in whole.reason
    assert (part.path, part.part) == (f"{tmp_path}/b.json", "item 2 (Sun)")
    assert part.reason.startswith("an article has no text")
    assert {each.warning for each in read.unread} < set(read.warnings)


def test_files_of_other_formats_are_told_in_one_short_line(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    for name in ("b.jpg", "c.png", "notes"):
        write(tmp_path, f"in/{name}", "x")
    (few,) = read_articles([tmp_path]).warnings
    for number in range(20):
        write(tmp_path, f"in/{number}.jpg", "x")
    (many,) = read_articles([tmp_path]).warnings

    told = (f"{tmp_path}/in/{name}" for name in ("b.jpg", "c.png", "notes"))
    assert few == f"skipped, of no format that is read: {', '.join(told)}"
    assert many == "skipped 23 files of no format that is read: 21 .jpg, 1 .png, 1 without a suffix"


def test_folder_of_pictures_is_an_error_that_tells_what_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg", "x")

    with pytest.raises(ReadError, match=r"article: skipped, of no .*a\.jpg \(read: \.txt, "):
        read_articles([tmp_path])


def test_folder_without_a_good_file_is_an_error_with_reasons(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "")

    with pytest.raises(ReadError, match=r"holds no readable article: skipped .*a\.txt: .* empty"):
        read_articles([tmp_path])


def test_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds no files"):
        read_articles([tmp_path])


def test_no_paths_is_an_error() -> None:
    with pytest.raises(ReadError, match="no paths given"):
        read_articles([])


def test_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no such file or folder: .*gone\.txt"):
        read_articles([tmp_path / "gone.txt"])


@pytest.mark.parametrize("name", ["storm/rian.txt", "strom/rain.txt", "storms/rain.txt"])
def test_mistyped_path_is_told_of_the_nearest(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, "storm/rain.txt", BODY)
    with pytest.raises(ReadError, match=re.escape(f"; did you mean {path}?")):
        read_articles([tmp_path / name])


@pytest.mark.parametrize("name", ["mail.example/news", "mail.com", "www.mail.co.example"])
def test_address_without_its_beginning_is_told_how_to_be_given(name: str) -> None:
    with pytest.raises(ReadError, match=f"the whole address of a page: https://{name}"):
        read_articles([name])


@pytest.mark.parametrize("name", ["news/a.txt", "../a.b/c", "notes.txt", "in.d"])
def test_path_that_is_no_address_is_to_be_checked(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError, match=r"; check the path$"):
        read_articles([name])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n ", "the file is empty"),
        ("a.txt", b"word", "it holds no prose: 1 word;"),
        ("a.txt", b"Advertisement", "it holds no prose: 0 words;"),
        ("a.txt", b"ab\x00cd", "it is a binary file"),
        ("a.pdf", b"%PDF-1.7 x", "it is no PDF document that can be read, or only "),
        ("a.png", b"\x89PNG\r\n\x1a\n", "it is a PNG image"),
        (
            "a.docx",
            b"PK\x03\x04x",
            "it is a Word document, or another zip archive, that is ",
        ),
        ("a.json", b'{"text":\n "x",}', "not valid JSON: line 2, column "),
        ("a.json", b'{"title": "x"}', r"has no text \(keys: title\); give it as"),
        ("a.json", b"[]", "holds no articles"),
        ("a.json", b'{"documents": []}', '"documents" is empty'),
        ("a.json", b"[1]", "item 1: 1 is no article"),
        ("a.jsonl", b'\n{"te', "line 2: it is not valid JSON: column 2"),
        ("a.jsonl", b"{}", "line 1: an article has no text"),
        ("a.md", b"---\n a: b: c\n---\nIt rained a lot.", "front matter is not valid YAML"),
        ("a.html", b"<html><body></body></html>", "cannot read"),
    ],
)
def test_bad_file_that_is_named_is_an_error_of_one_line(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = write(tmp_path, name, content)

    with pytest.raises(ReadError, match=message) as caught:
        read_articles([path])
    assert str(caught.value).startswith(f"cannot read {path.as_posix()}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("bad", [b"", b"word", b"\x89PNG\r\n\x1a\n"])
def test_bad_file_that_is_named_beside_good_ones_is_skipped_and_told(
    tmp_path: Path, bad: bytes
) -> None:
    good, other = (
        write(tmp_path, "a.txt", BODY),
        write(tmp_path, "c.txt", f"Then it rained. {BODY}"),
    )
    path = write(tmp_path, "b.txt", bad)
    read = read_articles([good, path, other])

    assert [each.id for each in read.articles] == ["a1", "a2"]
    (unread,) = read.unread
    assert unread.path == path.as_posix()
    assert read.warnings == (unread.warning,)


def test_folder_without_an_article_beside_a_good_file_is_skipped_and_told(tmp_path: Path) -> None:
    good = write(tmp_path, "a.txt", BODY)
    bad = write(tmp_path, "bad/b.txt", "")
    empty = tmp_path / "empty"
    empty.mkdir()
    read = read_articles([good, bad.parent, empty])

    assert len(read.articles) == 1
    assert [each.path for each in read.unread] == [bad.as_posix(), empty.as_posix()]
    assert read.warnings == tuple(each.warning for each in read.unread)


def test_path_that_does_not_exist_is_an_error_beside_good_files_too(tmp_path: Path) -> None:
    good = write(tmp_path, "a.txt", BODY)
    with pytest.raises(ReadError, match="no such file or folder"):
        read_articles([good, tmp_path / "gone.txt"])


def test_of_several_bad_files_each_is_told_why(tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.txt", ""), write(tmp_path, "b.txt", "word")]
    with pytest.raises(ReadError, match=r"cannot read .*a\.txt: .*; cannot read .*b\.txt: "):
        read_articles(paths)


def test_unreadable_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "a.txt", BODY)
    monkeypatch.setattr(Path, "open", deny)

    with pytest.raises(ReadError, match="permission denied; make the file readable"):
        read_articles([path])


def test_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", BODY)
    read = read_articles([path, tmp_path, path])

    assert len(read.articles) == 1


def test_file_without_a_known_suffix_is_told_by_content(tmp_path: Path) -> None:
    path = write_json(tmp_path, "article", {"title": "Talks end", "text": BODY})

    assert read_articles([path]).articles[0].title == "Talks end"


def test_two_hundred_articles_are_read_quickly(tmp_path: Path) -> None:
    for number in range(200):
        write(tmp_path, f"{number:03}.txt", f"Talks {number} end\n\n" + f"{BODY}\n\n" * 20)
    start = time.perf_counter()
    read = read_articles([tmp_path])

    assert len(read.articles) == 200
    assert time.perf_counter() - start < 10


def test_reading_again_gives_the_same(tmp_path: Path) -> None:
    records = [{"text": f"JAKARTA (AP) — {BODY}\n\nAdvertisement"}]

    assert read_records(records) == read_records(records)


def test_import_loads_no_parser() -> None:
    heavy = (
        "{'trafilatura', 'markdown_it', 'yaml', 'charset_normalizer', 'dateutil', 'lxml', 'pypdf',"
        " 'docx', 'feedparser', 'warcio', 'pyarrow'}"
    )
    code = f"import sys, summarize.reading; print(sorted({heavy} & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )

    assert result.stdout.strip() == "[]"


def test_example_articles_are_read_with_all_their_metadata() -> None:
    read = read_articles([JAKARTA])

    assert [a.source for a in read.articles] == [
        "Harbour Wire",
        "The Meridian Review",
        "Channel Equator",
        "The Straits Courier",
        "Coral Coast Post",
    ]
    assert all(a.title and a.published for a in read.articles)
    assert read.warnings == ()


def test_older_photo_of_the_examples_is_set_apart() -> None:
    read = read_articles([JAKARTA])

    assert not any("Bali" in article.text for article in read.articles)
    assert [d.reason for d in read.dropped if "Bali" in d.text] == ["caption"]
