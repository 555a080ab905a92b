"""Clusters of sentences, each from another article: with true differences and apparent ones."""

from __future__ import annotations

DIFFERENT: tuple[tuple[str, ...], ...] = (
    ("The talks lasted about 90 minutes, officials said.", "The talks lasted three hours."),
    ("Five people were killed in the crash.", "Seven people died in the crash, police said."),
    ("The fire killed 19 miners in Utah.", "The fire in Utah killed 20 miners."),
    ("The firm will cut 1,200 jobs in Ohio.", "The firm will cut 2,000 jobs in Ohio, it said."),
    ("The deal is worth $1.2 billion to the port.", "The port deal is worth $1.5 billion."),
    ("The fund raised £5m for the school.", "The school fund raised £8 million."),
    ("Prices rose 3.5% in the city in May.", "In May, city prices rose by 4.5 per cent."),
    ("Turnout was 60 percent in the city vote.", "City vote turnout was 71 percent."),
    ("Ann Lee, 42, was held in Boston.", "Police in Boston held Ann Lee, 44, on Monday."),
    ("A 19-year-old Boston man, Tom Poe, was held.", "Tom Poe, 21, of Boston was held."),
    ("One hundred and twenty ships were lost at sea.", "At sea 190 ships were lost."),
    ("The army sent 3,000 soldiers to the border.", "The army sent 5,000 soldiers to the border."),
    ("The walk took half an hour in the rain.", "The walk in the rain took two hours."),
    ("A dozen officers searched the old house.", "Thirty officers searched the old house."),
    ("The storm cut power to 40,000 homes there.", "The storm cut power to 65,000 homes."),
    ("The plane carried 228 people from Rio.", "From Rio, the plane carried 216 people."),
    ("The judge fined the firm $2 million.", "The judge fined the firm $200,000 on Monday."),
    ("The bridge is 1.5 miles long in all.", "In all the bridge is four kilometres long."),
    (
        "At least 50 houses burned in the valley.",
        "Officials said 30 houses burned in the valley.",
    ),
    (
        "Three children were hurt in the blast.",
        "The blast hurt three children.",
        "Two children were hurt in the blast.",
    ),
    ("Mayor Lee spent six days in hospital.", "Mayor Lee spent three weeks in hospital."),
    ("The ship sank in 90 feet of water.", "The ship sank in 200 feet of water off Maine."),
    ("The union has 12,000 members in York.", "In York the union has 15,000 members."),
    ("Some 400 workers walked out of the mine.", "More than 900 workers walked out of the mine."),
    ("Guards say about 260 miners struck in May.", "About 240 miners struck in May, bosses say."),
    ("Up to 200 miners struck at the pit in May.", "Nearly 260 miners struck at the pit in May."),
)

ALIKE: tuple[tuple[str, ...], ...] = (
    # rounding and units
    ("About 100 workers left the old mine.", "Exactly 103 workers left the old mine."),
    ("More than 200 miners struck in May.", "About 260 miners struck in May."),
    ("About 240 miners struck in May.", "Some 250 miners struck in May."),
    ("200 or more miners struck in May.", "In all 260 miners struck in May."),
    ("The talks lasted 90 minutes on Monday.", "The talks lasted one and a half hours."),
    ("The talks lasted an hour and a half.", "The talks lasted 90 minutes in all."),
    ("The city has 1,000,000 people today.", "The city has one million people today."),
    ("The deal is worth $1.2 billion to the port.", "The port deal is worth $1,200 million."),
    ("The port deal is worth $1.23 billion.", "The port deal is worth about $1.2bn."),
    ("Prices rose 4% in the city in May.", "City prices rose 3.7 percent in May."),
    ("The tunnel is two miles long in all.", "In all the tunnel is 3.2 km long."),
    ("Two dozen officers searched the house.", "Twenty-four officers searched the house."),
    ("The walk took half an hour in the rain.", "The walk in the rain took 30 minutes."),
    ("Ann Lee, 42, was held in Boston.", "The 42-year-old Ann Lee was held in Boston."),
    # limits that both keep to
    ("More than 100 workers left the mine.", "In all 130 workers left the mine."),
    ("Up to 50 houses burned in the valley.", "The fire: 38 houses burned in the valley."),
    ("At least five miners were killed there.", "Seven miners were killed there."),
    # other things counted
    ("Five people were killed in the crash.", "Ten people were injured in the crash."),
    ("The firm hired 200 workers in Ohio.", "The firm fired 50 workers in Ohio."),
    ("Snow closed 22 private schools in York.", "Snow closed 205 public schools in York."),
    (
        "In 2014 the fund gave $5 million to schools.",
        "In 2016 the fund gave $9 million to schools.",
    ),
    ("Ann Lee, 42, met the mayor of Boston.", "Tom Poe, 51, met the mayor of Boston."),
    ("The court did not give him six years.", "The court may give him two years there."),
    # both figures in one account
    (
        "The firm made $5 million at home and $9 million abroad.",
        "The firm made $14 million in all.",
    ),
    (
        "The toll rose from three people killed to five people killed.",
        "Five people were killed in the flood.",
    ),
    # no quantities of anything
    ("Flight 447 left Rio on June 20.", "Flight 449 left Rio on June 22."),
    ("The union has 100 to 200 members in York.", "In York the union has 500 members or so."),
    ("Route 66 was closed in 1985 by the state.", "Route 70 was closed in 1992 by the state."),
    ("One man in five voted in the city.", "One man in nine voted in the city of York."),
)
