from pathlib import Path

import pytest

from .builders import BODY, read_one, read_text, reasons

MARKDOWN = """---
title: Talks end
source: The Review
date: 2023-07-13
url: https://review.example/talks
---

# Talks end

The ministers [met](https://x.example) on
**Thursday**.

## What next

![Two ministers in Bali](bali.jpg)

- They meet again in autumn.

```
x = 1
```
"""


def test_front_matter_gives_the_metadata(tmp_path: Path) -> None:
    article = read_one(tmp_path, MARKDOWN, "story.md")

    assert (article.title, article.source) == ("Talks end", "The Review")
    assert (article.published, article.url) == ("2023-07-13", "https://review.example/talks")


def test_markdown_body_is_plain_paragraphs(tmp_path: Path) -> None:
    article = read_one(tmp_path, MARKDOWN, "story.md")

    assert article.text == "The ministers met on Thursday.\n\nThey meet again in autumn."


def test_markdown_headings_captions_and_code_are_listed(tmp_path: Path) -> None:
    assert reasons(read_text(tmp_path, MARKDOWN, "story.md")) == {
        "What next": "heading",
        "Two ministers in Bali": "caption",
        "``` x = 1 ```": "code",
    }


def test_first_heading_is_the_title_without_front_matter(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"# Talks end\n\n{BODY}", "story.markdown")

    assert (article.title, article.text) == ("Talks end", BODY)


HEADS = [
    "Footbridge shut after cracks are found\n\nThe Oxmouth Gazette\n5 March 2026\n\n",
    "# Footbridge shut after cracks are found\n\nThe Oxmouth Gazette\n5 March 2026\n\n",
    "# Footbridge shut after cracks are found\nThe Oxmouth Gazette  \n5 March 2026\n\n",
    "Footbridge shut after cracks are found\n\nThe Oxmouth Gazette\n\n5 March 2026\n\n",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_header_is_read_as_in_plain_text(tmp_path: Path, head: str) -> None:
    article = read_one(tmp_path, head + BODY, "story.md")
    assert article.title == "Footbridge shut after cracks are found"
    assert (article.source, article.published) == ("The Oxmouth Gazette", "2026-03-05")
    assert article.text == BODY
    plain = read_one(tmp_path, head.replace("# ", "") + BODY, "story.txt")
    assert (plain.title, plain.source, plain.text) == (article.title, article.source, article.text)


def test_a_title_that_is_wrapped_is_one(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"Footbridge shut after\ncracks are found\n\n{BODY}", "story.md")
    assert article.title == "Footbridge shut after cracks are found"


ONE_LINE = [
    "{0}, 5 March 2026",
    "*{0}, 5 March 2026*\n\n*By Mara Velt*",
    "{0}, 5 March 2026\n\nBy Mara Velt",
    "**{0}** · 5 March 2026",
    "**{0}** • March 5, 2026 • 4 min read",
    "*5 March 2026 – {0}*",
    "By Mara Velt · {0} · 5 March 2026",
    "**{0}** | By Mara Velt | 5 March 2026",
]


@pytest.mark.parametrize("line", ONE_LINE)
@pytest.mark.parametrize("heading", ["# ", ""])
def test_outlet_and_day_in_one_line_are_the_articles(
    tmp_path: Path, line: str, heading: str
) -> None:
    head = f"{heading}Footbridge shut after cracks are found\n\n{line.format('Oxmouth Gazette')}"
    article = read_one(tmp_path, f"{head}\n\n{BODY}", "story.md")
    assert (article.source, article.published) == ("Oxmouth Gazette", "2026-03-05")
    assert article.title == "Footbridge shut after cracks are found"
    assert article.text == BODY


def test_outlet_and_day_may_stand_over_the_title(tmp_path: Path) -> None:
    head = "**Oxmouth Gazette** · 5 March 2026\n\nFootbridge shut after cracks are found\n\n"
    article = read_one(tmp_path, head + BODY, "story.md")
    assert (article.source, article.published) == ("Oxmouth Gazette", "2026-03-05")
    assert (article.title, article.text) == ("Footbridge shut after cracks are found", BODY)


def test_a_list_with_dots_in_the_text_stays(tmp_path: Path) -> None:
    listed = "Bread · Milk · The bridge that was shut on 5 March 2026."
    article = read_one(tmp_path, f"# Footbridge shut\n\n{BODY}\n\n{listed}", "story.md")
    assert article.text.endswith(listed)


@pytest.mark.parametrize("outlet", ["source", "publisher", "outlet", "publication"])
@pytest.mark.parametrize("writer", ["author", "authors", "byline"])
def test_front_matter_goes_by_the_names_that_exports_use(
    tmp_path: Path, outlet: str, writer: str
) -> None:
    fields = f"title: Talks end\n{outlet}: The Review\ndate: 5 March 2026\n{writer}: Mara Velt"
    article = read_one(tmp_path, f"---\n{fields}\n---\n{BODY}", "story.md")
    assert (article.title, article.source) == ("Talks end", "The Review")
    assert (article.published, article.authors) == ("2026-03-05", ("Mara Velt",))
    assert article.text == BODY
