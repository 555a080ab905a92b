"""How much of anything from outside is taken, and why so much.

Every limit lies far above what is met in practice.
"""

from __future__ import annotations

MEBIBYTE = 1 << 20

# Inputs (`reading`). A stranger's may be endless, or small only while it is packed.

MOST_INPUT_BYTES = 64 * MEBIBYTE
"""Of one file, or of standard input: ten million words, which take several times that in memory."""

MOST_UNPACKED_BYTES = 256 * MEBIBYTE
"""Of what a packed file (gzip, .docx, .parquet) holds; text is packed to a fifth or a tenth."""

MOST_NESTING = 64
"""Of lists and objects of a record in each other; no export that we know goes deeper than ten."""

MOST_PDF_PAGES = 500
"""Of one document; a page takes a twentieth of a second."""

# Text (`reading/cleaning.py`, `analysis`). What is beyond is set apart, with that for its reason.

MOST_ARTICLE_CHARACTERS = 1_000_000
"""Of one article: 160,000 words, twice a novel; the longest article seen has 60,000 characters."""

MOST_PIECE_CHARACTERS = 10_000
"""Of a paragraph that is split in one go: a longer one was never seen, and is cut at spaces."""

MOST_SENTENCE_CHARACTERS = 2_000
"""Of a sentence that is embedded and parsed: 300 words; more than 80 are never printed."""

MOST_ARTICLE_SENTENCES = 2_000
"""Of one article, its first: a report of 100 pages; the longest article seen has 400."""

MOST_STORY_SENTENCES = 10_000
"""Of all articles of a story, the first of each: 300 articles of 33."""

# Addresses among the paths (`fetching`).

MOST_PAGE_BYTES = 32 * MEBIBYTE
"""Of what an address gives, unpacked: a page has a tenth of one, a report as PDF a few."""

PAGE_SECONDS = 30.0
"""For one address, its redirects and its site's robots.txt included; a page takes one or two."""

CONNECT_SECONDS = 10.0
"""Until a site or a server is connected: after more nobody is there."""

MOST_REDIRECTS = 10
"""Of one address; short links of short links take three or four."""

MOST_ROBOTS_BYTES = MEBIBYTE // 2
"""Of a robots.txt, what follows is not read: as much as RFC 9309 wants to be read."""

HOSTS_AT_A_TIME = 4
"""Sites that are asked side by side; each of them is asked for one thing at a time."""

# Servers as models (`backends/chat_server.py`).

MOST_ANSWER_BYTES = 8 * MEBIBYTE
"""Of what a server answers, unpacked: a brief of 2,000 words has 14 KB, log-probabilities 2."""

# What stands on this machine: settings, cards, models, outputs.

MOST_SETTINGS_BYTES = MEBIBYTE
"""Of a file of settings, a model card or a prompt; the longest of ours has 4 KB."""

MOST_MODEL_JSON_BYTES = 64 * MEBIBYTE
"""Of a JSON file in a model's folder; a tokenizer's settings have one, its vocabulary twenty."""

MOST_HEAD_CHARACTERS = 1 << 14
"""Of the head of a model's README, which is YAML, read slowly; the longest seen has 3,000."""

MOST_BRIEF_BYTES = 16 * MEBIBYTE
"""Of a text for `summarize verify`, a million sentences; with its JSON a brief has 50 KB."""

MOST_ENVELOPE_BYTES = 2 * MOST_UNPACKED_BYTES
"""Of a story's JSON in a batch's output: with the texts of all its articles some MB."""

MOST_LINE_BYTES = MOST_INPUT_BYTES
"""Of a story a line of a batch's input, and of a line of its journal: as of a file."""

MOST_IN_FLIGHT = 1024
"""Of stories that a batch has in memory to write them together; more than 64 gain nothing."""

MOST_MESSAGE_CHARACTERS = 2000
"""Of a line on the screen: what was given, such as a path, may be as long as it likes."""
