"""Texts with the sentences they were written from: what holds, and what was planted."""

from __future__ import annotations

UNION = (
    "Ann Lee, who leads the dockers' union, told the council on Monday that the port may close.",
)
BRIDGE = (
    "The old bridge, a landmark of the city of York, was closed after the storm, police said.",
)
QUOTE = ("“The port is not safe,” said Ann Lee, adding that the US Navy may help us in May.",)
SHIP = (
    "Three sailors were hurt when the ship hit the pier in New York, leaving the harbor closed "
    "for 12 hours.",
)
CLAIM = ("The firm allegedly paid Tom Poe, a former judge, $1.2 million for his silence.",)
FARE = (
    "According to the mayor, fares will rise by 5 percent unless the council votes against it.",
)
NAMES = (
    "Wang Yi met Antony Blinken in Jakarta, seeking to mend ties.",
    "Antony Blinken, the secretary of state, left for London.",
)
FLOOD = (
    "After the rain stopped, the army left the flooded valley, including its engineers.",
    "The flooded valley was quiet.",
)
LEE = (
    "Ann Lee spoke in Boston on Monday.",
    "Ann Lee, who leads the dockers' union, has lived in Boston all her life.",
    "Tom Poe, who owns three ships, was in Boston too.",
)
WHO = ("The WHO told us who will pay.",)
LIST = ("The fleet lost its tugs, ferries, and barges in the great storm of June.",)
LAW = ("The court said it would not hear the case, which began in 2019.",)
TALKS = ("The talks, which began on Monday, were led by Ann Lee’s aide from the U.S. Navy.",)

HOLDS = (
    # the source as it stands, in any typography
    (UNION[0], UNION),
    (BRIDGE[0], BRIDGE),
    (QUOTE[0], QUOTE),
    (SHIP[0], SHIP),
    (CLAIM[0], CLAIM),
    (FARE[0], FARE),
    (NAMES[0], NAMES),
    (FLOOD[0], FLOOD),
    (WHO[0], WHO),
    (LIST[0], LIST),
    (LAW[0], LAW),
    (TALKS[0], TALKS),
    ('"The port is not safe," said Ann Lee, adding that the US Navy may help us in May.', QUOTE),
    (
        "“The port is not safe,” said Ann Lee, adding that the U.S. Navy may help us in May.",
        QUOTE,
    ),
    (UNION[0].replace("'", "’"), UNION),
    (TALKS[0].replace("’", "'"), TALKS),
    (TALKS[0].replace("U.S.", "US"), TALKS),
    (LEE[0].removesuffix("."), LEE),
    # by the surname
    (UNION[0].removeprefix("Ann "), UNION),
    # parts left out
    ("Ann Lee told the council on Monday that the port may close.", UNION),
    ("The old bridge was closed after the storm, police said.", BRIDGE),
    ("“The port is not safe,” said Ann Lee.", QUOTE),
    ("Three sailors were hurt when the ship hit the pier in New York.", SHIP),
    ("The firm allegedly paid Tom Poe, a former judge, $1.2 million for his silence.", CLAIM),
    ("The court said it would not hear the case.", LAW),
    ("The talks were led by Ann Lee's aide from the US Navy.", TALKS),
    ("Wang Yi met Antony Blinken in Jakarta.", NAMES),
    ("The army left the flooded valley, including its engineers.", FLOOD),
    ("After the rain stopped, the army left the flooded valley.", FLOOD),
    ("The army left the flooded valley.", FLOOD),
    ("Ann Lee spoke in Boston.", LEE),
    # what another source says of a name put in
    ("Ann Lee, who leads the dockers' union, spoke in Boston on Monday.", LEE),
    ("Ann Lee, who leads the dockers’ union, spoke in Boston.", LEE),
    (
        "Wang Yi met Antony Blinken, the secretary of state, in Jakarta, seeking to mend ties.",
        NAMES,
    ),
    ("Wang Yi met Antony Blinken, the secretary of state, in Jakarta.", NAMES),
)

