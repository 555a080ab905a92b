"""What is read of real pages: trafilatura's evaluation set, of which people said what is text.

    python -m bench.real_pages FOLDER

FOLDER is the ``tests`` of a checkout of https://github.com/adbar/trafilatura: ``evaldata.json`` has
for each page some passages that its text has and some that it has not.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from summarize.reading.cleaning import clean
from summarize.reading.draft import UnreadableInputError, finish
from summarize.reading.web_pages import read_html


def main(folder: Path) -> None:
    """Print how many of the wanted passages are kept, and how many of the others."""
    pages = unread = wanted = kept = listed = unwanted = leaked = 0
    start = time.perf_counter()
    for entry in json.loads((folder / "evaldata.json").read_text(encoding="utf-8")).values():
        places = [folder / part / entry["file"] for part in ("cache", "eval")]
        path = next((place for place in places if place.exists()), None)
        if path is None:
            continue
        pages += 1
        wanted += len(entry["with"])
        unwanted += len(entry["without"])
        try:
            (draft,) = read_html(path.read_bytes())
            article, dropped = finish(clean(draft), article_id="a1", path=None)
        except UnreadableInputError:
            unread += 1
            continue
        text = _flat(article.text)
        rest = _flat(" ".join([article.title or "", *(each.text for each in dropped)]))
        kept += sum(_flat(part) in text for part in entry["with"])
        listed += sum(_flat(part) in rest and _flat(part) not in text for part in entry["with"])
        leaked += sum(_flat(part) in text for part in entry["without"])
    took = time.perf_counter() - start
    print(f"{pages} pages, {unread} not read, {1000 * took / max(pages, 1):.0f} ms each")
    print(f"kept {kept} of {wanted} passages of the text; {listed} more are listed as set apart")
    print(f"kept {leaked} of {unwanted} passages that are no text")


def _flat(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
