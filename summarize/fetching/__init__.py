"""Fetching: what stands at a web address, and how anything is asked for over HTTP.

Nothing is fetched unless somebody named its address. `exchange` bounds every request, those to
servers as models too; `destinations` says where none may go, `robots` what a site does not want
to be read by programs.
"""

from summarize.fetching.fetched import Fetched, Fetching, is_address, without_credentials

__all__ = ["Fetched", "Fetching", "is_address", "without_credentials"]
