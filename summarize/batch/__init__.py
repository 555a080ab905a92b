"""Many stories, unattended: nothing lost, nothing done twice, a few in memory at a time.

`run_job` is the whole of it.
"""

from summarize.batch.engines import Engine, make_here
from summarize.batch.failures import Failed, OutputError, one_line
from summarize.batch.job import examine, run_job
from summarize.batch.journal import read_events, still_failed
from summarize.batch.locations import Location, open_location
from summarize.batch.outputs import Outputs
from summarize.batch.ray_cluster import Cluster
from summarize.batch.ray_engine import RayEngine
from summarize.batch.record import FirstFailure
from summarize.batch.steps import Current, Job, Stale
from summarize.batch.stories import StoryList, list_stories
from summarize.batch.tally import Tally

__all__ = [
    "Cluster",
    "Current",
    "Engine",
    "Failed",
    "FirstFailure",
    "Job",
    "Location",
    "OutputError",
    "Outputs",
    "RayEngine",
    "Stale",
    "StoryList",
    "Tally",
    "examine",
    "list_stories",
    "make_here",
    "one_line",
    "open_location",
    "read_events",
    "run_job",
    "still_failed",
]
