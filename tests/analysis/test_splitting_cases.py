"""Texts that are hard to split, each as the list of its sentences.

A text is its sentences joined by one space, unless it is given as ``(text, sentences)``.
"""

from __future__ import annotations

import random

import pytest

from summarize.analysis.splitting import split_text

SPACED: tuple[tuple[str, ...], ...] = (
    # titles, ranks, initials
    ("Gen. Smith met Sen. John McCain.", "They spoke."),
    ("Mr. and Mrs. Jones left.", "Dr. Who stayed."),
    ("Lt. Col. Anna Berg and Maj. Gen. Tom Hill agreed.", "It was over."),
    ("Mr. He met Gen. In.", "They shook hands."),
    ("J. K. Rowling wrote it.", "George W. Bush read it."),
    ("J.K. Rowling and J.R.R. Tolkien wrote.", "We read."),
    ("Martin Luther King Jr. spoke first.", "Then Sammy Davis Jr. sang."),
    ("The prize went to Robert Downey Jr.", "The crowd cheered."),
    ("Then-Gov. Ann Lee and ex-Rep. Tim Ray won.", "He lost."),
    ("Anna Berg, Ph.D., spoke.", "So did her brother, a Ph.D. student."),
    ("She earned a Ph.D. in 1990.", "He did not."),
    ("She has a Ph.D.", "He has none."),
    ("The photo is by AP/J. Scott Hale.", "It is good."),
    ("“I owe it to Tom Ray Sr.", "It was him.”"),
    ("He did ten reps.", "Then he met Reps. Ann Lee and Tim Ray."),
    ("HE MET SEN. LEE AND MR. POOLE.", "THEY SPOKE."),
    # countries, states, places
    ("The U.S. Secretary of State came to Jakarta.", "He stayed."),
    ("They met in the U.S.", "The talks went on."),
    ("A U.S.-led group and the U.N. Security Council met.", "It failed."),
    ("She moved to the U.K. and then to the U.A.E. in May.", "It rained."),
    ("He lives in Washington, D.C.", "He works there."),
    ("The D.C. Council voted.", "It passed."),
    ("The N.Y.P.D. Officer was hurt.", "He is 30."),
    ("St. Louis and St. Petersburg are cities.", "Mt. Everest is not."),
    ("The fire on Main St. was put out.", "No one was hurt."),
    ("The shop is on Main St.", "The police came."),
    ("They drove from Tampa, Fla. to Athens, Ga. on Monday.", "It was hot."),
    ("A truck hung over a bridge in Menasha, Wis.", "Four people are dead."),
    ("It crashed near Oronoco, Minn. Thursday morning.", "Nobody died."),
    ("The Mass. Turnpike was closed.", "It snowed."),
    ("The Ft. Hood trial opened.", "It was brief."),
    # companies
    ("Apple Inc. said on Monday it would pay.", "Shares rose."),
    ("He worked for Apple Inc.", "The firm declined to comment."),
    ("Ford Motor Co. and Tata Ltd. signed.", "Acme Corp. did not."),
    ("Warner Bros. Discovery fell 3%.", "Others rose."),
    # dates, times, numbers
    ("It began on Jan. 5 and ended Sept. 11.", "We watched."),
    ("It has rained since Sept.", "The rain will stop."),
    ("They met at 9 a.m. Monday.", "They left at 5 p.m. Tuesday."),
    ("It starts at 9 a.m.", "The gates open earlier."),
    ("It collapsed at 11:09 a.m.", "Rubble spilled."),
    ("Polls close at 8 p.m. EST on Tuesday.", "Results follow."),
    ("It was 2 a.m. local time.", "All slept."),
    ("Growth was 3.5%.", "The deal is worth $1.5 billion."),
    ("Doors open at 10.30 in the hall.", "Version 2.0.1 is out."),
    ("See Section 3.2.1 for more.", "Or ask."),
    ("It happened in 1990.", "He was 5."),
    ("He left.", "12 people died."),
    ("She is No. 1 in the world.", "He is No. 2."),
    ("Did it help?", "No.", "He said so."),
    ("Are you mad?", "No.", "I am not."),
    ("See Fig. 3 and Vol. II of the report.", "It is long."),
    ("On p. 5 and pp. 7-9 it is told.", "Read it."),
    ("He read Part II.", "Nobody else did."),
    ("He fought in World War I.", "The war ended in 1918."),
    ("Pope John Paul II.", "He was Polish."),
    ("They need vitamin C.", "The fruit has it."),
    # Latin and lists
    ("Bring fruit, e.g. apples, i.e. food.", "Eat it."),
    ("Roe v. Wade and Kramer vs. Kramer are cases.", "They matter."),
    ("Apples, pears, etc. were sold.", "All went."),
    ("They sold apples, pears, etc.", "Farmers were pleased."),
    ("She lost 50 lbs. in a year.", "He lost 20 lbs.", "Doctors were glad."),
    ("1. First, open the box.", "2. Then close it."),
    ("a) Open the box.", "b) Close it."),
    ("IV. Results were good.", "They pleased."),
    # quotations
    ('He said, "I left."', "She stayed."),
    ("He said, “I left.”", "She stayed."),
    ("‘I left.’", "She stayed."),
    ("“We won.", "We will go on,” he said.", "It rained."),
    ("“Are you sure?” he asked.", "“Yes.”"),
    ('"Are you sure?" Smith asked.', "She nodded."),
    ('"Oh really?" Ida Taraji P. Henson asks.', '"That is clever."'),
    ('"Come on!" Sheen, 45, said in a message.', "It ended."),
    ("“Why now?” Senator Obama answered: “Because.”", "He left."),
    ('"Okay!"', "Weiner had heard from us all."),
    ("He works for Yardeni Research Inc.", "“I think it fell,” he said."),
    ("“I don't know...” Smith said.", "“True.”"),
    ("He spoke of “brains and minds ...”", "True, nobody knows."),
    ('"Vote for me!"', "He said that the office was at fault."),
    ('"Why?", he asked.', "Nobody knew."),
    ('"Stop!" – a cry came.', "They stopped."),
    ("He asked: “Did you?”", "“No,” she said."),
    ("She sang “Oops! We Did It” to them.", "They clapped."),
    ("“He met us at 9 a.m.”", "She was late."),
    ("“It is made in the U.S.”", "The label says so."),
    ("He told her “no.”", "“Why not?”", "“Because.”"),
    ("He said: \"It is 'over.'\"", "She wept."),
    # brackets
    ("He left (she stayed).", "It rained."),
    ("(He left.", "It was late.)", "She stayed."),
    ("The firm (it was founded in 1990. It failed) is gone.", "We know."),
    ("It is done [sic].", "He wrote it."),
    # marks
    ("What?!", "No!!!", "Well…"),
    ("Yahoo! said it would sell.", "Shares rose."),
    ("Yahoo! News and Yum! Brands grew.", "We did not."),
    ("They work for Yahoo!", "The pay is good."),
    ("Wait... what is that?", "It is a bird."),
    ("The … Americans went home.", "We stayed."),
    ("We . . . Americans went home.", "We stayed."),
    ("It was hot…", "The well was dry."),
    ("It was hot...", "The well was dry."),
    ("It was hot. . . .", "Nobody came."),
    ("We do not think.", "... If I say so, I mean it."),
    ("He came; he saw; he won.", "It was easy."),
    ("The talks — long and hard — ended.", "All left."),
    ("He won — at last!", "She lost."),
    # addresses
    ("Go to example.com or www.example.org/a.b?c=d today.", "It is free."),
    ("Visit example.com.", "It is free."),
    ("Write to a.berg@example.co.uk.", "She answers."),
    ("Look at this.", "https://t.co/AbC1 is the place."),
    ("Booking.Com and Node.Js grew.", "We did not."),
    # first letters
    ("He likes it.", "iPhone sales rose.", "eBay fell."),
    ("the man was held.", "he was freed later.", "all were glad."),
    ("Sprint Nextel Corp. will sell it.", "We buy."),
    ("He grew up in the 1980s.", "50 Cent did too."),
    # other scripts
    ("क्या यह सच है?", "हाँ।", "यह सच है।"),
    ("هل هذا صحيح؟", "نعم.", "هذا صحيح."),
    ("یہ سچ ہے۔", "ہم جانتے ہیں۔"),
    ("Πού πας;", "Πάω σπίτι."),
    ("Sešli se 8. ledna 2005 v Praze.", "Bylo zima."),
    ("Élisabeth est là.", "Émile dort."),
    ("The tank lost 4.9 million bbl. of oil.", "The firm paid."),
    ("The judge ruled in case no. 5 of the year.", "He then left."),
    ("It is set down in art. 12 and sec. 4 of the code.", "It holds."),
    ("The council met in Washington, D.C.", "J.B. Hollis will lead it."),
    ("She flew to the U.K.", "A.J. Lee stayed behind."),
    ("It is in the hands of U.S. Attorney J.B. Hollis.", "He has read it."),
    ("The crew said no.", "5 of them left at once."),
    ("The pipe is 4 yds. wide and 2 ft. deep.", "Divers saw it."),
)

