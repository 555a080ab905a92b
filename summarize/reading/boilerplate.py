"""What stands on news pages without being news, recognised one paragraph at a time.

The rules want strong evidence (a trailing photo credit, a fixed phrase, a line of
nothing but share buttons), and most hold for short paragraphs only: noise that stays
costs a reader a line, prose that goes costs a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.reading.draft import Passage

_WIRES = (
    r"AP|(?:The )?Associated Press|ASSOCIATED PRESS|AFP(?:-JIJI)?|Agence France-Presse|REUTERS"
    r"|Reuters|UPI|EPA(?:-EFE)?|Bloomberg|Xinhua|Kyodo(?: News)?|Yonhap|ANSA|EFE|DPA|dpa|TASS"
    r"|Anadolu(?: Agency)?|ANI|PTI|IANS"
)
_PHOTO_AGENCIES = (
    r"AP (?:Photo|Images?)|Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|iStock(?:photo)?|Corbis"
    r"|Alamy|Flickr|WireImage|FilmMagic|Invision|PA (?:Wire|Images|Media)|(?:Zuma|ZUMA) Press"
    r"|Rex(?: Features)?|Redux|Wikimedia Commons"
)
_AGENCIES = rf"{_PHOTO_AGENCIES}|{_WIRES}"
_PHOTO_WORDS = (
    r"(?:Photo(?:s|graph|graphs|grapher)?|PHOTO|Image|IMAGE|Picture|Pic|Foto|Credit)"
    r"(?: (?:credit|illustration|courtesy))?"
)
_LABELLED_CREDIT = (
    rf"(?:{_PHOTO_WORDS}(?::| by:?(?= [A-Z])| from(?= [A-Z])| courtesy of)|Courtesy (?:of )?)"
)
_NAME = r"[A-Z][^().!?|/:;\"“”]{1,45}(?:\b[A-Z]\.[^().!?|/:;\"“”]{1,30})*"
_NAME_WORDS = r"[A-Z][\w.'’&/-]*(?:,? (?:[A-Z][\w.'’&/-]*|of|the|and|via|,)){0,9}"
# At the end of running text: a colon, or names and nothing more ("Photos from May show" is prose).
_TRAILING_CREDIT = (
    rf"(?:{_PHOTO_WORDS}: ?[^.!?]{{2,80}}|{_PHOTO_WORDS}:.{{2,40}}"
    rf"|(?:{_PHOTO_WORDS} (?:by:?|from|courtesy of)|Courtesy(?: of)?) (?:the )?{_NAME_WORDS})"
)
_FILE = r",? [Ff]ile(?: [Pp]hoto)?"
# A wire alone is no evidence: papers sign an article's last paragraph "(Reuters)".
_NAMED_CREDIT = (
    rf"(?:(?:{_NAME}\s?(?:/|,|via|—|-)\s?){{1,3}}(?:{_AGENCIES})(?:\s?/\s?{_NAME}|{_FILE})?"
    rf"|(?:{_AGENCIES})(?:\s?/\s?{_NAME}|{_FILE})|(?:{_PHOTO_AGENCIES}))"
)
_NETWORK = (
    r"facebook|twitter|pinterest|whatsapp|linkedin|reddit|google ?(?:\+|plus)?|tumblr|telegram"
    r"|flipboard|instagram|messenger|bluesky|threads|mastodon|x"
)
_SHARE_WORD = (
    rf"(?:(?:{_NETWORK}|share|tweet|pin(?: it)?|e-?mail|print|copy link|copy|link|save|comments?"
    r"|more|on|via|this|story|article|by|to|or|and|\d+)\b|[|,•·/&+:-])"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A paragraph of at most ``max_words`` words in which ``pattern`` is found is noise."""

    reason: str
    pattern: re.Pattern[str]
    max_words: int


def _rule(reason: str, pattern: str, *, max_words: int, ignore_case: bool = True) -> _Rule:
    return _Rule(reason, re.compile(pattern, re.IGNORECASE if ignore_case else 0), max_words)


