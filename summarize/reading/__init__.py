"""Reading: from files, folders and standard input to cleaned articles.

What is taken out of a text (captions, share bars, datelines …) is returned with a
reason and the place where it stood.
"""

from summarize.reading.draft import UnreadableInputError
from summarize.reading.inputs import FileContent, files_in
from summarize.reading.read_before import as_read, read_back
from summarize.reading.reader import read_articles, read_contents, read_files, read_records
from summarize.reading.saved_pages import saved_folders

__all__ = [
    "FileContent",
    "UnreadableInputError",
    "as_read",
    "files_in",
    "read_articles",
    "read_back",
    "read_contents",
    "read_files",
    "read_records",
    "saved_folders",
]
