"""The stories of a location: told one from another, not yet read."""

from __future__ import annotations

import hashlib
import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from summarize.batch.locations import Location
from summarize.errors import ReadError
from summarize.limits import MOST_INPUT_BYTES, MOST_UNPACKED_BYTES
from summarize.nearest import or_check
from summarize.reading import (
    FileContent,
    UnreadableInputError,
    read_back,
    read_contents,
    read_records,
    saved_folders,
)
from summarize.types import ReadArticles
from summarize.visible import is_visible, visible

STORIES = "stories.jsonl"
SINGLES = "singles.jsonl"
"""The files in which a pile's stories and single articles are kept."""

_STORY_KEY = "story"
_FILES_KEPT = 4
"""So many files of a flat folder are kept as read; a story's files are often neighbours."""


@dataclass(frozen=True, slots=True)
class StoryContent:
    """What a story holds: ``digest`` changes when it does, ``read`` makes articles of it."""

    digest: str
    read: Callable[[], ReadArticles]


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story to be summarized; ``load`` fetches what it holds and can raise ReadError."""

    id: str
    load: Callable[[], StoryContent]


@dataclass(frozen=True, slots=True)
class StoryList:
    """All stories of a location, in a fixed order.

    Attributes:
        count: how many there are.
        stories: starts over at each call; nothing is kept of those that went by.
        warnings: what stands there and belongs to no story.
    """

    count: int
    stories: Callable[[], Iterable[ListedStory]]
    warnings: tuple[str, ...] = ()


def list_stories(root: Location) -> StoryList:
    """List the stories of ``root``.

    A file has a story a line. A folder in which a pile was told apart has the stories of the pile.
    In another each sub-folder is a story; where there are none, the records of its .json and
    .jsonl files say under "story" to which they belong.

    Raises:
        ReadError: There is no such place, or no story in it.
    """
    try:
        if root.is_file():
            found = _stories_of_lines(root)
        elif root.is_folder() and {STORIES, SINGLES} <= root.names():
            found = _stories_of_lines(root, STORIES)
        elif root.is_folder():
            found = _stories_of_folders(root) if root.folders() else _stories_of_records(root)
        else:
            raise ReadError(f"no such file or folder: {root.name}; {or_check(root.name)}")
    except OSError as error:
        raise ReadError(f"cannot read {root.name}: {error.strerror or error}") from error
    if not found.count:
        raise ReadError(
            f"{root.name} holds no story; give a folder with a sub-folder a story, "
            'records with a "story", or a file with a story a line; '
            "--group tells the articles of any folder apart into stories"
        )
    return found


def together(lists: Sequence[StoryList]) -> StoryList:
    """Return the stories of several lists as one, in order."""
    return StoryList(
        sum(each.count for each in lists),
        lambda: chain.from_iterable(each.stories() for each in lists),
        tuple(warning for each in lists for warning in each.warnings),
    )


def _stories_of_folders(root: Location) -> StoryList:
    loose = sorted(name for name in root.names() if not name.startswith("."))
    folders = root.folders()
    saved = saved_folders(folders, loose, partial(root.read, most=MOST_INPUT_BYTES))
    names = [name for name in folders if name not in saved]
    return StoryList(
        len(names),
        lambda: (ListedStory(visible(name), partial(_load_folder, root, name)) for name in names),
        tuple(f"{visible(name)} is in no sub-folder and belongs to no story" for name in loose),
    )


def _load_folder(root: Location, folder: str) -> StoryContent:
    files = [
        FileContent.fetch(name, partial(root.read, name, most=MOST_INPUT_BYTES))
        for name in root.files(folder)
    ]
    digest = hashlib.sha256()
    for file in files:
        digest.update(json.dumps([file.name, file.problem, len(file.data or b"")]).encode())
        digest.update(file.data or b"")
    return StoryContent(digest.hexdigest(), partial(read_contents, files, name=folder))


def _stories_of_lines(root: Location, name: str = "") -> StoryList:
    begun = [line.removeprefix(BOM_UTF8).lstrip()[:1] for line in root.lines(name) if line.strip()]
    # Where no line is an object it is no file of stories at all.
    return StoryList(len(begun) if b"{" in begun else 0, partial(_read_lines, root, name))


def _read_lines(root: Location, name: str) -> Iterator[ListedStory]:
    """Yield a story a line; what is wrong with a line is that story's failure."""
    file = PurePosixPath(root.name, name).name
    seen: set[str] = set()
    try:
        for number, line in enumerate(root.lines(name), start=1):
            if line.strip():
                yield _story_of(line, file, f"{file} line {number}", seen)
    except OSError as error:
        raise ReadError(f"cannot read {root.name}: {error.strerror or error}") from error


