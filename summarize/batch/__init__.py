"""Many stories, unattended: nothing lost, nothing done twice, a few in memory at a time.

`run_job` is the whole of it.
"""

from summarize.batch.engine import Engine, make_here
from summarize.batch.failures import Failed, FirstFailure, OutputError
from summarize.batch.job import Job, examine, run_job
from summarize.batch.journal import Journal
from summarize.batch.locations import Location, open_location
from summarize.batch.making import Examined
from summarize.batch.outputs import Outputs
from summarize.batch.piles import (
    ArticlePile,
    Piled,
    put_on_pile,
    read_pile,
    told_apart,
    write_pile,
)
from summarize.batch.ray_engine import RayEngine
from summarize.batch.recipe import Recipe
from summarize.batch.stories import SINGLES, STORIES, StoryList, list_stories, together
from summarize.batch.tally import Tally

__all__ = [
    "SINGLES",
    "STORIES",
    "ArticlePile",
    "Engine",
    "Examined",
    "Failed",
    "FirstFailure",
    "Job",
    "Journal",
    "Location",
    "OutputError",
    "Outputs",
    "Piled",
    "RayEngine",
    "Recipe",
    "StoryList",
    "Tally",
    "examine",
    "list_stories",
    "make_here",
    "open_location",
    "put_on_pile",
    "read_pile",
    "run_job",
    "together",
    "told_apart",
    "write_pile",
]
