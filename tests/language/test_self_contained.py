from __future__ import annotations

import pytest

from summarize.language.self_contained import leans_back, objection, says_little, tidy


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("However, the talks went on.", "The talks went on."),
        ("And in fact, the talks went on.", "The talks went on."),
        ("But the talks went on.", "The talks went on."),
        ("In response, Beijing objected.", "Beijing objected."),
        ("Despite this, both sides met.", "Both sides met."),
        ("Still waters run deep.", "Still waters run deep."),
        ("So far none has leaked.", "So far none has leaked."),
        ("Yet another round failed.", "Yet another round failed."),
        ("But for the rain it was calm.", "But for the rain it was calm."),
        ("Also-rans were forgotten.", "Also-rans were forgotten."),
        ("Instead of talks there was silence.", "Instead of talks there was silence."),
        ("The talks went on.", "The talks went on."),
        ("— The talks went on.", "The talks went on."),
        ("(TERN)—The talks went on.", "The talks went on."),
        ("The letter argues, though, that it failed.", "The letter argues that it failed."),
        ("Also on Thursday, both sides met.", "On Thursday, both sides met."),
        ("Yet Lee met both sides.", "Lee met both sides."),
        ("(The talks will go on in May.)", "The talks will go on in May."),
        ("(The talks) will go on (in May).", "(The talks) will go on (in May)."),
    ],
)
def test_an_opening_connective_is_taken_off(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Talks went well.", "too short"),
        (" ".join(["The ministers met again."] * 25), "too long"),
        ("the ministers met for an hour in Jakarta.", "incomplete"),
        ("Ministers meet for an hour in Jakarta", "incomplete"),
        ("The minister called the talks “useful and frank in Jakarta.", "unbalanced quotation"),
        ("[Minister Bo Li responds: “It is [a lie] to say so.”", "unbalanced quotation"),
        ("(Update: Bo Li calls the talks a waste of time.", "unbalanced quotation"),
        ("Will the ministers of both countries meet again?", "a question"),
        ("We believe that the ministers will meet again soon.", "speaks as its author"),
        ("The ministers told our reporter about the long talks.", "speaks as its author"),
        ("The old bridge is seen from the tower in Marlow, March 3, 2019.", "a caption"),
        ("Bo Li speaks to residents of Marlow on March 3, 2019, in Kent.", "a caption"),
        ("Bo Li (L) meets residents of the flooded town of Marlow.", "a caption"),
        ("The mayor, Bo Li, left, meets residents of the flooded town.", "a caption"),
        ("This photo shows the old bridge in Marlow before the flood.", "a caption"),
        ("A photo from the flood of 1998, with the old bridge below a tree.", "a caption"),
        ("For a full list of the roads that are closed, click here.", "speaks to the reader"),
        ("Download the Marlow Gull app for news of the flood.", "speaks to the reader"),
        ("This story was first published in the Marlow Gull.", "about the page"),
        ("This article has been updated to correct the mayor's name.", "about the page"),
    ],
)
def test_what_no_editor_would_print_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert objection(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met for an hour in Jakarta.",
        "“We will meet again,” the minister told reporters in Jakarta.",
        "The US secretary of state met China's top diplomat in Jakarta.",
        "40 people were carried to dry ground by boat.",
        "The WHO warned staff of hackers who steal passwords.",
        "The old bridge was closed to cars after a flood on March 3, 2019.",
        "Mayor Bo Li (R) says that the bridge will open again.",
        "A photo from the flood showed the old bridge below a tree.",
        "The story of the bridge was first published by the Marlow Gull.",
        "Bo Li left, and the council of Marlow met without him.",
        "Two people died.",
        "Nobody was hurt.",
        "No one was hurt in it.",
        "There were no injuries.",
    ],
)
def test_a_whole_statement_is_printed(text: str) -> None:
    assert objection(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "He left the talks after an hour.",
        "It is the second such meeting.",
        "This is why the talks failed.",
        "Those who came were disappointed by the talks.",
        "Since then the ministers have met twice.",
        "In 2011 she became a minister.",
        "All of them were rescued by two lifeboats.",
        "“We will meet again.”",
        "“We will meet again,” he said after the talks in Jakarta.",
        "“Not that I know of,” the mayor of Marlow told reporters.",
        "“This is no surprise to the town,” Mayor Bo Li said.",
        "“No, the bridge stays shut,” Mayor Bo Li told reporters.",
        "On the first, Mayor Bo Li said that the bridge was safe.",
        "Treasury Secretary Janet Yellen was there in July.",
        "Treasury Secretary Janet Yellen followed in July.",
        "After the success of the ferry in 2008, she opened a second line.",
        "Asked about the closure of the bridge, he said that it would reopen.",
        "While he waited for the ferry, he read the report.",
        "That’s the highest share of the town's budget since 1931.",
        "The rest live with another member of the family.",
        "The council notes that this is not a record for the town.",
    ],
)
def test_a_sentence_that_points_outside_itself_leans_back(text: str) -> None:
    assert leans_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Blinken said he would travel to Beijing.",
        "“No bridge in Marlow is safe,” Mayor Bo Li said.",
        "There is no agreement on a date for the talks.",
        "This week's talks in Jakarta were the second in two months.",
        "“We will meet again,” Blinken said after the talks in Jakarta.",
        "In their second meeting, Blinken and Wang talked for hours.",
        "The US and China agreed to meet again.",
        "The visit followed months of silence between the two.",
        "When the mayor arrived at the bridge, she cut a ribbon.",
        "The rest of the bridge stays shut until the end of May.",
        "“We know that this is a risk,” Mayor Bo Li told reporters.",
        "Mayor Bo Li said that while the bridge was safe, he had not crossed it.",
    ],
)
def test_a_sentence_that_names_what_it_speaks_of_does_not(text: str) -> None:
    assert not leans_back(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le port de la ville a rouvert lundi après neuf jours.", "fr"),
        ("أعيد فتح الميناء الكبير يوم الاثنين بعد العاصفة.", "ar"),
        ("बंदरगाह नौ दिन बाद सोमवार को फिर खुल गया।", "hi"),
        ('נשיא ארה"ב פתח את הנמל הגדול ביום שני.', "he"),
        ('ראש העיר סגר את הנמל הגדול ב"טעות" ביום שני.', "he"),
        ('מנכ"לית הנמל הגדול ומנהל צה"ל נפגשו ביום שני.', "he"),
        ("ท่าเรือเปิดให้บริการอีกครั้งในวันจันทร์หลังจากปิดไปเก้าวัน", "th"),
        ("港口在关闭九天之后于星期一重新开放。", "zh"),
        ("La haveno de la urbo malfermiĝis lunde post naŭ tagoj.", "eo"),
    ],
)
def test_a_whole_sentence_can_be_printed_in_any_script(text: str, language: str) -> None:
    assert objection(text, language) is None
    assert not leans_back(text, language)
    assert tidy(text, language) == text


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Lundi 8 janvier", "fr", "too short"),
        ("le port de la ville a rouvert lundi après neuf jours.", "fr", "incomplete"),
        ("Le port de la ville a rouvert lundi après", "fr", "incomplete"),
        (
            "La ville a dit : « le port rouvrira lundi après neuf jours.",
            "fr",
            "unbalanced quotation",
        ),
        ("Πότε θα ανοίξει ξανά το μεγάλο λιμάνι της πόλης;", "el", "a question"),
        ("هل يعود الصيادون إلى البحر غدا بعد العاصفة؟", "ar", "a question"),
        ("Nous avons vu le port de la ville rouvrir lundi.", "fr", "speaks as its author"),
    ],
)
def test_why_a_sentence_of_another_language_cannot_be_printed(
    text: str, language: str, reason: str
) -> None:
    assert objection(text, language) == reason


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il a rouvert le port de la ville lundi.", "fr"),
        ("C’est la fin de la tempête au port.", "fr"),
        ("Sin embargo, el puerto abrió el lunes.", "es"),
        ("उन्होंने सोमवार को बंदरगाह फिर खोल दिया।", "hi"),
        ("これは市長が月曜日に述べたことだ。", "ja"),
        ("« Le port a rouvert lundi après neuf jours. »", "fr"),
    ],
)
def test_what_leans_on_the_sentence_before_in_other_languages(text: str, language: str) -> None:
    assert leans_back(text, language)


def test_a_word_that_only_begins_like_a_pronoun_leans_on_nothing() -> None:
    assert not leans_back("Iliade et Odyssée ont été lues au port lundi.", "fr")
    assert not leans_back("Sin agua quedó el puerto de la ciudad.", "es")


@pytest.mark.parametrize(
    ("text", "little"),
    [
        ("Challenges persist, as evidenced by recent events.", True),
        ("It was only the start of things.", True),
        ("Officers of the Marlow force returned fire.", False),
        ("At least three people were killed.", False),
        ("The bridge was closed in 2019.", False),
        ("“We lost everything we had,” he said.", False),
        ("The bridge will stay closed until the river has fallen again.", False),
    ],
)
def test_a_short_sentence_without_a_name_a_figure_or_a_speaker_says_little(
    text: str, little: bool
) -> None:
    assert says_little(text) == little
    assert not says_little(text, "de")


def test_a_mine_is_mostly_no_pronoun() -> None:
    assert objection("The death toll at the mine rose to nine on Thursday.") is None
