"""The closed-class words of English that the stages reason with.

All are lower case. Open-class words never stand here: nothing is known about
any topic.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``, split by white space."""
    return frozenset(text.split())


ARTICLES = word_set("a an the")
CONJUNCTIONS = word_set("and or but nor yet so")
PREPOSITIONS = word_set(
    "about above across after against along amid amidst among around at before behind below "
    "beneath beside besides between beyond by despite down during except for from in inside into "
    "like near of off on onto out outside over past per regarding since through throughout to "
    "toward towards under until up upon via with within without"
)
SUBORDINATORS = word_set(
    "although as because if once since than that though till unless until when whenever where "
    "whereas wherever whether which while who whom whose why how what"
)
SUBJECT_PRONOUNS = word_set("he she they it we i you")
PRONOUNS = SUBJECT_PRONOUNS | word_set(
    "him her hers his its them their theirs us our ours me my mine your yours himself herself "
    "itself themselves ourselves myself yourself someone everyone anyone nobody"
)
FIRST_PERSON = word_set(
    "i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'd we'll let's"
)
DEMONSTRATIVES = word_set("this that these those such")
DETERMINERS = word_set(
    "all any both each either every few many more most much neither no other "
    "another several some one two own same"
)
BE_HAVE_DO = word_set(
    "am is are was were be been being have has had having do does did doing done isn't aren't "
    "wasn't weren't haven't hasn't hadn't don't doesn't didn't"
)
MODALS = word_set(
    "can could may might must shall should will would ought cannot can't couldn't won't wouldn't "
    "shouldn't mustn't"
)
ADVERBS = word_set(
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

NEGATIONS = word_set(
    "no not never none neither nor nobody nothing nowhere without cannot barely hardly scarcely "
    "lack lacks lacked fail fails failed deny denies denied denying refuse refuses refused reject "
    "rejects rejected unlikely isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't "
    "didn't can't couldn't won't wouldn't shouldn't mustn't"
)
HEDGES = word_set(
    "allegedly alleged apparently could if likely may maybe might must perhaps planned plans "
    "possible possibly potential potentially presumably probably proposed purported purportedly "
    "reportedly rumored rumoured seemingly seems seem seemed should suspected tentative unless "
    "unlikely whether would expected hopes hope hoped hoping wants want wanted aims aim aimed "
    "intends tried tries attempt attempted attempts trying"
)
"""Words that make a statement less than a fact: dropping one changes what is said."""

ATTRIBUTION_VERBS = word_set(
    "accordance according accuse accused accuses acknowledge acknowledged acknowledges add added "
    "adds admit admits admitted advise advised advises affirm affirmed affirms allege alleged "
    "alleges announce announced announces argue argued argues assert asserted asserts assess "
    "assessed assured assures believe believed believes blame blamed blames boasted call called "
    "calls caution cautioned cautions claim claimed claims commented complain complained conclude "
    "concluded concludes confirm confirmed confirms consider considered considers contend "
    "contended contends countered declare declared declares decried demanded denounced describe "
    "described describes disclosed elaborated emphasise emphasised emphasize emphasized estimate "
    "estimated estimates exclaimed explain explained explains express expressed find finds found "
    "hint hinted hints implied implies imply indicate indicated indicates insist insisted insists "
    "joke joked jokes lament lamented maintain maintained maintains mention mentioned noted notes "
    "observe observed observes opined pointed points posted predict predicted predicts promise "
    "promised promises propose proposed proposes quipped quoted quoting recall recalled recalls "
    "recount recounted regard regards reiterate reiterated reiterates remarked remember "
    "remembered remembers replied replies report reported reports respond responded responds "
    "reveal revealed reveals said say saying says see sees showed shows speculate speculated "
    "stated states stress stressed stresses suggest suggested suggests suspect suspects teased "
    "tell telling tells testified testify theorised theorized think thinks thought told touted "
    "tweet tweeted urge urged urges viewed vow vowed vows warn warned warns wondered write writes "
    "wrote"
)

PRESENT_AUXILIARIES = word_set(
    "am is are has have do does isn't aren't hasn't haven't don't doesn't can could may might must "
    "shall should will would ought cannot can't couldn't won't wouldn't shouldn't mustn't"
)
PRESENT_VERBS = word_set(
    "adds agrees allows appears argues becomes begins believes belongs brings comes consists "
    "contains continues denies depends describes enables ensures exists expects explains gives "
    "goes happens includes insists involves keeps makes occurs prevents provides receives refuses "
    "remains represents requires seeks seems serves suggests takes wants "
    "agree allow appear argue become begin believe belong bring come consist contain continue "
    "deny depend describe enable ensure exist expect explain give go happen include insist involve "
    "keep make occur prevent provide receive recognise recognize refuse remain represent require "
    "seek seem serve suggest take want"
)
"""Present forms of common verbs that are no nouns too ("leads" and "visits" may be)."""

IRREGULAR_PASTS = word_set(
    "was were had did wasn't weren't hadn't didn't arose ate awoke beat became began bent bet bid "
    "bit bled blew bought bound bred broke brought built burst came cast caught chose clung cost "
    "crept cut dealt drank drew drove dug fed fell felt fled flew flung forbade foresaw forgave "
    "forgot fought found froze gave got grew heard held hid hit hung hurt kept knelt knew laid lay "
    "leapt led left lent let lit lost made meant met mistook overcame overtook paid put quit ran "
    "rang read rode rose said sang sank sat saw sent set shed shone shook shot shrank shut slept "
    "slid sold sought spent split spoke spread sprang spun stole stood struck stuck stung swam "
    "swept swore swung taught thought threw thrust told took tore understood undertook underwent "
    "upheld withdrew withstood woke won wore wept wove wrote"
)
TITLES = word_set(
    "mr mrs ms miss dr sir lord lady president vice prime minister chancellor secretary state "
    "foreign senator sen representative rep congressman congresswoman governor gov mayor speaker "
    "chairman chairwoman chief judge justice attorney general gen colonel col lieutenant lt "
    "captain capt sergeant sgt major maj officer detective sheriff professor prof pope king queen "
    "prince princess director house senate majority minority leader republican democrat former"
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)

PERSON_PRONOUNS = word_set("he she him her his hers")
THING_PRONOUNS = word_set("it its they them their theirs")

LIMITERS = NEGATIONS | word_set(
    "only just first second third last most least every each all any few fewer less half majority "
    "percent ever yet except more than record least nearly almost longer still once twice even"
)
"""Words by which a statement says how much is true, so that nothing in it can be left out."""
DOWNWARD_VERBS = word_set(
    "deny doubt refuse reject fail prevent avoid ban forbid prohibit stop halt cancel dismiss "
    "dispute question lack rule oppose block bar decline postpone delay warn fear worry hope want "
    "wish think believe expect threaten vow promise plan seem appear urge demand ask call require"
)
"""Verbs under which less said is not less claimed: "denied that he left on Monday"."""
NEEDS_ADJUNCT_VERBS = word_set(
    "be begin start open close end last take happen occur come date schedule set fall arrive run "
    "live reside base locate stay remain land sit stand lie settle put place hold become get go "
    "travel head return move bear grow rank have compare continue expire resume"
)
"""Verbs that say little without their time or place."""
PLAIN_ADVERBS = word_set(
    "also meanwhile currently immediately quickly eventually finally ultimately subsequently "
    "later additionally however moreover furthermore thus therefore"
)
"""Adverbs that can go without a change of what happened; "then" and "already" cannot."""

NUMBER_WORDS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million billion trillion dozen half twice double triple"
)

CONDITIONS = word_set(
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
    "since then",
    "after that",
    "before that",
    "at that time",
    "by then",
    "until then",
    "then",
    "for that reason",
    "for this reason",
    "that is why",
    "this is why",
    "the former",
    "the latter",
    "as such",
    "in that case",
    "in this case",
    "one of them",
    "some of them",
    "many of them",
    "the same day",
    "the same",
    "the two",
    "the other",
    "the others",
    "on the first",
    "on the second",
    "on the third",
    "as for the first",
    "as for the second",
    "the next day",
    "a day later",
    "an hour later",
    "a week later",
    "an instant later",
    "moments later",
    "days later",
    "hours later",
    "weeks later",
    "months later",
    "years later",
)
"""Openings that point at what was said before and cannot be taken off."""
