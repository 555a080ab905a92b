"""Corrections planted in articles, and as many figures, days and names that correct nothing.

Every case is an old sentence and a new one, each put between sentences on the same event. The
sentences are written for this; what is asked is whether exactly the planted change is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.types import Article, Change


@dataclass(frozen=True, slots=True)
class Planted:
    """A case: ``was`` and ``now`` are the readings of the correction, None where there is none.

    ``also`` has words of a new sentence that overtakes an old one beside what is planted.
    """

    old: str
    new: str
    was: str | None = None
    now: str | None = None
    also: str = ""

    def is_true(self, change: Change) -> bool:
        """Return whether a change is what was planted, or another that the articles tell."""
        is_also = bool(self.also) and self.also in change.new.value
        return is_also or self.is_found(change)

    def is_found(self, change: Change) -> bool:
        """Return whether a change is what was planted, whatever stands beside the values."""
        if self.was is None or self.now is None:
            return False
        readings = (change.old.value.casefold(), change.new.value.casefold())
        return self.was.casefold() in readings[0] and self.now.casefold() in readings[1]


@dataclass(frozen=True, slots=True)
class _Setting:
    """An event and sentences around it, which say nothing that is planted."""

    where: str
    opening: str
    before: tuple[str, ...]
    after: tuple[str, ...]


_SETTINGS = (
    _Setting(
        "Torvik",
        "A ferry sank off the harbour of Torvik in heavy seas.",
        ("The vessel had left the island of Selmo in the evening.", "Its owner gave no comment."),
        ("Divers went down to the wreck at first light.", "A court will look into the cause."),
    ),
    _Setting(
        "Karsa",
        "A chemical plant burned down on the edge of Karsa.",
        ("Smoke drifted over the motorway.", "Schools nearby kept their windows shut."),
        ("The plant made paint for ships.", "Inspectors had visited it twice."),
    ),
    _Setting(
        "Belmora",
        "A strong earthquake shook the province of Belmora.",
        ("Roofs fell in across the old town.", "Power lines came down in the valley."),
        ("Tents were put up in the stadium.", "Engineers began to look at the dam."),
    ),
    _Setting(
        "Hadley",
        "The council of Hadley quarrelled over the new tram line.",
        ("Shopkeepers fear for their trade.", "The line would cross the market square."),
        ("The mayor spoke for an hour.", "A firm from the north had built the depot."),
    ),
)

_TOLLS = (
    (
        "At least 12 people were killed, officials said.",
        "The death toll rose to 19 on Wednesday, officials said.",
        "12",
        "19",
    ),
    (
        "Twelve people died and dozens were taken to hospital.",
        "Nineteen people are now known to have died.",
        "twelve",
        "nineteen",
    ),
    (
        "The death toll stood at 40 in the evening.",
        "The death toll has climbed to 52, the governor said.",
        "40",
        "52",
    ),
    (
        "The disaster killed at least 7 people.",
        "At least 11 people were killed in the disaster, rescuers said.",
        "7",
        "11",
    ),
    (
        "More than 30 people were injured.",
        "The number of injured rose to 48, hospitals said.",
        "30",
        "48",
    ),
    (
        "Rescuers said 14 people were killed.",
        "Rescuers revised the toll to 16, up from 14.",
        "14",
        "16",
    ),
    (
        "Officials put the number of dead at 21.",
        "The number of dead has risen from 21 to 27.",
        "21",
        "27",
    ),
    (
        "Nine people were killed and 20 hurt.",
        "Ten people were killed, not nine as first reported.",
        "nine",
        "ten",
    ),
    (
        "Police said 33 people had been injured.",
        "Police lowered the number of injured to 29 from an earlier count of 33.",
        "33",
        "29",
    ),
    (
        "At least three people died.",
        "A fourth victim was found, which brought the death toll to four.",
        "three",
        "four",
    ),
    (
        "Some 150 people were evacuated from their homes.",
        "The authorities said 210 people were evacuated, revising an earlier figure of 150.",
        "150",
        "210",
    ),
    (
        "The damage will cost about $3 million.",
        "The damage will cost $5 million, not $3 million as first estimated.",
        "3",
        "5",
    ),
)
_DAYS = (
    (
        "The inquiry will open on Tuesday.",
        "The inquiry, originally set for Tuesday, will now open on Friday.",
        "Tuesday",
        "Friday",
    ),
    (
        "A hearing is scheduled for Monday.",
        "The hearing was postponed from Monday to Thursday.",
        "Monday",
        "Thursday",
    ),
    (
        "The vote will be held on 12 May.",
        "The vote will be held on 19 May, not 12 May.",
        "12 May",
        "19 May",
    ),
    (
        "The memorial service will take place on Saturday.",
        "The memorial service has been moved to Sunday.",
        "Saturday",
        "Sunday",
    ),
    (
        "The minister will visit the site on Wednesday.",
        "The minister will visit the site on Thursday instead of Wednesday.",
        "Wednesday",
        "Thursday",
    ),
    (
        "The report is due to be published in June.",
        "Publication of the report was delayed from June to September.",
        "June",
        "September",
    ),
    (
        "The talks were set to begin on 3 April.",
        "The talks were brought forward to 1 April.",
        "3 April",
        "1 April",
    ),
    (
        "The trial is to start on Monday.",
        "The start of the trial was pushed back from Monday to Wednesday.",
        "Monday",
        "Wednesday",
    ),
    (
        "The road will reopen on Friday.",
        "The road will reopen on Sunday, rather than Friday, the council said.",
        "Friday",
        "Sunday",
    ),
    (
        "The company will present its plan on 4 March.",
        "The company will present its plan on 11 March, and not on 4 March.",
        "4 March",
        "11 March",
    ),
)
_DENIALS = (
    (
        "The operator has agreed to pay for the damage.",
        "The operator denied that it had agreed to pay for the damage.",
        "",
        "",
    ),
    ("The mayor resigned.", "The mayor did not resign, her office said.", "", ""),
    (
        "The alarm sounded before the accident.",
        "The alarm did not sound before the accident.",
        "",
        "",
    ),
    ("Nobody was injured.", "Four people were injured.", "", ""),
    (
        "The company will close the site.",
        "The company will not close the site, its director said.",
        "",
        "",
    ),
    (
        "The ministry has withdrawn the licence.",
        "The ministry denied having withdrawn the licence.",
        "",
        "",
    ),
    (
        "Police arrested the manager.",
        "Police have not arrested the manager, a spokesman said.",
        "",
        "",
    ),
    (
        "The government asked for foreign help.",
        "The government denied that it had asked for foreign help.",
        "",
        "",
    ),
    (
        "The inspectors found a crack in the wall.",
        "The inspectors found no crack in the wall.",
        "",
        "",
    ),
    (
        "The governor cancelled his trip to the capital.",
        "The governor did not cancel his trip to the capital.",
        "",
        "",
    ),
)
_NAMES = (
    (
        "Police identified the manager as Jon Smyth.",
        "Police identified the manager as John Smith, not Jon Smyth.",
        "Jon Smyth",
        "John Smith",
    ),
    (
        "The captain was named as Peter Holm.",
        "The captain was Erik Dahl, not Peter Holm as was reported earlier.",
        "Peter Holm",
        "Erik Dahl",
    ),
    (
        "The victim was identified as Maria Lopes.",
        "The victim, earlier identified as Maria Lopes, was Ana Ribeiro.",
        "Maria Lopes",
        "Ana Ribeiro",
    ),
    (
        "The chief inspector, Carla Brandt, declined to comment.",
        "The agency corrected the name of the chief inspector to Karla Brand.",
        "Carla Brandt",
        "Karla Brand",
    ),
    (
        "The owner of the firm is Thomas Reid.",
        "The owner of the firm is Helen Marsh, not Thomas Reid.",
        "Thomas Reid",
        "Helen Marsh",
    ),
    (
        "The injured boy was named as Samir Khan.",
        "The injured boy is Amir Khan, rather than Samir Khan, his family said.",
        "Samir Khan",
        "Amir Khan",
    ),
    (
        "The driver was identified as Paul Weber.",
        "The driver was wrongly identified as Paul Weber; he is Karl Weber.",
        "Paul Weber",
        "Karl Weber",
    ),
    (
        "The rescuer is called Nina Petrova.",
        "The name of the rescuer was misspelled: she is Nina Petrovna.",
        "Nina Petrova",
        "Nina Petrovna",
    ),
)
_NOTHING = (
    (
        "count",
        "At least 12 people were killed, officials said.",
        "Three people were killed in a separate accident near the border.",
    ),
    (
        "count",
        "Twelve people died and dozens were taken to hospital.",
        "Five of the 12 dead were children.",
    ),
    (
        "count",
        "More than 30 people were injured.",
        "Six of the injured are in a critical condition.",
    ),
    (
        "count",
        "Rescuers said 14 people were killed.",
        "The rescuers have 40 boats and two helicopters.",
    ),
    (
        "count",
        "Nine people were killed and 20 hurt.",
        "Nine people were killed, the ministry confirmed.",
    ),
    (
        "count",
        "Some 150 people were evacuated from their homes.",
        "About 60 volunteers handed out blankets.",
    ),
    (
        "count",
        "The damage will cost about $3 million.",
        "The insurer has set aside $10 million for all claims of the year.",
    ),
    (
        "count",
        "The disaster killed at least 7 people.",
        "A similar disaster killed 45 people in 1988.",
    ),
    ("count", "At least three people died.", "Three people died, the police said on Thursday."),
    ("count", "Police said 33 people had been injured.", "Hospitals treated 12 people for smoke."),
    (
        "count",
        "The death toll stood at 40 in the evening.",
        "Officials had feared a death toll of 100.",
    ),
    ("count", "Officials put the number of dead at 21.", "Of the 21 dead, 8 have been identified."),
    (
        "count",
        "At least 12 people were killed, officials said.",
        "The number of missing stands at 30.",
    ),
    (
        "count",
        "The disaster killed at least 7 people.",
        "It could have killed 200 people, an expert said.",
    ),
    ("day", "The inquiry will open on Tuesday.", "The minister spoke of the inquiry on Friday."),
    ("day", "A hearing is scheduled for Monday.", "A second hearing is scheduled for Thursday."),
    ("day", "The vote will be held on 12 May.", "The last vote was held on 3 March."),
    (
        "day",
        "The memorial service will take place on Saturday.",
        "Flags will fly at half-mast on Sunday.",
    ),
    (
        "day",
        "The minister will visit the site on Wednesday.",
        "The opposition leader will visit the site on Thursday.",
    ),
    (
        "day",
        "The report is due to be published in June.",
        "The report, which is due in June, was ordered in January.",
    ),
    (
        "day",
        "The talks were set to begin on 3 April.",
        "The talks were set to begin on 3 April, a spokesman confirmed on Monday.",
    ),
    ("day", "The trial is to start on Monday.", "Another trial is to start on Wednesday."),
    ("day", "The road will reopen on Friday.", "The railway will reopen on Sunday."),
    (
        "day",
        "The company will present its plan on 4 March.",
        "The union will hold a meeting on 11 March.",
    ),
    (
        "day",
        "The road will reopen on Friday.",
        "The football match was moved from Saturday to Sunday.",
    ),
    (
        "denial",
        "The operator has agreed to pay for the damage.",
        "The operator denied that it had ignored the rules.",
    ),
    ("denial", "The mayor resigned.", "The deputy mayor did not resign."),
    (
        "denial",
        "The alarm sounded before the accident.",
        "The lights did not work after the accident.",
    ),
    ("denial", "The company will close the site.", "The company will not comment on the site."),
    ("denial", "Police arrested the manager.", "Police have not found the captain."),
    ("denial", "The government asked for foreign help.", "No foreign help has arrived so far."),
    (
        "denial",
        "The inspectors did not find a crack in the wall.",
        "The inspectors found no crack in the wall.",
    ),
    (
        "denial",
        "The ministry has withdrawn the licence.",
        "The ministry has not said when it will decide on a new licence.",
    ),
    ("denial", "Workers accused the firm of neglect.", "The firm denied neglect."),
    (
        "name",
        "Police identified the manager as Jon Smyth.",
        "The manager's lawyer, John Smith, asked for patience.",
    ),
    ("name", "The captain was named as Peter Holm.", "The first officer was named as Erik Dahl."),
    (
        "name",
        "The victim was identified as Maria Lopes.",
        "A second victim was identified as Ana Ribeiro.",
    ),
    (
        "name",
        "The owner of the firm is Thomas Reid.",
        "Helen Marsh, and not Thomas Reid, will speak at the service.",
    ),
    (
        "name",
        "The chief inspector, Carla Brandt, declined to comment.",
        "Inspector Brandt will not lead the inquiry.",
    ),
    (
        "name",
        "The driver was identified as Paul Weber.",
        "Karl Weber, the driver's brother, thanked the rescuers.",
    ),
    ("name", "The rescuer is called Nina Petrova.", "Petrova was praised by the mayor."),
)


_Table = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]

MADE_WITH: _Table = (
    *(("toll", _TOLLS), ("day", _DAYS), ("denial", _DENIALS), ("name", _NAMES)),
    ("", _NOTHING),
)
"""The cases that the rules were mended by; the first run had a recall and a precision of 0.90."""

HELD_OUT: _Table = (
    (
        "toll",
        (
            (
                "Fifteen people died in the disaster.",
                "The disaster has now claimed 23 lives, the interior ministry said.",
                "fifteen",
                "23",
            ),
            ("At least 8 people were killed.", "The toll has gone up to 13 dead.", "8", "13"),
            (
                "Officials said 60 people were injured.",
                "The number of people injured has reached 75.",
                "60",
                "75",
            ),
            (
                "Five people lost their lives.",
                "Six people lost their lives, one more than was reported at first.",
                "five",
                "six",
            ),
            (
                "Police put the death toll at 17.",
                "Police raised the death toll from 17 to 22.",
                "17",
                "22",
            ),
            (
                "The death toll was 31 by the evening.",
                "By Wednesday 44 people had died.",
                "31",
                "44",
            ),
            (
                "More than 100 people were killed.",
                "The confirmed death toll passed 140 on Wednesday.",
                "100",
                "140",
            ),
            (
                "Some 2,000 people have been evacuated.",
                "Some 3,500 people have been evacuated, the army said.",
                "2,000",
                "3,500",
            ),
            (
                "Two workers were killed.",
                "Three workers were killed, rather than two as the firm had said.",
                "two",
                "three",
            ),
            (
                "The operator was fined $2 million.",
                "The operator was fined $1.2 million, not $2 million.",
                "$2",
                "$1.2",
            ),
        ),
    ),
    (
        "day",
        (
            (
                "The session will resume on Thursday.",
                "The session has been rescheduled for Monday.",
                "Thursday",
                "Monday",
            ),
            (
                "The funeral will be held on 6 May.",
                "The funeral will now be held on 8 May.",
                "6 May",
                "8 May",
            ),
            (
                "The ship is due to sail on Saturday.",
                "The sailing of the ship was put off until Tuesday.",
                "Saturday",
                "Tuesday",
            ),
            (
                "The chancellor will speak to parliament on Friday.",
                "The chancellor's speech to parliament was moved from Friday to Thursday.",
                "Friday",
                "Thursday",
            ),
            (
                "The museum opens on 1 June.",
                "The museum will not open on 1 June but on 15 June.",
                "1 June",
                "15 June",
            ),
            (
                "The deadline for claims is 30 June.",
                "The deadline for claims was extended from 30 June to 31 July.",
                "30 June",
                "31 July",
            ),
            (
                "A vote on the budget is planned for Tuesday.",
                "The vote on the budget, previously planned for Tuesday, is to be on Wednesday.",
                "Tuesday",
                "Wednesday",
            ),
            (
                "The accident happened on Sunday.",
                "The accident happened on Saturday, not on Sunday as reported.",
                "Sunday",
                "Saturday",
            ),
        ),
    ),
    (
        "denial",
        (
            (
                "The bank froze the accounts of the owner.",
                "The bank said it had not frozen the accounts of the owner.",
                "",
                "",
            ),
            (
                "The minister knew of the risk.",
                "The minister denied that she knew of the risk.",
                "",
                "",
            ),
            (
                "The two sides signed an agreement.",
                "The two sides never signed an agreement, a diplomat said.",
                "",
                "",
            ),
            ("The pilot left the cockpit.", "The pilot did not leave the cockpit.", "", ""),
            ("No one was arrested.", "Two people were arrested.", "", ""),
            ("The city bought the old station.", "The city denied buying the old station.", "", ""),
            (
                "The army entered the town.",
                "The army has not entered the town, its spokesman said.",
                "",
                "",
            ),
            (
                "The laboratory found traces of lead in the water.",
                "The laboratory found no traces of lead in the water.",
                "",
                "",
            ),
        ),
    ),
    (
        "name",
        (
            (
                "The pilot was identified as Lars Berg.",
                "The pilot was identified as Nils Lund, not Lars Berg.",
                "Lars Berg",
                "Nils Lund",
            ),
            (
                "The new director is Claire Dubois.",
                "The new director is Anne Moreau, and not Claire Dubois.",
                "Claire Dubois",
                "Anne Moreau",
            ),
            (
                "The suspect was named as Ivan Petrov.",
                "The suspect, previously named as Ivan Petrov, is Igor Pavlov, police said.",
                "Ivan Petrov",
                "Igor Pavlov",
            ),
            (
                "The mayor, Stephen Clarke, visited the wounded.",
                "A correction: the mayor is Steven Clark.",
                "Stephen Clarke",
                "Steven Clark",
            ),
            (
                "The crane belonged to Hansen Logistics.",
                "The crane belonged to Jensen Transport instead of Hansen Logistics.",
                "Hansen Logistics",
                "Jensen Transport",
            ),
            (
                "The dead man was Omar Saleh.",
                "Police first said that the dead man was Omar Saleh; he is Omar Salem.",
                "Omar Saleh",
                "Omar Salem",
            ),
        ),
    ),
    (
        "",
        (
            (
                "count",
                "Fifteen people died in the disaster.",
                "Two rescuers died on the way to another fire.",
            ),
            (
                "count",
                "At least 8 people were killed.",
                "Eight people were killed, among them 3 nurses.",
            ),
            (
                "count",
                "Officials said 60 people were injured.",
                "Of the 60 people injured 14 remain in hospital.",
            ),
            ("count", "Five people lost their lives.", "The firm employs 800 people."),
            (
                "count",
                "Police put the death toll at 17.",
                "An earlier accident at the same place had a death toll of 29.",
            ),
            (
                "count",
                "More than 100 people were killed.",
                "A storm in 1999 killed more than 300 people.",
            ),
            (
                "count",
                "Some 2,000 people have been evacuated.",
                "Some 400 people spent the night in the stadium.",
            ),
            ("count", "Two workers were killed.", "Two workers were killed, the union confirmed."),
            (
                "count",
                "The operator was fined $2 million.",
                "The operator earned $40 million last year.",
            ),
            ("count", "At least 8 people were killed.", "The number of missing rose to 25."),
            (
                "count",
                "Officials said 60 people were injured.",
                "Doctors expect that the number of injured will rise to 80.",
            ),
            (
                "day",
                "The session will resume on Thursday.",
                "The session lasted until midnight on Tuesday.",
            ),
            ("day", "The funeral will be held on 6 May.", "A concert will be held on 8 May."),
            ("day", "The ship is due to sail on Saturday.", "The ship arrived on Tuesday."),
            (
                "day",
                "The chancellor will speak to parliament on Friday.",
                "The president will speak to parliament on Thursday.",
            ),
            ("day", "The museum opens on 1 June.", "The café of the museum opens on 15 June."),
            (
                "day",
                "The deadline for claims is 30 June.",
                "The deadline for claims is 30 June, as the court said on 2 May.",
            ),
            (
                "day",
                "A vote on the budget is planned for Tuesday.",
                "A vote on the harbour is planned for Wednesday.",
            ),
            (
                "day",
                "The accident happened on Sunday.",
                "The families met on Saturday for the second time.",
            ),
            (
                "day",
                "The session will resume on Thursday.",
                "The concert was put off until Monday.",
            ),
            ("denial", "The bank froze the accounts of the owner.", "The bank did not comment."),
            ("denial", "The minister knew of the risk.", "The minister did not know the owner."),
            ("denial", "The two sides signed an agreement.", "The two sides have not met since."),
            ("denial", "The pilot left the cockpit.", "The passengers did not leave the cabin."),
            (
                "denial",
                "The city bought the old station.",
                "The city has not bought the old harbour.",
            ),
            (
                "denial",
                "The laboratory found traces of lead in the water.",
                "The laboratory found no traces of oil in the soil.",
            ),
            (
                "denial",
                "Critics said that the minister had lied.",
                "The minister denied that she had lied.",
            ),
            (
                "name",
                "The pilot was identified as Lars Berg.",
                "The co-pilot was identified as Nils Lund.",
            ),
            (
                "name",
                "The new director is Claire Dubois.",
                "Anne Moreau will stay as deputy director.",
            ),
            (
                "name",
                "The suspect was named as Ivan Petrov.",
                "His brother Igor Petrov was not arrested.",
            ),
            (
                "name",
                "The crane belonged to Hansen Logistics.",
                "Jensen Transport offered a second crane.",
            ),
            (
                "name",
                "The mayor, Stephen Clarke, visited the wounded.",
                "Clarke was not at the meeting, but Mary Clark was.",
            ),
        ),
    ),
)
"""Written after the rules, which were then mended by what it showed."""


HELD_OUT_2: _Table = (
    (
        "toll",
        (
            (
                "The collision killed 6 people.",
                "Officials said the collision had killed at least 9 people.",
                "6",
                "9",
            ),
            ("Hospitals counted 85 injured.", "Hospitals now count 112 injured.", "85", "112"),
            ("At least 24 people died.", "The number of deaths has reached 31.", "24", "31"),
            (
                "Thirteen people were killed.",
                "The authorities corrected the death toll to 12, down from 13.",
                "thirteen",
                "12",
            ),
            (
                "The attack left four people dead.",
                "A man died of his wounds, which brings the death toll to five.",
                "four",
                "five",
            ),
            (
                "About 300 people were rescued.",
                "The coast guard said 410 people had been rescued.",
                "300",
                "410",
            ),
            (
                "The repairs will take 3 months.",
                "The repairs will take 8 months, not 3 months as first announced.",
                "3",
                "8",
            ),
        ),
    ),
    (
        "day",
        (
            (
                "The airport will reopen on Monday.",
                "The reopening of the airport was delayed from Monday to Wednesday.",
                "Monday",
                "Wednesday",
            ),
            (
                "The summit will begin on 10 October.",
                "The summit was postponed until 24 October.",
                "10 October",
                "24 October",
            ),
            (
                "The court will give its ruling on Thursday.",
                "The court will give its ruling on Friday, a day later than planned.",
                "Thursday",
                "Friday",
            ),
            (
                "The election is set for 5 November.",
                "The election, first set for 5 November, will be on 12 November.",
                "5 November",
                "12 November",
            ),
            (
                "The strike will start on Sunday.",
                "The strike will start on Monday and not on Sunday.",
                "Sunday",
                "Monday",
            ),
            (
                "The law takes effect in July.",
                "The law takes effect in October instead of July.",
                "July",
                "October",
            ),
        ),
    ),
    (
        "denial",
        (
            (
                "The airline knew of the defect.",
                "The airline denies that it knew of the defect.",
                "",
                "",
            ),
            (
                "The bridge was closed before the flood.",
                "The bridge was not closed before the flood.",
                "",
                "",
            ),
            (
                "The union accepted the offer.",
                "The union has not accepted the offer, its leader said.",
                "",
                "",
            ),
            ("Nobody was killed.", "Three people were killed.", "", ""),
            (
                "The chairman sold his shares.",
                "The chairman never sold his shares, his lawyer said.",
                "",
                "",
            ),
            (
                "The president will meet the families.",
                "The president will not meet the families.",
                "",
                "",
            ),
        ),
    ),
    (
        "name",
        (
            (
                "The judge is Laura Stein.",
                "The judge is Vera Kohl, not Laura Stein.",
                "Laura Stein",
                "Vera Kohl",
            ),
            (
                "The firm was named as Delta Marine.",
                "The firm, initially named as Delta Marine, is Omega Shipping.",
                "Delta Marine",
                "Omega Shipping",
            ),
            (
                "The witness, Marc Levy, saw the fire.",
                "Editors corrected the spelling of the witness's name to Mark Levi.",
                "Marc Levy",
                "Mark Levi",
            ),
            (
                "The boat was found by Jack Doyle.",
                "The boat was found by Sean Murphy rather than Jack Doyle.",
                "Jack Doyle",
                "Sean Murphy",
            ),
        ),
    ),
    (
        "",
        (
            (
                "count",
                "The collision killed 6 people.",
                "The road has seen 14 accidents since January.",
            ),
            (
                "count",
                "Hospitals counted 85 injured.",
                "Of the injured, 20 were flown to the capital.",
            ),
            ("count", "At least 24 people died.", "Twenty-four people died, the coroner said."),
            (
                "count",
                "The attack left four people dead.",
                "An unrelated attack left ten people dead.",
            ),
            ("count", "About 300 people were rescued.", "About 40 rescuers slept in the school."),
            ("count", "The repairs will take 3 months.", "The planning took 8 months."),
            (
                "count",
                "Thirteen people were killed.",
                "If the wall falls, 50 people could be killed.",
            ),
            (
                "count",
                "At least 24 people died.",
                "In the neighbouring country 60 people died of the heat in 2003.",
            ),
            ("day", "The airport will reopen on Monday.", "The station will reopen on Wednesday."),
            (
                "day",
                "The summit will begin on 10 October.",
                "The summit will begin on 10 October and end on 12 October.",
            ),
            (
                "day",
                "The court will give its ruling on Thursday.",
                "The prosecutor asked the court on Friday for more time.",
            ),
            ("day", "The election is set for 5 November.", "The campaign begins on 12 October."),
            (
                "day",
                "The strike will start on Sunday.",
                "Talks with the strikers were moved from Monday to Tuesday.",
            ),
            ("day", "The law takes effect in July.", "Another law takes effect in October."),
            (
                "denial",
                "The airline knew of the defect.",
                "The airline did not know when flights would resume.",
            ),
            (
                "denial",
                "The bridge was closed before the flood.",
                "The tunnel was not closed before the flood.",
            ),
            (
                "denial",
                "The union accepted the offer.",
                "The rival union has not accepted the offer.",
            ),
            ("denial", "The chairman sold his shares.", "The chairman did not appear in court."),
            (
                "denial",
                "The president will meet the families.",
                "The president will not travel abroad.",
            ),
            (
                "denial",
                "The chairman sold his shares.",
                "The chairman denied any part in the accident.",
            ),
            ("name", "The judge is Laura Stein.", "The prosecutor is Vera Kohl."),
            (
                "name",
                "The boat was found by Jack Doyle.",
                "A second boat was found by Sean Murphy.",
            ),
            (
                "name",
                "The witness, Marc Levy, saw the fire.",
                "Levy's neighbour, Mark Levin, called the police.",
            ),
        ),
    ),
)
"""Written after the rules were mended by the first held-out cases, and not looked at since."""

TABLES = {"made with": MADE_WITH, "held out": HELD_OUT, "held out 2": HELD_OUT_2}


def cases(table: _Table = MADE_WITH) -> Iterator[Planted]:
    """Yield the corrections of a table, and what is none."""
    for kind, rows in table:
        yield from (Planted(*(row if kind else row[1:])) for row in rows)


def articles(case: Planted, number: int) -> tuple[tuple[Article, ...], tuple[Article, ...]]:
    """Return the old and the new articles of a case, in one of the settings, in turn."""
    setting = _SETTINGS[number % len(_SETTINGS)]
    old = " ".join((setting.opening, case.old, *setting.before))
    new = " ".join((setting.after[0], case.new, *setting.after[1:]))
    return (
        (Article("a1", old, f"News from {setting.where}", "Gazette", "2023-05-01"),),
        (Article("a2", new, f"More from {setting.where}", "Gazette", "2023-05-03"),),
    )