AS_GIVEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ()),
    (" \n\n \t ", ()),
    ("One line", ("One line",)),
    ("He left\nthe room. She\nstayed.", ("He left\nthe room.", "She\nstayed.")),
    ("A headline\n\nThe first sentence.", ("A headline", "The first sentence.")),
    ("He met Mr.\n\nSmith.", ("He met Mr.", "Smith.")),
    ("A\r\n\r\nB\n \n\n C", ("A", "B", "C")),
    ("They ended talks.The next round is set.", ("They ended talks.", "The next round is set.")),
    ("It was in 2013.The war went on.", ("It was in 2013.", "The war went on.")),
    ("He said “no.”She left.", ("He said “no.”", "She left.")),
    ('He said "no."She left.', ('He said "no."', "She left.")),
    ('It was over."We won," he said.', ("It was over.", '"We won," he said.')),
    ("Is he mad?She said no.", ("Is he mad?", "She said no.")),
    ("See https://example.com/a.Html now.", ("See https://example.com/a.Html now.",)),
    ('He said "no. " She left.', ('He said "no. "', "She left.")),
    ("यह सच है।हाँ।", ("यह सच है।", "हाँ।")),
    ("« Sortez ! », dit-elle. Il sort.", ("« Sortez ! », dit-elle.", "Il sort.")),
    ("« Sortez. » Il sort.", ("« Sortez. »", "Il sort.")),
    ("今天下雨。我们走吧！好吗？", ("今天下雨。", "我们走吧！", "好吗？")),
    ("他说：“走。”她走了。", ("他说：“走。”", "她走了。")),
    ("He left. * * *", ("He left. * * *",)),
    ("* * *", ("* * *",)),
    ("- He won.\n- She lost", ("- He won.", "- She lost")),
    ("It was over.“We won,” he said.", ("It was over.", "“We won,” he said.")),
)

CASES = [(" ".join(sentences), sentences) for sentences in SPACED] + list(AS_GIVEN)


@pytest.mark.parametrize(("text", "sentences"), CASES, ids=[repr(text)[:60] for text, _ in CASES])
def test_hard_case_is_split_as_a_reader_would(text: str, sentences: tuple[str, ...]) -> None:
    assert tuple(text[start:end] for start, end in split_text(text)) == sentences


def test_there_are_enough_hard_cases() -> None:
    assert len({text for text, _ in CASES}) >= 75


def test_hard_cases_as_paragraphs_of_one_text_are_split_as_each_alone() -> None:
    cases = random.Random(7).sample([case for case in CASES if case[1]], 40)
    text = "\n\n".join(text for text, _ in cases)
    expected = [sentence for _, sentences in cases for sentence in sentences]
    assert [text[start:end] for start, end in split_text(text)] == expected
