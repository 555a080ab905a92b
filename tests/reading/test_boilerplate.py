import time
from pathlib import Path

import pytest

from summarize.reading.boilerplate import noise_reason, without_noise
from summarize.reading.draft import Block

from .builders import BODY, read_text, reasons


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [
        ("The two leaders shake hands in Bali on July 9, 2022. AFP/File", "caption"),
        ("Ministers arrive at the summit on Thursday. (AP Photo/Jane Roe)", "caption"),
        ("The scene of the collapse on July 29. (Jane Roe / Staff Photographer)", "caption"),
        ("Two ministers at a session last week. Jane Roe/Getty Images", "caption"),
        ("A minister listens during a session in New Delhi. REUTERS/Jane Roe", "caption"),
        ("A market in Jakarta. Photo: Harbour Wire", "caption"),
        ("FILE - In this May 3, 2015 photo, police stand at a bridge.", "caption"),
        ("In this June 21, 2018, photo, the speaker arrives at the Capitol.", "caption"),
        ("Image copyright AFP Image caption The suspect lived in Paris", "caption"),
        ("Jane Roe / AP A minister listens to a debate in New Delhi.", "caption"),
        ("Hide Caption 6 of 43 Photos: A minister arrives in New Delhi", "caption"),
        ("Photo: Jane Roe", "photo credit"),
        ("NFL via Getty Images", "photo credit"),
        ("Advertisement", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story Continued Below", "advertisement"),
        ("Advertisement Continue reading the main story", "advertisement"),
        ("Share this story: Facebook | Twitter | Email", "share bar"),
        ("share tweet pin email", "share bar"),
        ("Read more: Ten things to know about the summit", "related link"),
        ("RELATED: Ferry strike enters its second week", "related link"),
        ("Sign up for our newsletter to get the news in your inbox.", "subscription notice"),
        ("Follow us on Twitter @harbourwire", "contact footer"),
        ("Contact Jane Roe at 215-555-2443 or jane@wire.example.", "contact footer"),
        ("Jane Roe contributed to this report.", "contribution credit"),
        ("(Reporting by Jane Roe; Editing by Max Poe)", "contribution credit"),
        ("Correction: An earlier version of this article misstated a title.", "correction"),
        ("Copyright 2023 Harbour Wire. All rights reserved.", "copyright notice"),
        ("Published by Bay Papers Ltd, part of the Tern group of companies plc", "footer"),
        ("Home | World | Business | Sport", "menu"),
        ("* * *", "separator"),
        ("Skip to main content", "page control"),
        ("Please enable JavaScript to view this page", "browser notice"),
        ("Media playback is unsupported on your device", "player notice"),
        ("— Tarn Rowing Club (@TarnRC) May 17, 2026", "embedded post"),
        ("Stay away from the river, please. pic.twitter.com/Ab3xY", "embedded post"),
    ],
)
def test_common_noise_is_recognised_with_its_reason(paragraph: str, reason: str) -> None:
    assert noise_reason(paragraph) == reason


@pytest.mark.parametrize(
    "paragraph",
    [
        "The minister, pictured in Bali a year ago, did not answer questions.",
        "Police released a photo of the suspect and asked for help.",
        "“We want to see results in the coming weeks,” a spokeswoman told AFP.",
        "The company said its advertising revenue fell by a tenth.",
        "He announced on Twitter that the ship was found.",
        "She shared this story with her sister on Facebook before she died.",
        "Readers can sign up for organ donation when they renew a licence.",
        "By late afternoon, up to 18 inches of snow had fallen in some places.",
        "The newspaper issued a correction, and the minister accepted it.",
        "The committee will follow the money, its chairwoman said on Monday.",
        "Paramount asserts a copyright in the designs of the ships.",
        "The village lies in a valley (about 40 miles from the capital).",
        "More than 300 people were on board, Reuters reported.",
        "“She has committed no crime except to follow me on Twitter,” he said.",
        "The crowd was small. Photos from Friday show empty streets.",
        "It rained. Courtesy of the mayor, the band had umbrellas.",
        "— The mayor (who left at ten) did not answer.",
        "2023",
    ],
)
def test_prose_that_resembles_noise_is_kept(paragraph: str) -> None:
    assert noise_reason(paragraph) is None


@pytest.mark.parametrize("sign_off", ["(Reuters)", "— AFP"])
def test_agency_that_signs_a_paragraph_goes_and_the_paragraph_stays(sign_off: str) -> None:
    parts = list(without_noise(Block(f"The minister left on Friday. {sign_off}")))

    assert parts == [
        Block("The minister left on Friday."),
        Block(sign_off, "agency credit"),
    ]


def test_noise_inside_a_paragraph_splits_off_and_the_paragraph_goes_on() -> None:
    parts = list(without_noise(Block("It rained. Story Continued Below It then snowed.")))

    assert parts == [
        Block("It rained."),
        Block("Story Continued Below", "advertisement"),
        Block("It then snowed.", continues=True),
    ]


@pytest.mark.parametrize(
    "paragraph",
    ["share " + "1" * 60 + " !", "It rained. " + "Jane-Ann, " * 55 + "end", "(Jane/" * 50],
)
def test_no_paragraph_makes_a_rule_run_long(paragraph: str) -> None:
    start = time.perf_counter()
    noise_reason(paragraph)

    assert time.perf_counter() - start < 1


def test_advertisement_line_between_two_halves_of_a_sentence_leaves_one_sentence(
    tmp_path: Path,
) -> None:
    read = read_text(tmp_path, "The talks in Jakarta\nAdvertisement\nended on Thursday evening.")

    assert read.articles[0].text == "The talks in Jakarta ended on Thursday evening."
    assert reasons(read) == {"Advertisement": "advertisement"}


def test_dropped_passage_stands_where_the_next_kept_one_starts(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{BODY}\n\nAdvertisement\n\nThe last sentence is here.")
    (dropped,) = read.dropped

    assert dropped.article_id == "a1"
    assert dropped.start == dropped.end
    assert read.articles[0].text[dropped.start :] == "The last sentence is here."


def test_dropped_passage_at_the_end_stands_at_the_end_of_the_text(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{BODY}\n\nJane Roe contributed to this report.")
    (dropped,) = read.dropped

    assert dropped.start == dropped.end == len(read.articles[0].text)


def test_a_correction_with_its_day_is_set_apart() -> None:
    assert noise_reason("Correction - May 3, 2024: An earlier version named another bridge.") == (
        "correction"
    )
    assert noise_reason("Corrections officers in Marlow: 3 hurt on Monday.") is None
