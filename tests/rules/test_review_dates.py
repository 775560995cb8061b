"""The one test that reads the clock: the law must be reviewed again in time."""

from datetime import UTC, datetime

from borrower_help.rules.sources import stale_sources


def test_law_sources_are_within_their_review_date():
    assert stale_sources(datetime.now(UTC).date()) == frozenset()