_RULES = (
    _rule("separator", r"^[\W_]+$", max_words=80),
    _rule(
        "advertisement",
        r"^(?:photo )?(?:advertise(?:ment|ing)|ad|sponsored(?: content)?|report this ad"
        r"|(?:advertisement )?(?:story|article) continue[sd] below"
        r"(?: (?:this )?(?:advertisement|ad))?"
        r"|(?:advertisement )?continue reading (?:the main story|below)"
        r"|(?:advertisement - )?scroll to continue)[.:]?$",
        max_words=8,
    ),
    _rule(
        "player notice",
        r"^(?:please (?:enable|turn on) javascript\b.*|media requires javascript to play\.?"
        r"|media playback is (?:not supported|unsupported) on (?:this|your) device"
        r"|skip to (?:main )?content|text size [-+ ]*|your browser does not support\b.*)$",
        max_words=16,
    ),
    _rule(
        "share bar",
        rf"^(?=.*\b(?:{_NETWORK}|share|tweet)\b)(?=\W*\w+\W+\w+)(?:{_SHARE_WORD}\s*)+$",
        max_words=20,
    ),
    _rule(
        "share bar",
        r"^(?:read or )?share (?:this|via|on)\b[^.!?]*(?:https?://\S+)?$",
        max_words=14,
    ),
    _rule("share bar", r"^click to .*\bopens in new window\b", max_words=60),
    _rule(
        "share bar",
        r"^(?:like|find|join) (?:us|the conversation) on\b.*(?:facebook|twitter)",
        max_words=16,
    ),
    _rule(
        "subscription notice",
        r"\bby signing up,? you agree\b|^already a subscriber\b|verify you'?re not a robot",
        max_words=110,
    ),
    _rule(
        "subscription notice",
        r"^[\[(]?(?:(?:please )?(?:sign up|subscribe)\b.*\b(?:newsletters?|in ?box|alerts?"
        r"|e-?mails?|updates|coverage|subscribe|all the news)\b"
        r"|newsletter sign up\b|subscribe (?:now|today)\b"
        r"|(?:get|receive)\b.*\b(?:by e-?mail|in your in ?box|to your (?:in ?box|phone))\b"
        r"|want\b.*\bdelivered\b.*\byour (?:phone|in ?box|e-?mail)\b|in your inbox\b.*\bsign up\b"
        r"|breaking news (?:alerts?|e-?mails?) get\b|the brief newsletter\b)",
        max_words=45,
    ),
    _rule(
        "subscription notice",
        r"^-{3,} sign up\b|^premium content\b.*\bsubscribe\b",
        max_words=30,
    ),
    _rule(
        "contact footer",
        rf"^follow (?:(?:us|me|him|her|them|@\w+)\b|\S+: |.{{1,60}}\bon (?:{_NETWORK})\b).*$",
        max_words=30,
    ),
    _rule(
        "contact footer",
        r"^(?=[^“\"]*$)(?=.*(?:@\w|https?://|\d{3}[-.]\d{4}))"
        r"(?:.*\b(?:can be |be )?reached (?:on|at|via|by)\b"
        r"|(?:contact|e-?mail|reach|write to|send\b.*\bto|have a tip)\b)",
        max_words=40,
    ),
    _rule(
        "contact footer",
        r"^[^“\"]*\b(?:contact|e-?mail|follow) "
        r"(?:him|her|them|me|us|the (?:reporter|author|writer)) (?:at|on|via)\b.*(?:@\w|\.com)"
        r"[^“\"]*$|^read more from\b.*\bon (?:twitter|facebook)\b",
        max_words=45,
    ),
    _rule(
        "contact footer",
        r"^(?:e-?mail: ?)?[\w.+-]+@[\w-]+\.[\w.]+$|^(?:https?://|www\.)\S+$",
        max_words=2,
    ),
    _rule(
        "contribution credit",
        r"\bcontributed (?:reporting )?to (?:this|the) (?:report|story|article|post|reporting)\b"
        r"[\w ,]{0,30}[.)]*$|^\W?(?:additional |with )?(?:reporting|writing) by [a-z]"
        r"|^\W?edit(?:ing|ed)(?: and translated)? by [a-z]",
        max_words=60,
    ),
    _rule("correction", r"^(?:corrections?|clarification)(?: \([^()]*\))?: ", max_words=90),
    _rule(
        "copyright notice",
        r"^(?:copyright\b )?(?:©|\(c\))|^copyright (?:©|\(c\)|\d{4}|\w+ \w+$)"
        r"|\ball rights reserved\b|\bmay not be (?:published|reproduced), ?\w+",
        max_words=60,
    ),
    _rule(
        "related link",
        r"^(?:read more|see also|read also|also read"
        r"|related(?: (?:content|stor(?:y|ies)|articles?|coverage|links?|videos?|news))?"
        r"|more (?:from|on|in) [^.:]{2,40}|recommended|don'?t miss)\s?[:|] ?",
        max_words=24,
    ),
    _rule(
        "related link",
        r"^(?:also|more|watch|listen|video|photos|gallery)\s?: [^.!?]*$",
        max_words=20,
    ),
    _rule(
        "related link",
        r"^(?:also|(?:also )?read(?: more)?|more|see also"
        r"|related(?: (?:articles|stories|content|coverage))?):?$"
        r"|^\(?(?:photos|video|read|watch|see|related): [^()]*\)$",
        max_words=14,
    ),
    # Captions and credits look at capitals, which are what tells a name from a word.
    _rule("photo credit", rf"^\W*{_TRAILING_CREDIT}\W*$", max_words=9, ignore_case=False),
    _rule(
        "photo credit",
        rf"^\W*(?:{_NAMED_CREDIT}|{_WIRES})\W*$",
        max_words=9,
        ignore_case=False,
    ),
    _rule(
        "caption",
        r"^(?:(?:CORRECTS\b.* )?FILE(?: PHOTO)? ?[-–—:] ?|FILE PHOTO\b|File photo\b|Slideshow \(\d+"
        r"|Enlarge (?:this )?[Ii]mage\b|(?:Image|Media|Photo) (?:caption|copyright|credit)\b"
        r"|(?:Photo|Image|Picture): |AP Photo\b|(?:AFP/)?Getty Images [A-Z]"
        r"|(?:Media playback is \w+ on your device )Media caption\b"
        r"|In this [\w., ]{0,40}\b(?:(?:file )?photo|image|frame grab)\b"
        r"(?: (?:provided|taken|released|made|from)|,)"
        r"|This (?:\w+[, ]+){0,5}(?:photo|image)(?: \w+)? "
        r"(?:provided|released|taken|made available|courtesy) )",
        max_words=110,
        ignore_case=False,
    ),
    _rule(
        "caption",
        rf"\((?:[^()]*\b(?:{_PHOTO_WORDS}:|[Pp]hoto by |AP Photo)[^()]*"
        rf"|\W?{_LABELLED_CREDIT}[^()]*"
        rf"|(?:[^()]*(?:/| via |, ))(?:{_AGENCIES})(?:/[^()]*|{_FILE})?\s?/?\s?"
        rf"|(?:{_AGENCIES})(?:/[^()]*|{_FILE})|Associated Press|(?:{_PHOTO_AGENCIES})"
        r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?(?:[A-Z]|For )[^()/]{2,40}"
        r"|[^()]{3,40} photo)\)\.?$",
        max_words=60,
        ignore_case=False,
    ),
    _rule(
        "caption",
        rf"(?:[.!?…][\"”’)]?|[\"”)\]]|\|) ?(?:(?:Photo )?{_TRAILING_CREDIT}"
        rf"\.?|{_NAMED_CREDIT}\.?)$|\([A-Z][a-z]+\.? \d{{1,2}}\) AP$",
        max_words=60,
        ignore_case=False,
    ),
    _rule("caption", rf"\w\.? \| {_NAME}?/?(?:{_AGENCIES})\b", max_words=60, ignore_case=False),
    _rule("caption", rf"^{_NAME}\s?/\s?(?:{_AGENCIES}) [A-Z]", max_words=60, ignore_case=False),
    _rule(
        "caption",
        r"^Facebook Twitter Pinterest [A-Z]|^(?:Hide|Show) [Cc]aption\b",
        max_words=60,
        ignore_case=False,
    ),
    _rule(
        "menu",
        r"^(?:home|news|menu|world|sections?)(?:\s*[|•·›»>/]\s*[\w&' -]{2,24}){2,}$",
        max_words=60,
    ),
)

