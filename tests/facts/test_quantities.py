from __future__ import annotations

import math

import pytest

from summarize.facts.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("It lasted 90 minutes.", 90, "minute", "90 minutes"),
        ("It was a 90-minute meeting.", 90, "minute", "90-minute"),
        ("It lasted one and a half hours.", 90, "minute", "one and a half hours"),
        ("It lasted an hour and a half.", 90, "minute", "an hour and a half"),
        ("It lasted half an hour.", 30, "minute", "half an hour"),
        ("One hundred and twenty people came.", 120, "people", "One hundred and twenty people"),
        ("Two hundred thousand people came.", 200_000, "people", "Two hundred thousand people"),
        ("Twenty-five people came.", 25, "people", "Twenty-five people"),
        ("A dozen officers came.", 12, "officer", "A dozen officers"),
        ("He owns 1,000,000 ships.", 1e6, "ship", "1,000,000 ships"),
        ("He owns 25 US ships.", 25, "ship", "25 US ships"),
        ("It cost $1.2 billion.", 1.2e9, "$", "$1.2 billion"),
        ("It cost $1,200 million.", 1.2e9, "$", "$1,200 million"),
        ("It cost £36bn.", 36e9, "£", "£36bn"),
        ("It cost 3 million dollars.", 3e6, "$", "3 million dollars"),
        ("It rose 3.5%.", 3.5, "%", "3.5%"),
        ("It rose by 4 per cent.", 4, "%", "4 per cent"),
        ("It rose by 4 percent.", 4, "%", "4 percent"),
        ("It rose two percentage points.", 2, "percentage point", "two percentage points"),
        ("Ann Lee, 42, spoke.", 42, "age", "42"),
        ("The 42-year-old spoke.", 42, "age", "42-year-old"),
        ("A man aged 42 spoke.", 42, "age", "42"),
        ("It is 2 miles off.", 3218.7, "metre", "2 miles"),
    ],
)
def test_a_quantity_is_read_with_its_unit(text: str, value: float, unit: str, words: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.low + quantity.high) / 2 == pytest.approx(value, rel=1e-3)
    assert (quantity.unit, quantity.text) == (unit, words)


@pytest.mark.parametrize(
    "text",
    [
        "It began on June 20, 2014.",
        "It began on 20 June at 10:30.",
        "It starts at 8 p.m. sharp.",
        "Flight 447 left.",
        "Between 5 and 7 people came.",
        "From 5 to 7 people came.",
        "Some 10-12 people came.",
        "One man came.",
        "One in five women came.",
        "The 5th man came.",
        "It ended 234-193.",
    ],
)
def test_dates_times_labels_and_ranges_are_no_quantities(text: str) -> None:
    assert [quantity for quantity in find_quantities(text) if quantity.unit] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("About 100 people came.", 90, 110),
        ("Nearly 100 people came.", 90, 110),
        ("More than 20 people came.", 19.5, math.inf),
        ("At least 20 people came.", 19.5, math.inf),
        ("No fewer than 20 people came.", 19.5, math.inf),
        ("Fewer than 20 people came.", 0, 20.5),
        ("Up to 20 people came.", 0, 20.5),
        ("As many as 20 people came.", 0, 20.5),
        ("No more than 20 people came.", 0, 20.5),
        ("Not more than 20 people came.", 0, 20.5),
        ("Not less than 20 people came.", 19.5, math.inf),
        ("In excess of 20 people came.", 19.5, math.inf),
        ("A minimum of 20 people came.", 19.5, math.inf),
        ("A maximum of 20 people came.", 0, 20.5),
        ("20-plus people came.", 19.5, math.inf),
        ("20 or more people came.", 19.5, math.inf),
        ("20 people or so came.", 19.5, 20.5),
        ("100 or so people came.", 90, 110),
        ("Exactly 20 people came.", 19.5, 20.5),
        ("It mixed up 20 people.", 19.5, 20.5),
    ],
)
def test_words_before_a_figure_widen_it(text: str, low: float, high: float) -> None:
    (quantity,) = find_quantities(text)
    assert [quantity.low, quantity.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("About 200 people came.", 180, 220),
        ("About 240 people came.", 230, 250),
        ("Some 250 people came.", 225, 275),
        ("About 1,234 people came.", 1209.32, 1258.68),
        ("About 12 people came.", 11, 13),
        ("About 1.3 million people came.", 1.2e6, 1.4e6),
    ],
)
def test_an_approximate_figure_is_as_exact_as_it_looks(text: str, low: float, high: float) -> None:
    (quantity,) = find_quantities(text)
    assert [quantity.low, quantity.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The chair was sold for 75 pounds.", "money"),
        ("The chair went for 40 pounds.", "money"),
        ("Bidders drove its price up to 410 pounds.", "money"),
        ("He sold 75 pounds of fish.", "weight"),
        ("The prize pumpkin weighs 75 pounds.", "weight"),
        ("He sold a 75-pound pumpkin.", "weight"),
        ("He lost 30 pounds.", "weight"),
    ],
)
def test_pounds_are_money_where_they_are_paid(text: str, kind: str) -> None:
    assert [quantity.kind for quantity in find_quantities(text)] == [kind]
