"""Measure a search against rendering the page that shows it, in the same run.

    .venv/bin/python bench/search.py

Budget: finding ≤ 3 × one template render. Exit status 1 beyond it.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable

import here

here.set_up(static=True)

from django.template.loader import render_to_string  # noqa: E402 - the site had to be set up first
from django.utils import translation  # noqa: E402

from borrower_help.env import PROJECT_ROOT  # noqa: E402
from borrower_help.guides.views_find import found  # noqa: E402

BUDGET, ROUNDS = 3.0, 5


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of one call, from enough of them."""
    begun, calls = time.process_time(), 0
    while time.process_time() - begun < 0.3:
        work()
        calls += 1
    return (time.process_time() - begun) / calls


def main() -> int:
    """Measure and print the ratio; return 1 beyond the budget."""
    data = PROJECT_ROOT / "tests" / "data"
    files = ("everyday_queries.json", "place_queries.json")
    queries = [query for name in files for query, _wanted in json.loads((data / name).read_text())]
    with translation.override("zh-hans"):
        found(queries[0], "zh-hans")  # the index is made once
        page = {"query": queries[0], "asked": True, "found": found(queries[0], "zh-hans")}
        ratios = []
        for _ in range(ROUNDS):
            searching = seconds(lambda: [found(query, "zh-hans") for query in queries]) / len(queries)
            rendering = seconds(lambda: render_to_string("guides/find.html", page))
            ratios.append(searching / rendering)
    ratio = statistics.median(ratios)
    print(f"a search {searching * 1000:.2f} ms · a render {rendering * 1000:.2f} ms · ratio {ratio:.2f} (≤ {BUDGET})")
    return int(ratio > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
