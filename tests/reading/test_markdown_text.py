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
