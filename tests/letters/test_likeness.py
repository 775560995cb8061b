"""Letters of people whom the same was done to do not look alike where they say what happened."""

import statistics

from tests.letters.synthetic import alike, facts_of, letters, likeness


def test_a_hundred_people_with_the_same_findings_tell_a_hundred_stories() -> None:
    found = likeness(facts_of(letter) for letter in letters(alike(100)))
    assert len(found) == 100 * 99 // 2
    assert statistics.median(found) <= 0.45
    assert found[-1] <= 0.75


def test_the_measure_sees_what_is_the_same() -> None:
    story = facts_of(letters(alike(1))[0])
    assert likeness([story, story]) == [1.0]
    assert likeness(["一二三四五六七", "八九十百千万亿"]) == [0.0]
