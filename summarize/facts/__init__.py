"""What sentences tell: each thing is read in one place, for all who ask.

A `Passage` (`passages.py`) is a parsed sentence with what is read out of it, each when first asked
for: keys by which words are compared, figures (`quantities.py`, `numerals.py`), dates (`dates.py`),
names (`names.py`), who does what to whom (`predicates.py`) and who says what (`speech.py`). What is
denied or only possible is asked of a word (`denial.py`), who is meant by a surname of all sentences
(`people.py`). Of a text in any language, unparsed, `wording.py` tells figures, names and denials.

Three ask: `comparing`, which facts of two sentences exclude each other (`extraction.py` lists those
that can); `checking`, whether a claim's facts are the spans'; `checking.corroboration`, which spans
say the same in words.

**To add a fact**: a function of a `Tree` in the module that it belongs to, or one of its own; a
property of `Passage` that keeps its result; if sources can differ in it, its kind in
`extraction.py`. Words that it must know go to ``vocabulary.toml``.
"""
