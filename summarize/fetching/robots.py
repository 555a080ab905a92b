"""What a site does not want to be read by programs: its robots.txt, as RFC 9309 has it."""

from __future__ import annotations

from collections.abc import Callable

from summarize.fetching.exchange import Reply

Rules = Callable[[str, str], bool]
"""``(url, agent)``: whether the site lets that agent read that page."""


def rules_of(reply: Reply | None) -> Rules | None:
    """Return what a site's answer for its robots.txt allows; None if it has to be asked later.

    Without one (a status of 400 to 499) all is allowed, as the standard has it; a server that
    fails (500 and above) forbids all for the time being. Where there was no answer (None) the
    page itself will tell why.
    """
    if reply is not None and reply.status >= 500:
        return None
    if reply is None or not 200 <= reply.status < 300:
        return lambda url, agent: True
    from protego import Protego

    return Protego.parse(reply.data.decode("utf-8-sig", errors="replace")).can_fetch
