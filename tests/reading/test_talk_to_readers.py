"""What a publication says to its readers is told from news by voice and words together."""

import pytest

from summarize.reading.draft import Block
from summarize.reading.talk_to_readers import REASON, set_talk_to_readers_apart

NEWS = (
    "The harbour pilots of Breskel have ended their strike after eleven days, the port said.",
    "Forty-one ships were waiting at anchor, and the first to come in carried bananas.",
    "The pilots get 4 percent more and a second boat, negotiator Hanna Voss said on Sunday.",
    "The company wants to raise the price of its newsletter and loses subscribers by the day.",
)


def apart(*texts: str, language: str = "en", source: str | None = None) -> list[str]:
    blocks = [Block(text) for text in (*NEWS[:2], *texts, *NEWS[2:])]
    return [
        block.text
        for block in set_talk_to_readers_apart(blocks, language, source)
        if block.reason == REASON
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This article was amended on 9 June 2016 to correct a name."),
        ("en", "This story has been corrected. An earlier version of this story misspelt a name."),
        ("en", "An earlier version of this article gave the wrong year."),
        ("de", "In einer früheren Version dieses Artikels stand ein falscher Name."),
        ("de", "Korrektur: Die Brücke wurde 1954 gebaut, nicht 1945."),
        ("fr", "Une version précédente de cet article donnait un mauvais chiffre."),
        ("es", "Una versión anterior de este artículo daba una cifra equivocada."),
        ("nl", "In een eerdere versie van dit artikel stond een verkeerde naam."),
    ],
)
def test_correction_is_set_apart_as_one(language: str, text: str) -> None:
    blocks = [Block(text) for text in (*NEWS, text)]

    assert set_talk_to_readers_apart(blocks, language)[-1].reason == "correction"


@pytest.mark.parametrize(
    "text",
    [
        "Already have an account? Sign in to continue reading this article.",
        "You have 2 free articles left this month.",
        "Readers like you make our journalism possible.",
        "Want the news first? Subscribe to our newsletter and never miss a story.",
        "No spam. Unsubscribe anytime.",
        "You're receiving this email because you subscribed on our website.",
        "Have you been affected by the strike? Write to voices@breskel.example.",
        "Do you have information about this story? Contact our newsroom in confidence.",
        "We are closing this blog now. Thank you for staying up with us, and good night.",
        "This page updates automatically every 60 seconds.",
        "If you enjoyed this post, hold down the clap button.",
        "Spotted a mistake? Use the form below to report an error.",
        "Follow us on Facebook and Twitter.",
        "Got something to say? Ring 555 0166 until ten.",
        "Like Loading...",
    ],
)
def test_talk_is_set_apart(text: str) -> None:
    assert apart(text) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sie lesen diesen Artikel kostenlos. Mit einem Abo unterstützen Sie uns."),
        ("de", "Haben Sie etwas beobachtet? Schreiben Sie uns an redaktion@bote.example."),
        ("fr", "Vous avez aimé cet article ? Partagez-le avec vos amis."),
        ("fr", "Cet article est réservé à nos abonnés. Vous avez déjà un compte ?"),
        ("es", "Si ya tienes una cuenta, inicia sesión."),
        ("es", "Recibe cada mañana nuestro boletín en tu correo."),
        ("it", "Questo articolo è riservato agli abbonati. Hai già un account? Accedi."),
        ("pt", "Já tem uma conta? Faça login."),
        ("nl", "Meld je aan voor onze nieuwsbrief."),
        ("pl", "Masz już konto? Zaloguj się."),
    ],
)
def test_so_it_is_in_other_languages(language: str, text: str) -> None:
    assert apart(text, language=language) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The paper has lost half of its subscribers, its newsletter is read by nobody.",
        "“Subscribe to our newsletter,” said the pilot, and everybody laughed.",
        "From the bridge you can see the four cranes that are to be blown up in June.",
        "We were told on Monday that nobody would come.",
        "“You may share your story with us,” the commission told the residents.",
        "The minister declined to comment for this report.",
        "Share prices fell by 4 percent after the account of the meeting was published.",
    ],
)
def test_news_stays_whomever_it_quotes_and_whatever_it_is_of(text: str) -> None:
    assert apart(text) == []


def test_they_in_german_is_not_you() -> None:
    text = "Er sagt, dass sie den Newsletter nie bestellt haben und sie nun im Postfach liegt."

    assert apart(text, language="de") == []


def test_what_speaks_to_somebody_beside_talk_goes_with_it() -> None:
    talk, beside = "No spam. Unsubscribe anytime.", "One small street in your letter every Friday."

    assert apart(beside, talk) == [beside, talk]
    assert apart(beside) == []


def test_a_box_goes_as_a_whole() -> None:
    box = (Block("Each week Lou and Bea look at wires.", box=1), Block("New episodes.", box=1))
    blocks = (*map(Block, NEWS), *box)

    assert [b.reason for b in set_talk_to_readers_apart(blocks, "en")][-2:] == [REASON, REASON]


def test_a_sponsor_speaks_under_its_label() -> None:
    advert = "Need a tractor in a hurry? Rentatrac delivers within the hour."

    assert advert in apart("-- Sponsored --", advert)
    assert NEWS[2] not in apart("-- Sponsored --")


def test_the_name_of_the_publication_is_a_word_of_it() -> None:
    text = "Stay informed with Breskel Post."

    assert apart(text, source="Breskel Post") == [text]


def test_a_text_that_speaks_to_its_reader_throughout_loses_only_what_is_sure() -> None:
    advice = [
        Block("You can save half of your rent."),
        Block("First write down what you spend in a month, and do not cheat."),
        Block("Then ask your bank for the details of your account, which it must give you."),
        Block("Already have an account? Sign in."),
    ]
    reasons = [block.reason for block in set_talk_to_readers_apart(advice, "en")]

    assert reasons == [None, None, None, REASON]


def test_a_text_that_is_all_talk_is_left_alone() -> None:
    blocks = [Block("Subscribe to our newsletter."), Block("You can unsubscribe at any time.")]

    assert {block.reason for block in set_talk_to_readers_apart(blocks, "en")} == {None}
