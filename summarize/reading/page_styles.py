"""Which text of a page its own styles hide from the eye.

Style attributes, the page's ``<style>`` sheets and the ``hidden`` attribute are read, and the
classes by which pages speak to screen readers. Sheets that a page only links to are not at hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from summarize.reading.page_marks import HtmlElement, is_hidden_by_class

Color = tuple[float, float, float]
Styles = Mapping[str, str]
"""An element's own declarations: property → value, both in small letters."""

_LENGTH = re.compile(r"(-?\d*\.?\d+(?:e-?\d+)?)(px|pt|r?em|ex|ch|%|vw|vh|in|cm|mm)?(?![\w.])")
# How many pixels a unit is: roughly, since "far off" and "nothing" are all that is asked.
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 1.33,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "%": 10.0,
    "vw": 10.0,
    "vh": 8.0,
    "in": 96.0,
    "cm": 38.0,
    "mm": 3.8,
}
_FAR_OFF = -500.0
_OFFSETS = ("left", "right", "top", "bottom", "inset")
_SHIFTS = ("text-indent", "margin-left", "margin-right", "margin-top", "margin")
_SIZES = ("height", "width", "max-height", "max-width")
_NO_AREA = re.compile(
    r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0|rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]"
    r"|polygon\(\s*(?:0\w*\s+0\w*[\s,]*)+\)"
)
_NO_SCALE = re.compile(r"scale[xy3d]*\(\s*0?\.?0*\s*[,)]")
_PALE = 0.05
_PAINTED = ("background", "background-color", "background-image")
_READ = frozenset(
    (
        "display visibility opacity font-size font color background background-color"
        " background-image position clip clip-path transform overflow overflow-x overflow-y"
        " content-visibility filter"
    ).split()
).union(_OFFSETS, _SHIFTS, _SIZES)
_BLOCKS = ("block", "flex", "grid", "table", "list-item", "flow-root")
_SHOWN_ON_SCREENS = re.compile(r"(?:only\s+)?(?:all|screen)?")
_NAMED = re.compile(r"([.#])(-?[_a-zA-Z][\w-]*)")
# What a real page needs is a tenth of it; more would only take time.
_MOST_RULES, _MOST_MATCHES, _LONGEST_SELECTOR = 3000, 300_000, 500
_WHITE = (1.0, 1.0, 1.0)


class _Rule(NamedTuple):
    selector: str
    order: int
    declared: tuple[tuple[str, str, bool], ...]


class PageStyles:
    """The declarations of a page that matter for what is seen, by element."""

    def __init__(self, tree: HtmlElement) -> None:
        """Read the page's sheets and style attributes."""
        self._tree = tree
        self._by_rule = _styles_by_rule(tree)
        self._own: dict[HtmlElement, Styles] = {}

    def of(self, element: HtmlElement) -> Styles:
        """Return what is declared for an element itself."""
        if element not in self._own:
            self._own[element] = self._declared(element)
        return self._own[element]

    def is_block(self, element: HtmlElement) -> bool:
        """Say whether a style makes a line of its own of an element that is inline otherwise."""
        return self.of(element).get("display", "").startswith(_BLOCKS)

    def hidden(
        self, shown: AbstractSet[HtmlElement] = frozenset()
    ) -> dict[HtmlElement, HtmlElement]:
        """Return the elements whose own text is not seen, each with the one that hides it.

        Args:
            shown: Elements that are taken not to hide what is in them.
        """
        from lxml import etree

        found: dict[HtmlElement, HtmlElement] = {}
        looks = [_Look()]
        for event, element in etree.iterwalk(self._tree, events=("start", "end"), tag="*"):
            if event == "end":
                looks.pop()
                continue
            own: Styles = {} if element in shown else self.of(element)
            looks.append(_look(element, own, looks[-1], hides=element not in shown))
            if (hider := looks[-1].hider) is not None:
                found[element] = hider
        return found

    def _declared(self, element: HtmlElement) -> Styles:
        ranked = {**_presentational(element), **self._by_rule.get(element, {})}
        for name, value, important in _declarations(element.get("style", "")):
            if important or not ranked.get(name, ("", False))[1]:
                ranked[name] = (value, important)
        return {name: value for name, (value, _) in ranked.items()}


@dataclass(frozen=True, slots=True)
class _Look:
    """How an element's own text looks; ``background`` is None where a picture or nobody tells."""

    gone: HtmlElement | None = None  # by whatever holds for all that is inside
    unseen: HtmlElement | None = None
    tiny: HtmlElement | None = None
    background: Color | None = _WHITE
    pale: HtmlElement | None = None

    @property
    def hider(self) -> HtmlElement | None:
        return next(
            (e for e in (self.gone, self.unseen, self.tiny, self.pale) if e is not None), None
        )


def _look(element: HtmlElement, own: Styles, around: _Look, *, hides: bool) -> _Look:
    if around.gone is not None:
        return around
    if hides and (_is_gone(element, own) or is_hidden_by_class(element)):
        return replace(around, gone=element)
    if not own:
        return around
    look = around
    if visibility := own.get("visibility"):
        look = replace(look, unseen=element if visibility in {"hidden", "collapse"} else None)
    if (size := _font_size(own)) is not None:
        is_relative_of_nothing = around.tiny is not None and size.relative and size.pixels > 1
        tiny = around.tiny if is_relative_of_nothing else element if size.pixels <= 1 else None
        look = replace(look, tiny=tiny)
    return _colored(element, own, look)


