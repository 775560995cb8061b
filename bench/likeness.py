"""Measure how alike the stories of a hundred people are whom the same was done to.

    .venv/bin/python bench/likeness.py

The facts part of the complaint of 100 invented cases with the same findings; the Jaccard index of five-character shingles, each pair.
Budget: median ≤ 0.45, none over 0.75. Exit status 1 above it.
"""

import statistics
import sys

import here

here.set_up()

from tests.letters.synthetic import alike, facts_of, letters, likeness  # noqa: E402 - the site had to be set up first

MEDIAN, MOST = 0.45, 0.75


def main() -> int:
    """Print the likeness; return 1 above the budget."""
    found = likeness(facts_of(letter) for letter in letters(alike(100)))
    median = statistics.median(found)
    print(f"{len(found)} pairs: median {median:.2f} (≤ {MEDIAN}) · most {found[-1]:.2f} (≤ {MOST})")
    return int(median > MEDIAN or found[-1] > MOST)


if __name__ == "__main__":
    sys.exit(main())
