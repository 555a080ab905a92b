"""Everything that a page shows is a passage of it, once."""

import re
from collections import Counter
from contextlib import suppress
from random import Random

import pytest

from summarize.reading.draft import UnreadableInputError
from summarize.reading.page_passages import passages_of
from summarize.reading.page_styles import PageStyles
from summarize.reading.web_pages import draft_of_page, parse_page

from .builders import PARAGRAPHS


def shown(body: str) -> list[str]:
    tree = parse_page(f"<html><body>{body}</body></html>")
    styles = PageStyles(tree)
    return [each.text for each in passages_of(tree, styles, set(styles.hidden()))]


def words(texts: list[str]) -> Counter[str]:
    return Counter(re.findall(r"\w", " ".join(texts)))


@pytest.mark.parametrize(
    ("body", "passages"),
    [
        ("One.<br><br>Two.", ["One.", "Two."]),
        ("One.<br/>Two.", ["One.", "Two."]),
        ("One.<br> <br />\n<br>Two.", ["One.", "Two."]),
        ("The talks<br>ended.", ["The talks ended."]),
        ("In Jakarta,<br>Manila and Hanoi.", ["In Jakarta, Manila and Hanoi."]),
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("One.<p>Two.</p>Three.", ["One.", "Two.", "Three."]),
        ("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
        ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
        ("<dl><dt>One</dt><dd>Two</dd></dl>", ["One", "Two"]),
        ("<h2>One</h2>Two.", ["One", "Two."]),
        ("<b>F</b>irst and l<i>as</i>t", ["First and last"]),
        ("<span class=cap>F</span><span>irst</span>", ["First"]),
        ("<b>J</b><b>AKARTA</b> –", ["JAKARTA –"]),
        ("H<sub>2</sub>O", ["H2O"]),
        ("Wire<wbr>less", ["Wireless"]),
        ("<span>One.</span><span>Two.</span>", ["One. Two."]),
        ("he said.<b>He</b> left", ["he said. He left"]),
        ("he said “no”.<i>“Yes</i>", ["he said “no”. “Yes"]),
        ("<a>Home</a><a>News</a>", ["Home News"]),
        ("3.<b>5</b> and U.<b>S</b>.", ["3.5 and U.S."]),
        ("<x-p>One.</x-p><x-p>Two.</x-p>", ["One.", "Two."]),
        ("by <x-link>Jo</x-link>, who", ["by Jo, who"]),
        ("<span style='display:block'>One</span><span>Two</span>", ["One", "Two"]),
        ("<pre>One line\nof text.\n\nTwo.</pre>", ["One line of text.", "Two."]),
        ("<p>One\n two</p>", ["One two"]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("<q>Yes</q>, he said", ["“Yes”, he said"]),
        ("<p>Ten <del>nine</del> dead</p>", ["nine", "Ten dead"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字典在桌子上", ["kan", "漢字典在桌子上"]),
        ("<table><tr><td>A<td>1<tr><td>B<td>2</table>", ["A 1", "B 2"]),
        ("<table><tr><td>One.<br><br>Two.<td>x</table>", ["One.", "Two.", "x"]),
        ("a<script>b</script>c<style>d</style>", ["ac"]),
        ("<nav><ul><li><a>Home</a><li><a>World</a></ul></nav>", ["Home World"]),
        ("&amp;lt;b&amp;gt; &nbsp; x&shy;y", ["&lt;b&gt; xy"]),
    ],
)
def test_paragraphs_are_what_a_browser_shows_as_such(body: str, passages: list[str]) -> None:
    assert shown(body) == passages


TAGS = (
    "p div span a b em h1 h2 section article ul li table tr td nav aside footer figure figcaption"
    " pre blockquote q del sup ruby rt time svg form label button details summary x-y font center"
    " header main dl dt dd"
).split()
ATTRIBUTES = (
    "hidden", "style='display:none'", "style='visibility:hidden'", "style='visibility:visible'",
    "style='font-size:0'", "style='font-size:9px'", "style='color:#fff'", "class='share'",
    "class='related'", "class='sr-only'", "id='comments'", "class='content'", "style='{{;'",
)  # fmt: skip


def generated(seed: int) -> tuple[str, list[str]]:
    """Return a page of elements put together at random, and the texts on it."""
    random = Random(seed)
    parts: list[str] = []
    texts: list[str] = []
    opened: list[str] = []
    for number in range(random.randint(5, 80)):
        drawn = random.random()
        if drawn < 0.4:
            opened.append(random.choice(TAGS))
            attributes = random.sample(ATTRIBUTES, random.choice((0, 0, 1, 2)))
            parts.append(f"<{' '.join([opened[-1], *attributes])}>")
        elif drawn < 0.55 and opened:
            parts.append(f"</{opened.pop()}>")
        elif drawn < 0.65:
            parts.append("<br>")
        else:
            texts.append(random.choice((f"Number {number} is told here by a man.", f"n{number}")))
            parts.append(texts[-1])
    return "".join(parts), texts


@pytest.mark.parametrize("seed", range(60))
def test_visible_text_is_kept_or_listed_once(seed: int) -> None:
    body, texts = generated(seed)
    article = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    draft = draft_of_page(f"<html><body>{article}{body}</body></html>")
    title = [draft.metadata.title] if draft.metadata.title in texts else []
    listed = [*(block.text for block in draft.blocks), *filter(None, title)]

    assert words(listed) == words([*texts, *PARAGRAPHS])


@pytest.mark.parametrize("seed", range(40))
def test_no_markup_is_a_traceback(seed: int) -> None:
    random = Random(seed)
    body, _ = generated(seed)
    cut = [body[i : i + 7] for i in range(0, len(body), 7)]
    random.shuffle(cut)
    for markup in ("".join(cut), body[random.randrange(len(body)) :], f"<![CDATA[{body}"):
        with suppress(UnreadableInputError):
            draft_of_page(markup)


def test_page_nine_hundred_elements_deep_is_read() -> None:
    article = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    for tag in ("div", "span", "section", "font"):
        deep = f"<html><body>{f'<{tag}>' * 900}{article}"

        assert [block.text for block in draft_of_page(deep).blocks] == PARAGRAPHS


def test_page_that_is_too_deep_is_an_error_that_says_so() -> None:
    with pytest.raises(UnreadableInputError, match="nested more than 2,048 deep"):
        draft_of_page(f"<html><body>{'<div>' * 10_000}<p>{PARAGRAPHS[0]}</p>")
