import pytest

from summarize.reading.published import iso_date


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2023-07-13", "2023-07-13"),
        ("July 13, 2023", "2023-07-13"),
        ("13th July 2023", "2023-07-13"),
        ("Thu, 13 Jul 2023 10:00:00 GMT", "2023-07-13T10:00:00+00:00"),
        ("Thu, 13 Jul 2023 10:00:00 +0200", "2023-07-13T10:00:00+02:00"),
        ("13 July 2023, 14:32", "2023-07-13T14:32:00"),
        ("2023-07-13 14:32 GMT", "2023-07-13T14:32:00+00:00"),
        ("July 13, 2023 at 2:32 p.m. EDT", "2023-07-13T14:32:00-04:00"),
        ("July 13, 2023, 12:15 AM", "2023-07-13T00:15:00"),
        ("13 July 2023, 14:32 UTC+02:00", "2023-07-13T14:32:00+02:00"),
        ("6pm on 13 July 2023", "2023-07-13T18:00:00"),
        ("13 July 2023 10:05 BST", "2023-07-13"),  # of Britain, or of Bangladesh
        ("13 July 2023 25:05", None),
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
