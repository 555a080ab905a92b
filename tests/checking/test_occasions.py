"""What is told of another occasion than the one that the sentence speaks of."""

from __future__ import annotations

import pytest
from laid import lay

from summarize.checking.occasions import check_occasions

SINCE = "It was the worst blast there since the fire of 1987, in which 42 miners died."
EARLIER = "In 2009, three workers were killed when a wall fell."


@pytest.mark.parametrize(
    ("claim", "span", "occasion"),
    [
        ("42 miners died in the blast.", SINCE, "fire of 1987"),
        ("42 miners were killed.", SINCE, "fire of 1987"),
        ("42 miners died in the fire.", SINCE, None),
        ("42 miners died in 1987.", SINCE, None),
        ("Three workers died when a wall fell.", EARLIER, "2009"),
        ("In 2009, three workers died.", EARLIER, None),
        ("Three workers died.", "In 2025, three workers died.", None),
        ("Baumag built the wall.", "Baumag, which built the wall in 1974, was fined.", None),
    ],
)
def test_what_befell_people_on_another_occasion_is_not_told_without_it(
    claim: str, span: str, occasion: str | None
) -> None:
    found = [each.message for each in check_occasions(lay(claim, span, published="2025-05-14"))]
    assert len(found) == (occasion is not None)
    assert all(f"“{occasion}”" in message for message in found)


def test_what_one_span_tells_of_this_occasion_may_be_told() -> None:
    spans = (SINCE, "Seven miners died on Tuesday.")
    evidence = lay("Seven miners died.", *spans, published="2025-05-14")
    assert list(check_occasions(evidence)) == []