def _story_of(line: bytes, file: str, where: str, seen: set[str]) -> ListedStory:
    try:
        match _parse(line, where):
            case {"id": str(id_)} if not is_visible(id_):
                problem = f'the id "{visible(id_)}" has signs that nobody sees; take them out'
            case {"id": str(id_), "documents": list(documents)} as row if (
                id_.strip() and id_ not in seen
            ):
                seen.add(id_)
                if "format" in row and "dropped" in row:
                    return ListedStory(id_, partial(_load_as_read, row, f"{file}: {id_}"))
                return ListedStory(id_, partial(_load_records, documents, f"{file}: {id_}"))
            case {"id": str(id_), "documents": list()} if id_ in seen:
                problem = f'the id "{id_}" stands above already'
            case _:
                problem = 'wanted are "id", a text, and "documents", a list of articles'
        raise ReadError(f"{where}: {problem}")
    except ReadError as error:
        return _broken(where, str(error))


def _stories_of_records(root: Location) -> StoryList:
    """Look through the records once for their stories, and keep where each one stands."""
    places: dict[str, list[tuple[str, int]]] = {}
    broken: dict[str, str] = {}
    for file in root.files():
        try:
            for number, record in enumerate(_records(root, file)):
                name = _name_of(record, f"{file} record {number + 1}")
                places.setdefault(name, []).append((file, number))
        except (ReadError, OSError) as error:
            broken[file] = f"{file}: {error}"
    kept = lru_cache(maxsize=_FILES_KEPT)(partial(_records, root))

    def load(story_id: str) -> StoryContent:
        return _load_records([kept(file)[n] for file, n in places[story_id]], story_id)

    def stories() -> Iterator[ListedStory]:
        yield from (ListedStory(story_id, partial(load, story_id)) for story_id in sorted(places))
        yield from (_broken(file, reason) for file, reason in broken.items())

    # Where no record names a story it is no folder of stories at all.
    return StoryList(len(places) + len(broken) if places else 0, stories)


def _records(root: Location, file: str) -> list[Any]:
    if not file.endswith((".json", ".jsonl", ".ndjson")):
        raise ReadError(f'no .json or .jsonl file, so it names no "{_STORY_KEY}"')
    data = root.read(file, most=MOST_UNPACKED_BYTES)
    if not file.endswith(".json"):
        return [_parse(line, file) for line in data.split(b"\n") if line.strip()]
    value = _parse(data, file)
    return value if isinstance(value, list) else [value]


def _name_of(record: object, where: str) -> str:
    match record:
        case {"story": str(story_id)} if story_id.strip() and is_visible(story_id):
            return story_id
    raise ReadError(f'{where} has no "{_STORY_KEY}" that names its story in signs that are seen')


def _parse(data: bytes, where: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{where}: no valid JSON: {error}") from error


def _load_records(records: list[Any], name: str) -> StoryContent:
    content = json.dumps([name, records], sort_keys=True)
    digest = hashlib.sha256(content.encode()).hexdigest()
    return StoryContent(digest, partial(read_records, records, name=name))


def _load_as_read(row: dict[str, Any], name: str) -> StoryContent:
    """Take articles as they were read once; nothing is cleaned again."""
    given = {**row, "articles": row["documents"], "warnings": []}
    said = json.dumps([name, row["documents"], row["dropped"]], sort_keys=True)

    def read() -> ReadArticles:
        try:
            return read_back(given)
        except UnreadableInputError as error:
            raise ReadError(f"cannot read {name}: {error}") from error

    return StoryContent(hashlib.sha256(said.encode()).hexdigest(), read)


def _broken(name: str, reason: str) -> ListedStory:
    """Return a story that cannot be loaded."""

    def fail() -> StoryContent:
        raise ReadError(reason)

    return ListedStory(name, fail)
