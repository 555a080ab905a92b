"""Who does what to whom, in the sentence and in its spans."""

from __future__ import annotations

import pytest
from laid import lay, objected

from summarize.checking.roles import check_roles, keeps_roles

ARREST = "Police arrested a driver on Monday."


@pytest.mark.parametrize(
    ("claim", "texts"),
    [
        ("A driver was arrested by police.", []),
        ("A driver arrested police.", ["driver", "police"]),
        ("Police were arrested by a driver.", ["driver", "Police"]),
    ],
)
def test_roles_are_kept_whatever_the_voice(claim: str, texts: list[str]) -> None:
    found = objected(check_roles, claim, ARREST)
    assert sorted(found) == sorted(("role", text) for text in texts)
    assert keeps_roles(lay(claim, ARREST)) is not bool(texts)


def test_roles_are_not_asked_where_something_else_is_told() -> None:
    span = "Osei blamed the rain for the long delay at the northern gate."
    claim = "The long delay at the northern gate blamed Osei."
    assert objected(check_roles, claim, span) == [("role", "Osei")]
    assert objected(check_roles, "The court heard that Lee blamed Osei.", span) == []


def test_who_meets_whom_makes_no_difference() -> None:
    assert objected(check_roles, "Wang met Lee.", "Lee met Wang.") == []
