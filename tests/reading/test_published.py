import pytest

from summarize.reading.published import iso_date


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2023-07-13", "2023-07-13"),
        ("July 13, 2023", "2023-07-13"),
        ("13th July 2023", "2023-07-13"),
        ("Thu, 13 Jul 2023 10:00:00 GMT", "2023-07-13"),
        ("Thurs., Sept. 7, 2023", "2023-09-07"),
        ("13/07/2023", "2023-07-13"),
        ("2023/07/08", "2023-07-08"),
        ("2023-07-13T10:00:00+07:00", "2023-07-13T10:00:00+07:00"),
        ("07/08/2023", None),
        ("May 2023", None),
        ("May", None),
        ("July 13", None),
        ("2023", None),
        ("2023-13-45", None),
        (20230713, None),
        (None, None),
    ],
)
def test_dates_are_complete_and_unambiguous_or_none(given: object, expected: str | None) -> None:
    assert iso_date(given) == expected