_INLINE_NOISE = re.compile(
    r"(?:^|(?<=[.!?…\"”’)\]]))\s*(?:"
    r"(?P<advertisement>(?:Advertisement )?Continue reading the main story"
    r"|(?:Advertisement )?(?:Story|Article) [Cc]ontinue[sd] [Bb]elow"
    r"(?: (?:[Tt]his )?[Aa]d(?:vertisement)?)?)|(?P<link>\(PHOTOS?: [^()]{3,90}\)"
    r"|\[(?:READ MORE|Read more|RELATED|Related|WATCH)[^\[\]]{0,120}\])"
    rf"|(?P<credit>\((?:{_WIRES})\)\.?$|[—–-] ?(?:{_WIRES})\.?$)"
    r")(?=\s|$)"
)
_INLINE_REASONS = {
    "advertisement": "advertisement",
    "link": "related link",
    "credit": "agency credit",
}


def noise_reason(paragraph: str) -> str | None:
    """Return why a paragraph (one line, normalized) is no part of the article, or None."""
    words = paragraph.count(" ") + 1
    for rule in _RULES:
        if words <= rule.max_words and rule.pattern.search(paragraph):
            return rule.reason
    return None


def is_fixed_noise(line: str) -> bool:
    """Say whether a line is noise wherever it stands, even between two halves of a sentence."""
    return noise_reason(line) in {"advertisement", "player notice", "separator", "share bar"}


def without_noise(passage: Passage) -> Iterator[Passage]:
    """Yield the passage, or its parts, those that are noise with a reason."""
    if passage.reason is not None:
        yield passage
        return
    reason = noise_reason(passage.text)
    if reason is not None:
        yield Passage(passage.text, reason)
        return
    yield from _split_inline(passage)


def _split_inline(passage: Passage) -> Iterator[Passage]:
    done, continues = 0, passage.continues
    for match in _INLINE_NOISE.finditer(passage.text):
        before = passage.text[done : match.start()].strip()
        if before:
            yield Passage(before, continues=continues)
            continues = True
        yield Passage(match.group().strip(), _INLINE_REASONS[match.lastgroup or ""])
        done = match.end()
    rest = passage.text[done:].strip()
    if rest:
        yield Passage(rest, continues=continues)
