"""What a browser saves beside a page: a folder of its pictures, styles and frames, no articles.

Browsers call it "X_files" or "X-Dateien", each in the language of its user, so what is asked is
another thing: a page beside the folder begins its name, and has its parts loaded from there.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from summarize.reading.decoding import decode_html
from summarize.reading.draft import UnreadableInputError

_PAGES = frozenset((".html", ".htm", ".xhtml"))
# What a browser loads as it shows a page; what a link leads to may be another article.
_LOADING = r"(?:\b(?:src|srcset|poster|data|background)\s*=|<link\b[^<>]*?\bhref\s*=|\burl\()"


def saved_with_pages(names: Iterable[str], read: Callable[[str], bytes]) -> dict[str, str]:
    """Return the folders that are only parts of a page beside them, each with that page's name.

    Args:
        names: of the files of a folder, with those of its sub-folders, posix style.
        read: gives the bytes of one of them; called only for pages with such a folder. Where
            it raises OSError or UnreadableInputError the page has none.
    """
    files = list(names)
    folders = {str(each) for name in files for each in PurePosixPath(name).parents if each.name}
    return saved_folders(folders, files, read)


def saved_folders(
    folders: Iterable[str], files: Iterable[str], read: Callable[[str], bytes]
) -> dict[str, str]:
    """Return which of the folders are only parts of a page among the files, as above."""
    found: dict[str, str] = {}
    beside: defaultdict[PurePosixPath, list[PurePosixPath]] = defaultdict(list)
    for folder in map(PurePosixPath, folders):
        beside[folder.parent].append(folder)
    for page in map(PurePosixPath, files):
        if page.suffix.lower() not in _PAGES:
            continue
        near = [each for each in beside[page.parent] if _is_named(each, page)]
        try:
            loaded = _loaded_from(near, read(str(page))) if near else []
        except (OSError, UnreadableInputError):
            continue
        found.update(dict.fromkeys(map(str, loaded), str(page)))
    return found


def folder_of(name: str, folders: Iterable[str]) -> str | None:
    """Return which of the folders a file stands in, or None."""
    around = {str(each) for each in PurePosixPath(name).parents}
    return next((folder for folder in folders if folder in around), None)


def _is_named(folder: PurePosixPath, page: PurePosixPath) -> bool:
    return folder.name != page.stem and folder.name.startswith(page.stem)


def _loaded_from(folders: Iterable[PurePosixPath], page: bytes) -> list[PurePosixPath]:
    markup = unquote(html.unescape(decode_html(page)))
    return [
        folder
        for folder in folders
        if re.search(rf"{_LOADING}\s*[\"']?(?:\./)?{re.escape(folder.name)}/", markup, re.I)
    ]