PLANTED = (
    # names
    ("Ann Poe told the council on Monday that the port may close.", UNION),
    ("Ann told the council on Monday that the port may close.", UNION),
    ("Antony Blinken met Wang Yi in Jakarta, seeking to mend ties.", NAMES),
    ("Wang Yi met Antony Blinken in London, seeking to mend ties.", NAMES),
    ("Wang met Antony Blinken in Jakarta.", NAMES),
    ("Three sailors were hurt when the ship hit the pier in York.", SHIP),
    ("Three sailors were hurt when the ship hit the pier in New.", SHIP),
    ("The old bridge was closed after the storm, Poe said.", BRIDGE),
    ("The talks were led by Ann Lee.", TALKS),
    ("The talks were led by Ann Lee aide from the US Navy.", TALKS),
    # case that tells words apart
    ("The WHO told US who will pay.", WHO),
    ("The WHO told us WHO will pay.", WHO),
    ("The who told us who will pay.", WHO),
    ("“The port is not safe,” said Ann Lee, adding that the US Navy May help us in May.", QUOTE),
    ("“The port is not safe,” said Ann Lee, adding that the us Navy may help us in May.", QUOTE),
    ("“The port is not safe,” said Ann Lee, adding that the US Navy may help US in May.", QUOTE),
    # numbers
    ("Four sailors were hurt when the ship hit the pier in New York.", SHIP),
    (SHIP[0].replace("12", "21"), SHIP),
    (SHIP[0].replace("12 hours", "12 days"), SHIP),
    (SHIP[0].replace("12 hours", "hours"), SHIP),
    (CLAIM[0].replace("$1.2 million", "$12 million"), CLAIM),
    (CLAIM[0].replace("$1.2 million", "$1.2 billion"), CLAIM),
    (CLAIM[0].replace("$1.2 million", "1.2 million"), CLAIM),
    (CLAIM[0].replace("$1.2", "£1.2"), CLAIM),
    (FARE[0].replace("5 percent", "5 cents"), FARE),
    (LAW[0].replace("2019", "2018"), LAW),
    # negation
    ("“The port is safe,” said Ann Lee.", QUOTE),
    ("The court said it would hear the case.", LAW),
    ("The army never left the flooded valley.", FLOOD),
    ("Ann Lee did not speak in Boston.", LEE),
    ("The talks were not led by Ann Lee’s aide from the U.S. Navy.", TALKS),
    # attribution
    ("The old bridge was closed after the storm.", BRIDGE),
    ("The old bridge, a landmark of the city of York, was closed.", BRIDGE),
    ("Fares will rise by 5 percent unless the council votes against it.", FARE),
    ("The port may close.", UNION),
    ("The port is not safe.", QUOTE),
    ("Ann Lee told the council that the port may close, police said.", UNION),
    ("“The port is not safe,” said the US Navy.", QUOTE),
    # quotations
    ("The port is not safe, said Ann Lee.", QUOTE),
    ("“The port is not safe, said Ann Lee.”", QUOTE),
    ("Ann Lee “spoke in Boston” on Monday.", LEE),
    ("The army left the “flooded valley”.", FLOOD),
    ("The port “is not safe,” said Ann Lee.", QUOTE),
    # hedges and conditions
    ("Ann Lee told the council on Monday that the port will close.", UNION),
    ("Ann Lee told the council on Monday that the port might close.", UNION),
    ("The firm paid Tom Poe, a former judge, $1.2 million for his silence.", CLAIM),
    ("The firm allegedly paid Tom Poe, a judge, $1.2 million for his silence.", CLAIM),
    ("According to the mayor, fares will rise by 5 percent.", FARE),
    ("According to the mayor, fares may rise by 5 percent unless the council votes.", FARE),
    # order and lists
    ("The fleet lost its barges, ferries, and tugs in the great storm of June.", LIST),
    ("The fleet lost its tugs, ferries in the great storm of June.", LIST),
    ("The fleet lost its tugs in the great storm of June.", LIST),
    ("The fleet lost its ferries, and barges in the great storm of June.", LIST),
    ("The flooded valley left the army.", FLOOD),
    ("The ship hit three sailors when the pier in New York were hurt.", SHIP),
    ("Hurt were three sailors when the ship hit the pier in New York.", SHIP),
    # words put in
    ("Three young sailors were hurt when the ship hit the pier in New York.", SHIP),
    ("The army hastily left the flooded valley.", FLOOD),
    ("Ann Lee spoke in Boston on Monday, drawing a large crowd.", LEE),
    ("The army left the flooded valley after the dam broke.", FLOOD),
    ("The army left the flooded valley in 2019.", FLOOD),
    # additions to what they were not said of
    ("Ann Lee, who owns three ships, spoke in Boston on Monday.", LEE),
    ("Tom Poe, who leads the dockers' union, spoke in Boston on Monday.", LEE),
    ("Ann Lee spoke in Boston, who leads the dockers' union, on Monday.", LEE),
    ("Wang Yi, the secretary of state, met Antony Blinken in Jakarta.", NAMES),
    ("Ann Lee, who leads the union, spoke in Boston on Monday.", LEE),
    ("Ann Lee, leads the dockers' union, spoke in Boston on Monday.", LEE),
    ("Wang Yi met Antony Blinken, the secretary of state, left for London.", NAMES),
    # half sentences and marks
    ("The army left the flooded", FLOOD),
    ("The army left.", FLOOD),
    ("Left the flooded valley.", FLOOD),
    ("The talks, were led by Ann Lee’s aide from the U.S. Navy.", TALKS),
    ("The old bridge was closed, after the storm police said.", BRIDGE),
    ("Is Ann Lee in Boston?", LEE),
    ("Ann Lee spoke in Boston on Monday?", LEE),
    ("", LEE),
)