def _is_gone(element: HtmlElement, own: Styles) -> bool:
    display = own.get("display")
    if display == "none" or (element.get("hidden") is not None and display is None):
        return True
    if element.tag == "dialog" and element.get("open") is None and display is None:
        return True
    return bool(own) and (_is_off_screen(own) or _is_clipped(own) or _is_transparent(own))


def _is_transparent(own: Styles) -> bool:
    opacity = own.get("opacity")
    filtered = own.get("filter", "").replace(" ", "")
    return (
        (opacity is not None and _number(opacity, 1.0) <= _PALE)
        or own.get("content-visibility") == "hidden"
        or filtered.startswith(("opacity(0)", "opacity(0%)"))
    )


def _is_off_screen(own: Styles) -> bool:
    placed = own.get("position") in {"absolute", "fixed"}
    moved = (*_SHIFTS, *(_OFFSETS if placed else ()))
    if any(length < _FAR_OFF for name in moved for length in _lengths(own.get(name, ""))):
        return True
    transform = own.get("transform", "")
    return "translate" in transform and any(n < _FAR_OFF for n in _lengths(transform))


def _is_clipped(own: Styles) -> bool:
    if any(_NO_AREA.match(own.get(name, "")) for name in ("clip", "clip-path")):
        return True
    if _NO_SCALE.search(own.get("transform", "")):
        return True
    cut = any(
        own.get(f"overflow{axis}", "").startswith(("hidden", "clip")) for axis in ("", "-x", "-y")
    )
    sizes = [_lengths(own.get(name, "")) for name in _SIZES]
    return cut and any(len(size) == 1 and 0 <= size[0] <= 1 for size in sizes)


class _FontSize(NamedTuple):
    pixels: float
    relative: bool


def _font_size(own: Styles) -> _FontSize | None:
    value = own.get("font-size")
    if value is None and "font" in own:
        # "font: italic 0/0 a": the size is the first length after words and a weight.
        sizes = re.findall(r"(?:^|\s)(-?[\d.]+(?:px|pt|em|rem|%)|0)(?=[/\s])", own["font"])
        value = sizes[0] if sizes else None
    match = _LENGTH.match(value or "")
    if value is None:
        return None
    if match is None:  # "medium", "inherit", "calc(…)"
        return (
            None if value in {"inherit", "larger", "smaller"} else _FontSize(16.0, relative=False)
        )
    unit = match[2] or ""
    percent = 0.16 if unit == "%" else _PIXELS[unit]
    return _FontSize(float(match[1]) * percent, relative=unit in {"em", "%", "ex", "ch"})


def _colored(element: HtmlElement, own: Styles, look: _Look) -> _Look:
    painted = [own[name] for name in _PAINTED if name in own]
    if "color" not in own and not painted:
        return look
    around_background = background = look.background
    for value in painted:
        background = _background(value, background)
    look = replace(look, background=background)
    # A background alone hides nothing: what is written on it may be coloured by another sheet.
    if "color" not in own:
        return look if background == around_background else replace(look, pale=None)
    named = _color(own["color"])
    clear = own["color"] == "transparent" or (named is not None and named[3] <= _PALE)
    seen = named is None or background is None or max(map(_distance, named, background)) > _PALE
    return replace(look, pale=element if clear or not seen else None)


def _distance(one: float, other: float) -> float:
    return abs(one - other)


def _background(value: str, behind: Color | None) -> Color | None:
    if "url(" in value or "gradient(" in value or "var(" in value:
        return None
    for word in re.findall(r"[\w#-]+(?:\([^)]*\))?", value):
        color = _color(word)
        if color is not None and color[3] > _PALE:
            return color[:3] if color[3] > 1 - _PALE else None
    return behind


def _color(value: str) -> tuple[float, float, float, float] | None:
    """Return red, green, blue and alpha in [0, 1], or None for what is no plain colour."""
    from tinycss2.color3 import parse_color

    if re.fullmatch(r"#(?:[0-9a-f]{4}|[0-9a-f]{8})", value):  # with alpha: newer than that parser
        digits = value[1:] if len(value) == len("#rrggbbaa") else "".join(c * 2 for c in value[1:])
        red, green, blue, alpha = (int(digits[i : i + 2], 16) / 255 for i in range(0, 8, 2))
        return red, green, blue, alpha
    color = parse_color(value)
    if color is None or isinstance(color, str):
        return None
    return color.red, color.green, color.blue, color.alpha


def _number(value: str, default: float) -> float:
    match = re.match(r"(-?\d*\.?\d+)(%?)", value)
    return default if match is None else float(match[1]) / (100 if match[2] else 1)


def _lengths(value: str) -> list[float]:
    return [float(n) * _PIXELS[unit] for n, unit in _LENGTH.findall(value)]


