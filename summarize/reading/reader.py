"""From paths to articles: the reading stage as others call it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO, TextIO

from summarize.errors import ReadError
from summarize.fetching import Fetched, Fetching, without_credentials
from summarize.nearest import or_check
from summarize.reading.addresses import drafts_of_page_at, fetch_named
from summarize.reading.cleaning import clean
from summarize.reading.draft import Draft, UnreadableInputError, finish
from summarize.reading.formats import READERS, SUFFIXES, read_data
from summarize.reading.inputs import (
    FileContent,
    InputFile,
    files_in,
    read_found,
    read_named,
    read_stdin,
    shown,
    suffix_of,
)
from summarize.reading.json_records import drafts_of
from summarize.reading.normalization import one_line
from summarize.reading.own_briefs import PROBLEM as BRIEF
from summarize.reading.read_before import read_before
from summarize.reading.saved_pages import folder_of, saved_with_pages
from summarize.types import Article, Dropped, ReadArticles, Unread

STDIN = "-"
_NO_FORMAT = "of no format that is read"
_REASONS_SHOWN = 3
_SUFFIXES_SHOWN = 5
# "example.com/news", "www.example.com": a host, and a path after it or a beginning that tells it.
_LIKE_AN_ADDRESS = re.compile(
    r"www\.\S+$|(?:[\w-]+\.)+(?:[a-z]{2,}/|(?:com|org|net)$)", re.IGNORECASE
)


@dataclass(slots=True)
class _Shelf:
    """What was read so far; ids count from a1 in reading order."""

    articles: list[Article] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    seen: set[str | Path] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    """What is said of each path without an article, if no other path has one."""

    def is_new(self, key: str | Path, name: str) -> bool:
        """Say whether an input was not read yet; warn if it was."""
        if key in self.seen:
            self.warnings.append(f"{shown(name)} is named twice; read once")
            return False
        self.seen.add(key)
        return True

    def add(self, drafts: Sequence[Draft], name: str) -> None:
        """Add the cleaned drafts of one input; what is no article is skipped with a warning."""
        path = shown(name)
        for draft in drafts:
            where = one_line(draft.label)
            if draft.problem is not None:
                self.skip(Unread(path, one_line(draft.problem), where))
                continue
            article_id = f"a{len(self.articles) + 1}"
            article, dropped = finish(draft, article_id=article_id, path=path)
            self.articles.append(article)
            self.dropped += dropped
            label = f"{where}: " if where else ""
            # They quote what stands in the input, which may steer a terminal.
            self.warnings += [f"{path}: {label}{one_line(each)}" for each in draft.warnings]
        self.warnings += [f"{path}: {one_line(each)}" for each in _partial(drafts)]

    def skip(self, unread: Unread) -> None:
        """Pass over what cannot be read, with a warning."""
        self.unread += _of_others(unread)
        self.warnings.append(unread.warning)

    def fail(self, path: str, reason: str) -> None:
        """Pass over a path that was given and has no article: others may have some."""
        self.failures.append(f"cannot read {path}: {reason}")
        self.skip(Unread(path, reason))

    def add_input(self, data: bytes, suffix: str, name: str) -> None:
        """Add the articles of one input; those that were read before are taken as they are."""
        before = read_before(data)
        if before is None:
            self.add(_drafts(data, suffix), name)
            return
        first = len(self.articles) + 1
        ids = {each.id: f"a{n}" for n, each in enumerate(before.articles, start=first)}
        self.articles += [replace(each, id=ids[each.id]) for each in before.articles]
        self.dropped += [replace(each, article_id=ids[each.article_id]) for each in before.dropped]
        self.warnings += before.warnings
        self.unread += before.unread

    def add_files(
        self, files: Iterable[FileContent], folder: str, parts: Mapping[str, str]
    ) -> None:
        """Add the files of a folder; those that are no articles are skipped with a warning.

        ``parts`` are its sub-folders that belong to a page beside them, each with that page.
        """
        before = len(self.articles) + len(self.warnings)
        skipped: list[Unread] = []
        others: list[str] = []
        passed: Counter[str] = Counter()
        for file in files:
            part = folder_of(file.name, parts)
            if part is not None:
                passed[part] += 1
            elif file.suffix not in READERS:
                others.append(file.name)
            else:
                try:
                    self.add_input(file.read(), file.suffix, file.name)
                except UnreadableInputError as error:
                    skipped.append(Unread(shown(file.name), str(error)))
        if not (skipped or others or passed) and len(self.articles) + len(self.warnings) == before:
            self.fail(shown(folder), f"the folder holds no files; put articles in it ({SUFFIXES})")
            return
        told = [each.warning for each in skipped]
        told += [_told_of_part(part, n, parts[part]) for part, n in passed.items()]
        told += [_told_of_others(others)] if others else []
        # A file that was read already is no failure of its folder.
        if len(self.articles) + len(self.warnings) == before:
            formats = f" (read: {SUFFIXES})" if others else ""
            none = f"the folder {shown(folder)} holds no readable article"
            self.failures.append(f"{none}: {_first_of(told)}{formats}")
        self.warnings += told
        self.unread += _of_others(*skipped)

    def add_page(self, page: Fetched) -> None:
        """Add what an address brought; one that brought no article never loses the others."""
        name = without_credentials(page.address)
        try:
            if self.is_new(page.address, name):
                self.add(drafts_of_page_at(page, _drafts), name)
        except UnreadableInputError as error:
            self.fail(name, str(error))

    def result(self) -> ReadArticles:
        """Return what was read.

        Raises:
            ReadError: There is no article.
        """
        failures = self.failures or [f"cannot read {each}" for each in self.unread]
        if failures and not self.articles:
            raise ReadError(_first_of(failures))
        return ReadArticles(
            tuple(self.articles), tuple(self.dropped), tuple(self.warnings), tuple(self.unread)
        )


def read_articles(
    paths: Sequence[str | Path],
    *,
    stdin: TextIO | BinaryIO | None = None,
    fetching: Fetching = Fetching(),  # noqa: B008 (it is frozen)
) -> ReadArticles:
    """Read the articles of files, folders, web addresses and (``-``) standard input, cleaned.

    A folder's files are read in the order of their relative paths, sub-folders
    included. What is no article, of a folder, a file or an address, is skipped with a warning,
    unless there is no article at all. A file that is named twice is read once.

    Args:
        paths: Files, folders, addresses (``https://…``), or ``-``. A file's suffix tells its
            format; a file with another suffix, and standard input, are told by content.
        stdin: The stream that ``-`` stands for; None is the process's own.
        fetching: Whether addresses are fetched, and which.

    Returns:
        Articles with ids a1, a2, … in reading order, and every passage that was
        set apart, with its place and reason.

    Raises:
        ReadError: A path does not exist, or is a brief that was made here, or none has an article.
        UsageError: An address is named where nothing may be fetched.
    """
    if not paths:
        raise ReadError("no paths given; name article files, folders, or - for standard input")
    shelf = _Shelf()
    pages = fetch_named(paths, fetching)
    for given in paths:
        if given in pages:
            shelf.add_page(pages[given])
            continue
        name = PurePath(given).as_posix()
        try:
            _read_path(shelf, Path(given), name, stdin)
        except (UnreadableInputError, OSError) as error:
            reason = str(getattr(error, "strerror", None) or error)
            shelf.fail("standard input" if name == STDIN else shown(name), reason)
            if reason == BRIEF:  # who names one wants something else of it
                raise ReadError(shelf.failures[-1]) from error
    return shelf.result()


def _read_path(shelf: _Shelf, path: Path, name: str, stdin: TextIO | BinaryIO | None) -> None:
    if not shelf.is_new(STDIN if name == STDIN else path.absolute(), name):
        return
    if name == STDIN:
        shelf.add_input(read_stdin(stdin), "", STDIN)
    elif path.is_dir():
        files = list(files_in(path, name))
        new = (f for f in files if shelf.is_new(f.path.absolute(), f.name))
        shelf.add_files((_found(file, path) for file in new), name, _parts(files, path))
    elif path.exists():
        content = FileContent.fetch(name, partial(read_named, path))
        shelf.add_input(content.read(), content.suffix, name)
    else:
        raise ReadError(f"no such file or folder: {shown(name)}; {_instead_of(name)}")


def _instead_of(name: str) -> str:
    """Say what to do where nothing has the name that was given: it may be an address."""
    if _LIKE_AN_ADDRESS.match(name):
        return f"check the path, or give the whole address of a page: https://{shown(name)}"
    return or_check(name)


def _parts(files: Sequence[InputFile], folder: Path) -> dict[str, str]:
    """Return which sub-folders belong to a page beside them, each with that page."""
    paths = {file.name: file.path for file in files}
    return saved_with_pages(paths, lambda name: read_found(paths[name], folder))


def _found(file: InputFile, folder: Path) -> FileContent:
    """Fetch a file of a folder, unless it is of no format that is read."""
    if suffix_of(file.name) not in READERS:
        return FileContent(file.name, None)
    return FileContent.fetch(file.name, partial(read_found, file.path, folder))


def read_files(files: Iterable[Path], folder: Path) -> ReadArticles:
    """Read some files of a folder as `read_articles` reads them all.

    Those that are no articles are skipped with a warning, hidden ones without.

    Raises:
        ReadError: None of them is an article.
    """
    shelf = _Shelf()
    name = PurePath(folder).as_posix()
    placed = ((each, each.absolute().relative_to(folder.absolute())) for each in files)
    seen = [(each, at) for each, at in placed if not any(p.startswith(".") for p in at.parts)]
    found = (InputFile((PurePath(folder) / at).as_posix(), each) for each, at in seen)
    # The page of a folder's parts may have been read before they came.
    deep = any(len(at.parts) > 1 for _, at in seen)
    parts = _parts(list(files_in(folder, name)), folder) if deep else {}
    shelf.add_files((_found(each, folder) for each in found), name, parts)
    return shelf.result()


def read_records(records: Sequence[object], *, name: str = "records") -> ReadArticles:
    """Read articles that are JSON values already, such as a story's ``documents``.

    Those that are no articles are skipped with a warning.

    Args:
        records: Objects with text and metadata under the keys that JSON files use.
        name: What to call them in messages, and each article's ``path``.

    Raises:
        ReadError: None of them is an article.
    """
    shelf = _Shelf()
    try:
        shelf.add(_cleaned(drafts_of(list(records))), name)
    except UnreadableInputError as error:
        shelf.fail(shown(name), str(error))
    return shelf.result()


def read_contents(files: Sequence[FileContent], *, name: str) -> ReadArticles:
    """Read the files of a folder, their bytes being at hand; ``name`` is the folder's.

    Raises:
        ReadError: None of them is an article.
    """
    shelf = _Shelf()
    found = {file.name: file for file in files}
    shelf.add_files(files, name, saved_with_pages(found, lambda each: found[each].read()))
    return shelf.result()


def _of_others(*unread: Unread) -> list[Unread]:
    """Return what others wrote: nobody misses our own briefs among the articles."""
    return [each for each in unread if each.reason != BRIEF]


def _told_of_part(folder: str, count: int, page: str) -> str:
    files = "1 file" if count == 1 else f"{count} files"
    saved = shown(PurePath(page).name)
    return f"passed over {shown(folder)}: {files} that belong to the saved page {saved}"


def _told_of_others(names: Sequence[str]) -> str:
    """Tell in a line which files are of no format that is read: by name if they are few."""
    if len(names) <= _REASONS_SHOWN:
        return f"skipped, {_NO_FORMAT}: {', '.join(map(shown, names))}"
    kinds = Counter(suffix_of(name) for name in names).most_common()
    told = [f"{n} {shown(kind) or 'without a suffix'}" for kind, n in kinds[:_SUFFIXES_SHOWN]]
    rest = sum(n for _, n in kinds[_SUFFIXES_SHOWN:])
    told += [f"{rest} more"] if rest else []
    return f"skipped {len(names)} files {_NO_FORMAT}: {', '.join(told)}"


def _drafts(data: bytes, suffix: str) -> list[Draft]:
    return _cleaned(read_data(data, suffix))


def _cleaned(drafts: Iterable[Draft]) -> list[Draft]:
    """Clean the drafts of one input.

    Raises:
        UnreadableInputError: None of them is an article.
    """
    cleaned = [clean(draft) for draft in drafts]
    if all(draft.problem is not None for draft in cleaned):
        raise UnreadableInputError(_no_article_in(cleaned))
    return cleaned


def _partial(drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield of which articles of one input there is not all of the text."""
    articles = [draft for draft in drafts if draft.problem is None]
    for part in dict.fromkeys(draft.part for draft in articles if draft.part is not None):
        labels = [draft.label for draft in articles if draft.part == part]
        yield f"no whole text{_whose(labels, len(articles))}, only {part}"


def _whose(labels: Sequence[str], count: int) -> str:
    """Say whose text is meant, of so many articles."""
    if not any(labels):
        return ""
    if len(labels) == count > 1:
        return f" of any of the {count} articles"
    more = [f"{len(labels) - _REASONS_SHOWN} more"] if len(labels) > _REASONS_SHOWN else []
    return f" of {', '.join([*labels[:_REASONS_SHOWN], *more])}"


def _no_article_in(drafts: Sequence[Draft]) -> str:
    """Say why none of an input's drafts is an article."""
    if not drafts:
        return "it holds no articles; give at least one"
    first, *others = drafts
    reason = f"{first.label}: {first.problem}" if first.label else first.problem or ""
    return f"none of its {len(drafts)} articles can be read: {reason}" if others else reason


def _first_of(reasons: Sequence[str]) -> str:
    more = len(reasons) - _REASONS_SHOWN
    return "; ".join([*reasons[:_REASONS_SHOWN], *([f"and {more} more"] if more > 0 else [])])
