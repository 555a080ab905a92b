"""The closed-class words of English that the stages reason with.

All are lower case. Open-class words never stand here: nothing is known about
any topic.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _words("a an the")
CONJUNCTIONS = _words("and or but nor yet so")
PREPOSITIONS = _words(
    "about above across after against along amid amidst among around at before behind below "
    "beneath beside besides between beyond by despite down during except for from in inside into "
    "like near of off on onto out outside over past per regarding since through throughout to "
    "toward towards under until up upon via with within without"
)
SUBORDINATORS = _words(
    "although as because if once since than that though till unless until when whenever where "
    "whereas wherever whether which while who whom whose why how what"
)
SUBJECT_PRONOUNS = _words("he she they it we i you")
PRONOUNS = SUBJECT_PRONOUNS | _words(
    "him her hers his its them their theirs us our ours me my mine your yours himself herself "
    "itself themselves ourselves myself yourself someone everyone anyone nobody"
)
FIRST_PERSON = _words(
    "i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'd we'll let's"
)
DEMONSTRATIVES = _words("this that these those such")
DETERMINERS = _words(
    "all any both each either every few many more most much neither no other "
    "another several some one two own same"
)
BE_HAVE_DO = _words(
    "am is are was were be been being have has had having do does did doing done isn't aren't "
    "wasn't weren't haven't hasn't hadn't don't doesn't didn't"
)
MODALS = _words(
    "can could may might must shall should will would ought cannot can't couldn't won't wouldn't "
    "shouldn't mustn't"
)
ADVERBS = _words(
    "again ago also already always even ever far here however indeed instead just later less "
    "meanwhile moreover much never not now often once only perhaps quite rather so soon still "
    "then there therefore thus together too very well yet"
)

FUNCTION_WORDS = (
    ARTICLES
    | CONJUNCTIONS
    | PREPOSITIONS
    | SUBORDINATORS
    | PRONOUNS
    | DEMONSTRATIVES
    | DETERMINERS
    | BE_HAVE_DO
    | MODALS
    | ADVERBS
)

NEGATIONS = _words(
    "no not never none neither nor nobody nothing nowhere without cannot barely hardly scarcely "
    "lack lacks lacked fail fails failed deny denies denied denying refuse refuses refused reject "
    "rejects rejected unlikely isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't "
    "didn't can't couldn't won't wouldn't shouldn't mustn't"
)
HEDGES = _words(
    "allegedly alleged apparently could if likely may maybe might must perhaps planned plans "
    "possible possibly potential potentially presumably probably proposed purported purportedly "
    "reportedly rumored rumoured seemingly seems seem seemed should suspected tentative unless "
    "unlikely whether would expected hopes hope hoped hoping wants want wanted aims aim aimed "
    "intends tried tries attempt attempted attempts trying"
)
"""Words that make a statement less than a fact: dropping one changes what is said."""

DEGREES = _words(
    "about almost approximately around at barely exactly few fewer former half hardly just least "
    "less many mere merely more most nearly only over roughly scarcely some under up fake mock "
    "acting deputy vice ex self-proclaimed so-called would-be first last second third half-dozen"
)
"""Modifiers that are part of the sense of what they stand before."""

ATTRIBUTION_VERBS = _words(
    "accuse accused accuses acknowledge acknowledged acknowledges add added adds admit admitted "
    "admits allege alleged alleges announce announced announces argue argued argues assert "
    "asserted asserts believe believed believes blame blamed blames call called calls claim "
    "claimed claims comment commented complain complained conclude concluded concludes confirm "
    "confirmed confirms consider considered considers contend contended contends declare declared "
    "declares describe described describes emphasise emphasised emphasize emphasized estimate "
    "estimated estimates explain explained explains express expressed find found finds insist "
    "insisted insists maintain maintained maintains mention mentioned note noted notes predict "
    "predicted predicts quoted quoting regard regards report reported reports reveal revealed "
    "reveals say saying says said see sees showed shows state stated states stress stressed "
    "stresses suggest suggested suggests suspect suspects tell telling tells testified testify "
    "think thinks thought told tweet tweeted view viewed views warn warned warns write writes "
    "wrote according accordance"
)

CONDITIONS = _words(
    "if unless except until once provided without when whenever only but although though"
)
"""Openings of what limits the statement they belong to."""

OPENING_CONNECTIVES = (
    "however",
    "meanwhile",
    "moreover",
    "furthermore",
    "nevertheless",
    "nonetheless",
    "still",
    "also",
    "additionally",
    "in addition",
    "instead",
    "therefore",
    "thus",
    "consequently",
    "as a result",
    "for example",
    "for instance",
    "on the other hand",
    "in contrast",
    "by contrast",
    "in other words",
    "in fact",
    "indeed",
    "despite this",
    "in response",
    "at the same time",
    "then",
    "so",
    "yet",
    "but",
    "and",
    "or",
    "besides",
    "likewise",
    "similarly",
    "overall",
    "finally",
    "in turn",
    "accordingly",
    "otherwise",
    "after all",
    "that said",
    "even so",
    "what is more",
    "what's more",
    "of course",
    "again",
    "plus",
)
"""Openings that lean on the sentence before; longest first where they overlap."""

ANAPHORIC_OPENINGS = (
    "since then", "after that", "before that", "at that time", "by then", "until then",
    "then", "there", "here", "for that reason", "for this reason", "that is why", "this is why",
    "the former", "the latter", "as such", "in that case", "in this case", "one of them",
    "some of them", "many of them", "the same day", "the same", "the two", "the other", "the others",
    "the next day", "a day later", "an hour later", "a week later", "an instant later",
    "moments later", "days later", "hours later", "weeks later", "months later", "years later",
)
"""Openings that point at what was said before and cannot be taken off."""
