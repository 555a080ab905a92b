"""``python -m bench``: measure everything and write docs/performance.md (``make bench``)."""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.options import Options
from bench.parts import PARTS, run_part
from bench.report import write_report
from bench.turns import Section


def main() -> None:
    """Run each part in a process of its own, one after the other."""
    options, parts = _arguments()
    # Read by numpy's, torch's and tokenizers' libraries when the parts' processes start.
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(options.threads)
    os.environ |= {"TOKENIZERS_PARALLELISM": "false", "HF_HUB_OFFLINE": "1", "TQDM_DISABLE": "1"}
    sections = [_measured(part, options) for part in parts]
    for section in sections:
        print(f"\n{section.title}\n{section.text}")
        for row in (section.header, *section.rows):
            print("  " + " | ".join(row))
    if set(parts) == set(PARTS):
        from bench.machine import describe

        write_report(describe(options.threads), f"python -m bench {options}", sections)


def _measured(part: str, options: Options) -> Section:
    print(f"{part}:", flush=True)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        return fresh.submit(run_part, part, options).result()


def _arguments() -> tuple[Options, list[str]]:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; or all")
    parser.add_argument("--data", type=Path, help="stories, as for summarize evaluate (BENCH_DATA)")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--prompts", type=int, default=64)
    parser.add_argument("--stories", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; parts: {', '.join(PARTS)}")
    options = Options(given.data, given.turns, given.prompts, given.stories, given.threads)
    return options, given.parts or list(PARTS)


if __name__ == "__main__":
    main()
