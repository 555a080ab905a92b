from __future__ import annotations

from collections.abc import Sequence

from summarize.analysis import Treebank
from summarize.composing import Choice
from summarize.composing.naming import leave_unknown, name_people
from summarize.testing import default_parser
from summarize.types import BriefSentence, Citation, Note, Sentence, Statement

FULL = "Governor Ann Lee visited Boston on Monday."
SHORT = "Lee told the council of the danger."
LATER = "Governor Ann Lee left for London on Friday."
ADDRESSED = "Ms. Lee spoke to the dockers of the port."
BROTHER = "Tom Lee stayed in the old harbour town."


ALONE = "Nobody asked Osei about the fares on Friday."


def named(texts: Sequence[str], *, others: Sequence[str] = (), max_words: int = 100) -> list[str]:
    """Name the people of a brief of ``texts``, with ``others`` of the story at hand."""
    return [sentence.text for sentence in name(texts, others=others, max_words=max_words)]


def name(
    texts: Sequence[str], *, others: Sequence[str] = (), max_words: int = 100
) -> list[BriefSentence]:
    chosen, sentences = choices_of(texts, others)
    found, _ = name_people(chosen, sentences, Treebank(default_parser()), max_words=max_words)
    return [each.sentence for each in found]


def choices_of(texts: Sequence[str], others: Sequence[str]) -> tuple[list[Choice], list[Sentence]]:
    sentences = [
        Sentence(f"a.{i}", "a", i, 0, 100 * i, 100 * i + len(text), text)
        for i, text in enumerate([*texts, *others])
    ]
    notes = [Note(f"c{i}", sentence, sentence.text) for i, sentence in enumerate(sentences)]
    chosen = [
        Choice(Statement(note, ()), BriefSentence(s.text, "extracted", 1.0, (span(s),)))
        for s, note in zip(sentences[: len(texts)], notes, strict=False)
    ]
    return chosen, sentences


def span(sentence: Sentence) -> Citation:
    return Citation("a", sentence.start, sentence.end)


def test_a_person_goes_by_the_surname_from_the_second_mention_on() -> None:
    assert named([FULL, LATER], others=[SHORT]) == [FULL, "Lee left for London on Friday."]


def test_a_person_is_named_in_full_at_the_first_mention() -> None:
    plain = "Ann Lee visited Boston on Monday."
    assert named([SHORT], others=[plain]) == ["Ann Lee told the council of the danger."]


def test_with_the_full_name_goes_the_office_that_a_source_tells_before_it() -> None:
    assert named([SHORT], others=[FULL]) == ["Governor Ann Lee told the council of the danger."]


def test_an_office_is_told_with_all_that_stands_before_it() -> None:
    former = "The choice fell on former council leader Ann Lee of Boston."
    assert named([SHORT], others=[former]) == [
        "Former council leader Ann Lee told the council of the danger."
    ]


def test_where_the_full_name_is_from_is_cited() -> None:
    (sentence,) = name([SHORT], others=[FULL])
    assert sentence.kind == "fused"
    assert [citation.start for citation in sentence.citations] == [0, 100]


def test_a_name_that_no_text_has_alone_is_no_surname() -> None:
    texts = [
        "President Xi Jinping met the visitors in the hall on Monday.",
        "The visitors saw Xi Jinping again on the last day of the trip.",
    ]
    assert named(texts, others=["Xi spoke to them for an hour."]) == texts


def test_a_surname_that_qualifies_introduces_nobody() -> None:
    texts = ["The council voted on the Lee proposal.", FULL]
    assert named(texts, others=[SHORT]) == texts


def test_a_form_of_address_goes_before_a_full_name() -> None:
    sentences = [
        Sentence(f"a.{i}", "a", i, 0, 100 * i, 100 * i + len(text), text)
        for i, text in enumerate([FULL, ADDRESSED])
    ]
    note = Note("c", sentences[1], ADDRESSED)
    chosen = [Choice(Statement(note, ()), BriefSentence(ADDRESSED, "extracted", 1.0, ()))]
    (found,), _ = name_people(chosen, sentences, Treebank(default_parser()), max_words=99)
    assert found.sentence.text == "Governor Ann Lee spoke to the dockers of the port."


def test_who_has_a_title_first_is_not_another_of_the_name() -> None:
    """Mr. Lee, whom the article calls President first, is not Ann Lee, whom it names later."""
    president = "President Lee spoke in Boston."
    later = "Ann Lee, his wife, was not there."
    again = "Mr. Lee left for London on Friday."
    assert named([again], others=[president, later, SHORT]) == [again]
    assert named([again, president], others=[later, SHORT])[0] == again


