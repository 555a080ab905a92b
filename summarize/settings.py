"""What a caller can choose about a brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from summarize.errors import SettingsError

Strategy = Literal["fuse", "draft"]

MIN_WORDS = 30
MAX_WORDS = 2000
MAX_SEED = 2**32 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices behind one brief.

    Attributes:
        words: the most words that the brief may have, 30 to 2000.
        seed: fixes every random choice, 0 to 2**32 - 1.
        strict: print only sentences whose support reaches the threshold of `checking`.
        strategy: write a sentence a cluster ("fuse"), or the whole brief in one pass
            ("draft").
    """

    words: int = 150
    seed: int = 0
    strict: bool = False
    strategy: Strategy = "fuse"

    def __post_init__(self) -> None:
        """Refuse values outside their range, naming it.

        Raises:
            SettingsError: a value is outside its range.
        """
        if not MIN_WORDS <= self.words <= MAX_WORDS:
            raise SettingsError(
                f"--words {self.words} is out of range; allowed: {MIN_WORDS} to {MAX_WORDS}"
            )
        if not 0 <= self.seed <= MAX_SEED:
            raise SettingsError(f"--seed {self.seed} is out of range; allowed: 0 to {MAX_SEED}")
        if self.strategy not in get_args(Strategy):
            allowed = ", ".join(get_args(Strategy))
            raise SettingsError(f'--strategy "{self.strategy}" is unknown; allowed: {allowed}')
