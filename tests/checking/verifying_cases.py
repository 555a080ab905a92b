"""An article of our own, and what may and may not be said of it."""

from __future__ import annotations

ARTICLE = (
    "Engineers closed the Lindholm bridge on Tuesday after cracks were found in two pillars. "
    "The mayor, Karin Falk, said that the repairs would cost 40 million euros. "
    "“We have no choice, the bridge is not safe,” Falk told the council. "
    "Opposition leader Jonas Berg criticised the mayor for waiting so long. "
    "The company Norbygg, which built the bridge in 1974, denied that its concrete was faulty. "
    "About 12,000 people cross the river by the bridge every day, and 300 shops depend on them. "
    "He wrote to the ministry in March 2019 that the pillars were weak. "
    "The inspector Lars Holt died in November. "
    "A ferry may start in May if the council agrees. "
    "Police arrested a lorry driver who had driven onto the closed bridge. "
    "According to Berg, the report was hidden from the council for a year."
)

# What is objected to: (kind, sentence).
UNSUPPORTED = (
    ("number", "The mayor, Karin Falk, said that the repairs would cost 60 million euros."),
    ("number", "About 300 people cross the river by the bridge every day."),
    ("name", "Engineers closed the Sandvik bridge on Tuesday after cracks were found."),
    ("date", "Engineers closed the Lindholm bridge on Friday after cracks were found."),
    ("date", "The inspector Lars Holt died in November 2019."),
    ("role", "The mayor criticised opposition leader Jonas Berg for waiting so long."),
    ("role", "A lorry driver arrested police who had driven onto the closed bridge."),
    ("negation", "The mayor said the bridge is safe."),
    ("negation", "The bridge is safe, Falk told the council."),
    ("modality", "A ferry will start in May."),
    ("quotation", "“We have every choice, the bridge is not safe,” Falk told the council."),
    ("quotation", "“We have no choice, the bridge is not safe,” Jonas Berg told the council."),
    ("attribution", "The report was hidden from the council for a year."),
    ("attribution", "We have no choice."),
)

SUPPORTED = (
    "Engineers closed the Lindholm bridge on Tuesday after cracks were found in two pillars.",
    "However, engineers closed the Lindholm bridge on Tuesday after cracks were found in two "
    "pillars.",
    "On Tuesday, engineers closed the Lindholm bridge.",
    "The mayor said that the repairs would cost 40 million euros.",
    "Norbygg denied that its concrete was faulty.",
    "Norbygg built the bridge in 1974.",
    "A ferry may start in May.",
    "A ferry may start in May if the council agrees, and the inspector Lars Holt died in November.",
)

# True too, and nothing in particular is objected to, though the order of words lowers the score.
REWORDED = (
    "The Lindholm bridge was closed by engineers on Tuesday.",
    "Repairs would cost 40 million euros, the mayor, Karin Falk, said.",
    "The mayor was criticised by Jonas Berg for waiting so long.",
    "“We have no choice, the bridge is not safe,” Karin Falk said.",
    "A lorry driver was arrested by police.",
)
