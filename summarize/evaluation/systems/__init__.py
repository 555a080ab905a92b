"""The systems that are measured: ours, the baselines and the ceiling."""

from summarize.evaluation.systems.registry import (
    DEFAULT_SYSTEMS,
    SYSTEMS,
    cards_used,
    check_names,
    load_systems,
)
from summarize.evaluation.systems.system import Prediction, System

__all__ = [
    "DEFAULT_SYSTEMS",
    "SYSTEMS",
    "Prediction",
    "System",
    "cards_used",
    "check_names",
    "load_systems",
]