def test_two_persons_of_one_surname_are_left_alone() -> None:
    assert named([FULL, LATER], others=[SHORT, BROTHER]) == [FULL, LATER]


def test_what_no_text_shortens_is_no_persons_name() -> None:
    texts = ["Mega Millions paid a prize on Monday.", "Mega Millions is drawn again on Friday."]
    assert named(texts) == texts


def test_no_name_is_filled_in_beyond_the_budget() -> None:
    assert named([SHORT], others=[FULL], max_words=len(SHORT.split())) == [SHORT]


def test_a_quotation_keeps_its_names() -> None:
    quoted = "“I met Lee in the harbour,” the mayor said."
    assert named([quoted], others=[FULL, SHORT]) == [quoted]


LEADER = "Council leader Margaret Osei opened the new bridge on Monday."
LEADER_AGAIN = "Bus fares will fall in May, council leader Margaret Osei said."


def test_a_role_told_already_goes_with_the_given_name() -> None:
    told = named([LEADER, LEADER_AGAIN], others=[ALONE])
    assert told == [LEADER, "Bus fares will fall in May, Osei said."]


def test_a_role_is_not_cut_in_half() -> None:
    texts = [
        "The harbour writer Ann Lee told the council of the danger.",
        "Series writer Ann Lee left for London on Friday.",
    ]
    assert named(texts, others=[SHORT])[1] == "Series writer Lee left for London on Friday."


def test_a_role_not_told_yet_stays_before_the_surname() -> None:
    plain = "Margaret Osei, 54, left for London on Friday."
    assert named([plain, LEADER_AGAIN], others=[ALONE]) == [
        plain,
        "Bus fares will fall in May, council leader Osei said.",
    ]


def test_a_name_that_the_parser_does_not_know_alone_is_a_persons_if_something_is_told_of_it() -> (
    None
):
    opened = "Margaret Osei opened the new bridge on Monday."
    fares = "Bus fares will fall in May, Margaret Osei said."
    assert named([opened, fares]) == [opened, fares]
    assert named([opened, fares], others=["Osei told the council of the danger."]) == [
        opened,
        "Bus fares will fall in May, Osei said.",
    ]


def test_a_name_that_stands_beside_its_office_is_left() -> None:
    beside = "The fares will fall in May, said the council leader, Margaret Osei."
    assert named([LEADER, beside]) == [LEADER, beside]


def test_a_title_not_told_yet_stays_before_the_surname() -> None:
    first = "Ann Lee, who grew up by the sea, told the council of the danger."
    assert named([first, LATER], others=[SHORT]) == [
        first,
        "Governor Lee left for London on Friday.",
    ]


def test_where_articles_name_somebody_otherwise_each_has_its_own_name() -> None:
    short, told = "Durbin said the vote was late.", "Durbin told the council of the danger."
    own = [
        Sentence(f"a.{i}", "a", i, 0, 100 * i, 100 * i + len(text), text)
        for i, text in enumerate([short, told, "Senator Richard Durbin came to Boston."])
    ]
    other = Sentence("b.0", "b", 0, 0, 0, 40, "Senator Dick Durbin left Boston on Monday.")
    chosen = [
        Choice(
            Statement(Note(s.id, s, s.text), ()),
            BriefSentence(s.text, "extracted", 1.0, (span(s),)),
        )
        for s in own[:2]
    ]
    found, _ = name_people(chosen, [*own, other], Treebank(default_parser()), max_words=99)
    assert [each.sentence.text for each in found] == [
        "Senator Richard Durbin said the vote was late.",
        told,
    ]


def test_words_that_are_lacking_for_a_full_name_are_told() -> None:
    sentences = [
        Sentence(f"a.{i}", "a", i, 0, 100 * i, 100 * i + len(text), text)
        for i, text in enumerate([SHORT, FULL])
    ]
    note = Note("c", sentences[0], SHORT)
    chosen = [Choice(Statement(note, ()), BriefSentence(SHORT, "extracted", 1.0, ()))]
    _, lacking = name_people(
        chosen, sentences, Treebank(default_parser()), max_words=len(SHORT.split())
    )
    assert lacking == 2


