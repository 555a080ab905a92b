"""Articles on made-up events, as three outlets would tell of each."""

from __future__ import annotations

from summarize.types import Article

FERRY = (
    "The ferry Halcyon ran aground off Skerrow Island on Tuesday night with 240 people on board. "
    "The coastguard said all passengers were taken to Port Lennick by two lifeboats.",
    "All passengers of the ferry Halcyon are safe after it hit rocks near Skerrow Island. "
    "Lifeboats brought them to Port Lennick before dawn, the coastguard said.",
    "Skerrow Island: investigators boarded the grounded Halcyon on Wednesday. The ferry's captain "
    "told the coastguard that the radar had failed off Port Lennick.",
)
ELECTION = (
    "Mayor Ilse Brandt won a third term in Oberhain on Sunday with 54 percent of the vote. Her "
    "rival, Tomas Keller, conceded an hour after polling stations closed.",
    "Oberhain keeps its mayor: Ilse Brandt beat Tomas Keller in Sunday's election, the city "
    "council announced. Turnout was the highest in twenty years.",
)
COMPANY = (
    "Veltro, which makes electric buses, will close its plant in Marsden next spring. The company "
    "blamed falling orders and said 900 jobs would go.",
)


def articles(
    texts: tuple[str, ...], name: str, day: str | None = "2024-03-05"
) -> tuple[Article, ...]:
    return tuple(
        Article(f"{name}{number}", text, published=day, path=f"{name}{number}.txt")
        for number, text in enumerate(texts)
    )


def a_pile() -> tuple[Article, ...]:
    return (
        *articles(FERRY, "ferry"),
        *articles(ELECTION, "election"),
        *articles(COMPANY, "company"),
    )
