"""Small inputs for the reading tests, written to a folder."""

import json
from collections.abc import Mapping
from pathlib import Path

from summarize.reading import read_articles
from summarize.types import Article, ReadArticles

BODY = "The ministers met on Thursday. They agreed to meet again in the autumn."

PARAGRAPHS = [
    "The ministers met in Jakarta on Thursday for talks that lasted two hours, officials said.",
    "They agreed to meet again in the autumn, a spokesman said, and to keep lines open.",
    "Both sides said that the meeting had been useful, although no agreement was signed.",
]

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def write_json(folder: Path, name: str, value: object) -> Path:
    return write(folder, name, json.dumps(value))


def read_text(folder: Path, content: str | bytes, name: str = "story.txt") -> ReadArticles:
    return read_articles([write(folder, name, content)])


def read_one(folder: Path, content: str | bytes, name: str = "story.txt") -> Article:
    (article,) = read_text(folder, content, name).articles
    return article


def reasons(read: ReadArticles) -> dict[str, str]:
    return {dropped.text: dropped.reason for dropped in read.dropped}


def page(body: str, head: Mapping[str, str] | None = None) -> str:
    metas = "".join(
        f'<meta property="{name}" content="{value}">' for name, value in (head or {}).items()
    )
    return f"<!DOCTYPE html><html><head><title>T</title>{metas}</head><body>{body}</body></html>"


def article_page() -> str:
    first, *rest = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    return page(
        "<nav><ul><li>Home</li><li>World</li></ul></nav><article><h1>Talks end</h1>"
        "<figure><img src='b.jpg'><figcaption>The two in Bali in 2022.</figcaption></figure>"
        f"<div class='share-bar'>Share <a>Facebook</a></div>{first}<h2>What next</h2>"
        f"{''.join(rest)}</article><footer>© 2023 Channel Nine</footer>",
        {
            "og:title": "Talks end",
            "og:site_name": "Channel Nine",
            "article:published_time": "2023-07-13T08:00:00+07:00",
            "og:url": "https://nine.example/talks",
        },
    )
