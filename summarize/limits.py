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
