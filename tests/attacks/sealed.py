"""Runs commands where no socket may be opened; prints how each ended and what was tried.

sealed.py FOLDER WHERE    "hook": by an audit hook; "namespace": this process has no route anyway
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from summarize.cli.app import run

TRIED: list[str] = []


NEEDED = 7
"""So many of them are tried where no route is, too."""

ASKS = ("connect", "sendto", "sendmsg", "bind", "getaddrinfo", "gethostbyname", "gethostbyaddr")
LOOPBACK = ("::1", "127.0.0.1")


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in (f"socket.{name}" for name in ASKS):
        if event == "socket.bind" and arguments[1][0] in LOOPBACK:  # urllib3 tries out IPv6
            return
        TRIED.append(f"{event} {arguments[1:]}")
        raise PermissionError(f"{event} is forbidden here")


COMMANDS = [
    ["brief", "--extractive", "a.txt", "b.txt"],
    ["brief", "a.txt", "b.txt", "--format", "html"],
    ["verify", "b.md", "a.txt", "--reader", "none"],
    ["articles", "a.txt", "page.html"],
    ["batch", "--extractive", "in", "-o", "out"],
    ["doctor"],
    ["models", "list"],
    ["models", "show", "all-minilm-l6-v2"],
    ["models", "check"],
    ["brief", "a.txt", "--model", "org/name"],
    ["brief", "--offline", "http://news.example/a"],
]


def main(folder: str, where: str) -> int:
    if where == "hook":
        sys.addaudithook(refuse)
    for arguments in COMMANDS[: NEEDED if where == "namespace" else None]:
        code = run([each if each != "FOLDER" else folder for each in arguments])
        print(json.dumps({"command": arguments[:2], "code": code, "tried": TRIED}))  # noqa: T201
        TRIED.clear()
        sys.stdout.flush()
    Path("finished").touch()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