def test_who_is_named_in_full_is_called_by_the_surname_in_the_rest_of_the_sentence() -> None:
    told = "Senator Richard Durbin came to Boston, where Durbin told the council of the danger."
    texts = [told, "Durbin said the vote was late."]
    own = [Sentence(f"a.{i}", "a", i, 0, 100 * i, 100 * i + 90, t) for i, t in enumerate(texts)]
    other = Sentence("b.0", "b", 0, 0, 0, 40, "Senator Dick Durbin left Boston on Monday.")
    chosen = [
        Choice(
            Statement(Note(f"c{i}", s, s.text), ()),
            BriefSentence(s.text, "extracted", 1.0, (s.citation,)),
        )
        for i, s in enumerate(own)
    ]
    found, _ = name_people(chosen, [*own, other], Treebank(default_parser()), max_words=100)
    assert [each.sentence.text for each in found] == texts


def test_a_surname_is_a_persons_where_another_sentence_tells_so() -> None:
    """The parser, which reads a sentence at a time, takes Burr and Steck for no persons."""
    burr = '"Everything is on the table," Burr said.'
    named_burr = "Intelligence committee chairman Sen. Richard Burr spoke on Tuesday."
    (text,) = named([burr], others=[named_burr])
    assert text.endswith("Intelligence committee chairman Sen. Richard Burr said.")


def test_who_says_something_is_a_person_whom_another_sentence_has_in_full() -> None:
    said = "“The bodies were two metres apart,” Steck told reporters on Monday."
    full = "Ueli Steck of Switzerland and David Goettler found the camp in spring."
    again = "Steck said he did not touch them."
    (text,) = named([said], others=[full, again])
    assert text == "“The bodies were two metres apart,” Ueli Steck told reporters on Monday."


def test_a_name_with_an_apostrophe_is_one() -> None:
    full = "Lawyer Mark O’Mara met the judge on Friday."
    again = "O’Mara said no more."
    assert named([again], others=[full]) == ["Lawyer Mark O’Mara said no more."]


def test_a_role_at_the_head_of_its_sentence_loses_the_capital_that_it_has_from_there() -> None:
    full = "Crew member Anthony Maltese dug for the foot of the animal."
    said = "“It was immediately apparent,” said Maltese on Monday."
    assert named([said], others=[full])[0].endswith("said crew member Anthony Maltese on Monday.")


def test_an_office_keeps_the_period_of_its_abbreviation() -> None:
    full = "The party chose Sen. Jim Reid in May."
    assert named(["Reid left the town on Friday."], others=[full]) == [
        "Sen. Jim Reid left the town on Friday."
    ]


def test_a_bare_full_name_gets_the_office_that_its_article_tells() -> None:
    bare = "Ann Lee told the council of the danger."
    assert named([bare], others=[FULL, SHORT]) == [
        "Governor Ann Lee told the council of the danger."
    ]


def test_who_somebody_is_is_told_once() -> None:
    said = "“It was apparent,” said Maltese, lead author of the study, on Monday."
    full = "Author Anthony Maltese dug for the foot of the animal."
    assert named([said], others=[full, "Maltese said no more."]) == [
        "“It was apparent,” said Anthony Maltese, lead author of the study, on Monday."
    ]


def unknown(texts: Sequence[str], *, others: Sequence[str]) -> set[str]:
    chosen, sentences = choices_of(texts, others)
    return leave_unknown(chosen, sentences, Treebank(default_parser()))


def test_a_surname_of_two_persons_leaves_open_who_is_meant() -> None:
    assert unknown([SHORT], others=[FULL, BROTHER]) == {"c0"}
    assert unknown([FULL, SHORT], others=[BROTHER]) == set()
    assert unknown([ALONE], others=[FULL, BROTHER]) == set()


def test_a_surname_that_begins_its_sentence_may_be_a_word_to_the_parser() -> None:
    full = "Guitarist Jimmy Page met the band in Marlow on Friday."
    plain = "The town met Page on Sunday."
    assert named(["Page says the new songs deserve it."], others=[full, plain]) == [
        "Jimmy Page says the new songs deserve it."
    ]


def test_a_noun_that_begins_its_sentence_is_no_surname() -> None:
    other = "The State Police met Ann Lee in Marlow on Friday."
    assert named(["Police closed the bridge."], others=[other]) == ["Police closed the bridge."]


def test_with_the_given_name_goes_what_stands_after_the_surname() -> None:
    full = "Robert Lee III met the mayor in Marlow."
    again = "The special envoy, Robert Lee III, left on Friday."
    assert named([full, again], others=[SHORT])[1] == "The special envoy, Lee, left on Friday."


def test_after_a_nickname_a_surname_is_in_full() -> None:
    text = "Two were found by Elizabeth “Liz” Lee, a neighbour."
    assert named([text], others=["Liz Lee left on Friday.", SHORT]) == [text]