def _presentational(element: HtmlElement) -> dict[str, tuple[str, bool]]:
    """Return what attributes of old say: ``<font color>``, ``<body bgcolor text>``."""
    given = {"background-color": element.get("bgcolor")}
    given["color"] = element.get("color") if element.tag == "font" else None
    if element.tag == "body":
        given["color"] = element.get("text")
    return {name: (value.strip().lower(), False) for name, value in given.items() if value}


def _styles_by_rule(tree: HtmlElement) -> dict[HtmlElement, dict[str, tuple[str, bool]]]:
    """Return each element's declarations in sheets, the weightiest of each property."""
    weighed: defaultdict[HtmlElement, dict[str, tuple[Any, str, bool]]] = defaultdict(dict)
    for rule, specificity, elements in _matched(tree):
        for name, value, important in rule.declared:
            weight = (important, specificity, rule.order)
            for element in elements:
                if name not in weighed[element] or weighed[element][name][0] <= weight:
                    weighed[element][name] = (weight, value, important)
    return {
        element: {name: (value, important) for name, (_, value, important) in declared.items()}
        for element, declared in weighed.items()
    }


def _matched(tree: HtmlElement) -> Iterator[tuple[_Rule, Any, list[HtmlElement]]]:
    """Yield the page's rules with the elements that each part of their selector selects."""
    left = _MOST_MATCHES
    for rule in _rules(tree):
        for specificity, elements in _matches(tree, rule.selector):
            left -= len(elements)
            if left < 0:
                return
            yield rule, specificity, elements


def _rules(tree: HtmlElement) -> list[_Rule]:
    """Return the rules that can say what is seen of this page."""
    present = {f".{name}" for e in tree.iter("*") for name in e.get("class", "").split()}
    present |= {f"#{name}" for e in tree.iter("*") if (name := e.get("id"))}
    rules: list[_Rule] = []
    for sheet in tree.iter("style"):
        is_seen = _SHOWN_ON_SCREENS.fullmatch(sheet.get("media", "").strip().lower())
        if is_seen and next(sheet.iterancestors("noscript"), None) is None:
            for selector, declared in _rules_of("".join(sheet.itertext())):
                kept = tuple(each for each in declared if each[0] in _READ)
                if kept and _can_match(selector, present):
                    rules.append(_Rule(selector, len(rules), kept))
    return _joined(rules)[:_MOST_RULES]


def _joined(rules: Sequence[_Rule]) -> list[_Rule]:
    """Join rules with the same selector, which sheets repeat by the thousand."""
    joined: dict[str, _Rule] = {}
    for rule in rules:
        before = joined.pop(rule.selector, None)
        declared = {(name, important): value for name, value, important in rule.declared}
        if before is not None:
            declared = {(n, i): v for n, v, i in before.declared} | declared
        flat = tuple((name, value, important) for (name, important), value in declared.items())
        joined[rule.selector] = _Rule(rule.selector, rule.order, flat)
    return list(joined.values())


def _can_match(selector: str, present: AbstractSet[str]) -> bool:
    """Say whether some part of a selector names only classes and ids that the page has."""
    return any(
        ":" in part or all(f"{sign}{name}" in present for sign, name in _NAMED.findall(part))
        for part in selector.split(",")
    )


def _rules_of(sheet: str) -> Iterator[tuple[str, list[tuple[str, str, bool]]]]:
    import tinycss2

    waiting = [iter(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))]
    while waiting:
        rule = next(waiting[-1], None)
        if rule is None:
            waiting.pop()
        elif rule.type == "qualified-rule":
            yield tinycss2.serialize(rule.prelude), list(_declarations(rule.content))
        elif rule.type == "at-rule" and rule.content is not None and _holds_here(rule):
            waiting.append(iter(tinycss2.parse_rule_list(rule.content, True, True)))


def _holds_here(rule: Any) -> bool:
    import tinycss2

    if rule.lower_at_keyword == "media":
        media = tinycss2.serialize(rule.prelude).strip().lower()
        return _SHOWN_ON_SCREENS.fullmatch(media) is not None
    return rule.lower_at_keyword in {"layer", "supports"}


def _declarations(content: Any) -> Iterator[tuple[str, str, bool]]:
    """Yield property, value and whether it is important; content is CSS or its tokens."""
    import tinycss2

    if not content:
        return
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration":
            value = tinycss2.serialize([t for t in each.value if t.type != "comment"])
            yield each.lower_name, " ".join(value.lower().split()), each.important


def _matches(tree: HtmlElement, selector: str) -> Iterator[tuple[Any, list[HtmlElement]]]:
    """Yield for each part of a selector its specificity and the elements that it selects."""
    from cssselect import HTMLTranslator, SelectorError, parse
    from lxml import etree

    translator = HTMLTranslator()
    if len(selector) > _LONGEST_SELECTOR:
        return
    try:
        for each in parse(selector):
            if each.pseudo_element is None:
                path = translator.selector_to_xpath(each, prefix="descendant-or-self::")
                yield each.specificity(), tree.xpath(path)
    except (SelectorError, etree.XPathError, ValueError, RecursionError):
        return  # a selector of another kind (":hover", "::before"): it selects nothing here
