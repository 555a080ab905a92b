from __future__ import annotations

import pytest

from summarize.language.page_talk import page_talk, without_pointers
from summarize.language.self_contained import no_news, objection, tidy


@pytest.mark.parametrize(
    "text",
    [
        "The video shown here explains how the lock gates work.",
        "A more detailed explanation follows.",
        "The full statement of the harbour master follows.",
        "Guidelines for visitors are provided below.",
        "The chart below shows how the water rose.",
        "The lists above were drawn up by the council.",
        "Here are five things to know about the new bridge.",
        "Here's how the council came to that number.",
        "Below is the text of the letter to the mayor.",
        "Below, you can hear the mayor speak of the flood.",
        "You can read the whole interview here.",
        "Register for the meeting at this link.",
        "In May the mayor, Bo Li, pictured here in 1987, left the council.",
        "The council, as pictured, met in the open air.",
        "Costs rose for the reasons described above.",
        "Figure 3: The new bridge from the east.",
        "Water levels are compared in Table 2 with those of 1987.",
    ],
)
def test_a_sentence_that_needs_its_page_points_at_it(text: str) -> None:
    assert page_talk(text) == "points at the page"
    assert objection(text) == "points at the page"


@pytest.mark.parametrize(
    "text",
    [
        "See the chart above for the height of the water.",
        "Watch the moment when the old bridge fell.",
        "Visit the council's site to learn more.",
        "Read more about the flood in Marlow.",
        "For more information about the flood, visit the town hall.",
        "To report a blocked drain, call or click here.",
        "Listen to the mayor's speech in full.",
        "Share your memories of the old bridge with the paper.",
        "Please share your videos, pictures and stories at myGull.",
        "Send in your best photos of the flood to the Gull.",
        "Upload your own pictures of the storm on the Gull's page.",
        "If you were on the ferry, please e-mail your story to the Gull.",
        "Submit your questions and ideas for the mayor by Friday.",
        "Let us know what you think of the new bridge.",
        "For tips on the flood, get in touch with the newsroom.",
    ],
)
def test_a_request_speaks_to_the_reader(text: str) -> None:
    assert page_talk(text) == "speaks to the reader"


@pytest.mark.parametrize(
    "text",
    [
        "The site will share your photos with firms that pay for them, the mayor said.",
        "Residents can send pictures of the flood to the council.",
        "The council will let us know, the mayor said in Marlow.",
        "Share prices fell after the flood in Marlow.",
        "Text messages from the mayor were read out in court.",
    ],
)
def test_a_sentence_on_what_is_sent_is_news(text: str) -> None:
    assert page_talk(text) is None


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("de", "Schicken Sie uns Ihre Fotos vom Sturm.", "speaks to the reader"),
        ("fr", "Abonnez-vous à notre lettre du matin.", "speaks to the reader"),
        ("es", "Lea también: El ferry que no zarpó el lunes.", "about the page"),
        ("it", "Il ponte prima dei lavori. Foto: ANSA", "a caption"),
        ("nl", "Alle rechten voorbehouden.", "about the page"),
        ("pl", "Die „Zapisz się“ to hasło miasta.", None),
        ("eo", "La haveno malfermiĝis lundon.", None),
    ],
)
def test_in_other_languages_fixed_phrases_tell(
    language: str, text: str, reason: str | None
) -> None:
    assert no_news(text, language) == reason


@pytest.mark.parametrize(
    "text",
    [
        "This article has been updated to correct the mayor's name.",
        "An earlier version of this story gave another name for the mayor.",
        "The mayor did not answer a request for comment for this article.",
        "This story is developing.",
        "Channel 9's Ada Brook has the details.",
        "The Gull's Ada Brook reports.",
        "The paper left a message seeking comment from the mayor.",
    ],
)
def test_a_note_on_the_article_is_about_the_page(text: str) -> None:
    assert page_talk(text) == "about the page"


@pytest.mark.parametrize(
    "text",
    [
        "The river rose above the bridge on Tuesday night.",
        "Crowds watched the boats from the bridge above.",
        "Temperatures fell to 20 below on Friday.",
        "The painting shown above the altar was stolen.",
        "A body was found in the water below.",
        "Storms like this are rarely seen here, the mayor said.",
        "Black leopards can be found here, rangers said.",
        "The delay broke the law, as shown here by the court's ruling.",
        "The army has had posts here since May.",
        "Support fell below the figures of last year.",
        "She told of the flood in an interview here on Monday.",
        "The study looked at the link between rain and floods.",
        "Drought weakened dams through the link with the sea.",
        "A second flood follows the first within weeks.",
        "Read said the bridge would be closed for a year.",
        "Watch sales fell by a tenth, the makers said.",
        "The mayor left a message for the crew of the ferry.",
        "“The bridge was old and will not be built again,” The Gull reports.",
        "The council has the report of the engineers on the flood.",
        "The mayor posted a video of the bridge on Monday.",
        "The mayor asked people to share their photos of the flood.",
        "Visitors were told to click on a link in a forged letter.",
        "The charts were led by a song about the flood.",
        "Here the river is at its widest, engineers said.",
        "The council said: “See the chart below for the height of the water.”",
    ],
)
def test_news_with_the_same_words_does_not(text: str) -> None:
    assert no_news(text) is None
    assert tidy(text) == text


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Nine bridges fell (see map below) in one night.", "Nine bridges fell in one night."),
        ("Nine bridges fell (click here for a list).", "Nine bridges fell."),
        ("Nine bridges fell in one night (Fig. 2b).", "Nine bridges fell in one night."),
        ("Mayor Bo Li (pictured) left.", "Mayor Bo Li left."),
        ("Bo Li, pictured, left the council.", "Bo Li left the council."),
        ("The bridge, shown here in 1987, fell.", "The bridge fell."),
        ("As noted above, nine bridges fell.", "Nine bridges fell."),
        ("Shares of Dock Corp DOCK.L and Pier (PIE.N) fell.", "Shares of Dock Corp and Pier fell."),
        ("Pier Inc. (NYSE: PIE) lost a tenth.", "Pier Inc. lost a tenth."),
        ("The U.N. left the U.S. in May.", "The U.N. left the U.S. in May."),
        ("Nine bridges (of ten) fell.", "Nine bridges (of ten) fell."),
        ("He wrote “nine bridges (see map)” in May.", "He wrote “nine bridges (see map)” in May."),
    ],
)
def test_an_aside_to_the_page_is_cut_and_the_rest_stays(text: str, without: str) -> None:
    assert without_pointers(text) == without
