"""Past the day a source was due for review, letters go on without it and say so in a sentence."""

from datetime import timedelta

import pytest

from borrower_help.letters.drafting import composed
from borrower_help.letters.plain_text import text
from borrower_help.rules.catalogue.making import REVIEW_BY
from borrower_help.rules.sources import SOURCES
from tests.letters import cases

SAID = "有的规定到了复核的日期"


def _letter(key: str, days: int) -> str:
    case = cases.third_party(6) if key == "notice" else cases.borrower(15)
    chosen = tuple(finding.rule for finding in cases.findings(case))
    return text(composed(cases.request(key, case, chosen=chosen, on=REVIEW_BY + timedelta(days))))


@pytest.mark.parametrize("key", ["complaint", "notice", "digest"])
def test_until_that_day_the_law_is_named(key: str) -> None:
    said = _letter(key, 0)
    assert SAID not in said
    assert "法律" in said


@pytest.mark.parametrize("key", ["complaint", "notice", "digest"])
def test_after_it_the_letter_goes_on_without_and_says_so(key: str) -> None:
    said = _letter(key, 1)
    assert said.count(SAID) == 1
    assert not [source.short_title for source in SOURCES if source.short_title in said]
    assert "次" in said  # what happened is told as before
