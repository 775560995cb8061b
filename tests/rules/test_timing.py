"""Quiet hours, answered calls, unanswered tries, bombing: a row on each side of every boundary."""

from datetime import date, datetime, timedelta

import pytest

from borrower_help.rules.facts import CaseFacts
from tests.rules.cases import call, case, finding, rows_of, seen

NIGHT = "night-contact"
CONNECTED = "connected-calls-over-3-per-day"
UNANSWERED = "unanswered-attempts-over-6-per-day"
BOMBING = "call-bombing"

FOUND = ("indicated", "night_contacts")
NOT_NIGHT = ("not_indicated", "no_night_contact")
OPEN = ("undetermined", "facts_missing")


@rows_of(NIGHT)
@pytest.mark.parametrize(
    ("at", "facts", "expected"),
    [
        ("2026-03-05 21:59", {}, NOT_NIGHT),
        ("2026-03-05 22:00", {}, FOUND),
        ("2026-03-05 23:59", {}, FOUND),
        ("2026-03-06 00:00", {}, FOUND),
        ("2026-03-05 07:59", {}, FOUND),
        ("2026-03-05 08:00", {}, NOT_NIGHT),
        ("2026-03-05 22:00", {"connected": False}, FOUND),
        ("2026-03-05 22:30", {"precision": "about"}, FOUND),
        ("2026-03-05 22:29", {"precision": "about"}, OPEN),
        ("2026-03-05 21:29", {"precision": "about"}, NOT_NIGHT),
        ("2026-03-05 21:31", {"precision": "about"}, OPEN),
        ("", {"precision": "part", "part": "early"}, FOUND),
        ("", {"precision": "part", "part": "night"}, FOUND),
        ("", {"precision": "part", "part": "evening"}, NOT_NIGHT),
        ("", {"precision": "part", "part": "afternoon"}, NOT_NIGHT),
        ("", {"precision": "part", "part": "morning"}, OPEN),
        ("", {"precision": "day"}, OPEN),
        ("", {"precision": "day", "answered": 3}, NOT_NIGHT),
        ("", {"precision": "day", "answered": 3, "conduct": ["at_night"]}, OPEN),
        ("", {"precision": "day", "answered": 3, "night": 2}, FOUND),
        ("2026-03-05 22:00", {"contact_channel": "visit"}, FOUND),
        ("2026-03-05 22:00", {"contact_channel": "text"}, FOUND),
        ("2026-03-05 22:00", {"contact_channel": "letter"}, NOT_NIGHT),
        ("2026-03-05 22:00", {"contact_channel": "posting"}, NOT_NIGHT),
    ],
)
def test_the_quiet_hours_begin_at_22_and_end_at_8(at, facts, expected):
    assert seen(NIGHT, case(call(at, **facts))) == expected


def test_an_unknown_time_names_the_missing_fact():
    found = finding(NIGHT, case(call("2026-03-05")))
    assert (found.missing, found.incidents) == (("time",), ("a",))


def test_the_certain_night_contacts_suffice_and_the_unclear_ones_are_counted_apart():
    found = finding(NIGHT, case(call("2026-03-05 22:00"), call("2026-03-06", "b")))
    assert (found.outcome, found.incidents, found.counts["undecided"]) == ("indicated", ("a",), 1)


def test_an_hour_agreed_with_the_borrower_does_not_count_but_one_to_the_parents_does():
    agreed = {"agreed_night": "yes"}
    assert seen(NIGHT, case(call("2026-03-05 22:30"), answers=agreed)) == ("not_indicated", "agreed_night")
    parents = call("2026-03-05 22:30", reached="parent", role="none")
    assert seen(NIGHT, case(parents, answers=agreed)) == FOUND


@pytest.mark.parametrize(
    ("times", "severity"),
    [
        (["2026-03-05 22:00", "2026-03-06 22:00"], "medium"),
        (["2026-03-05 22:00", "2026-03-06 22:00", "2026-03-07 22:00"], "high"),
        (["2026-03-05 22:00", "2026-03-06 22:00", "2026-03-09 22:00"], "medium"),  # the 9th is another week
        (["2026-03-05 00:00"], "high"),
        (["2026-03-05 05:59"], "high"),
        (["2026-03-05 06:00"], "medium"),
    ],
)
def test_night_weighs_more_when_it_repeats_or_is_after_midnight(times, severity):
    incidents = [call(at, str(number)) for number, at in enumerate(times)]
    assert finding(NIGHT, case(*incidents)).severity == severity


@rows_of(NIGHT)
@pytest.mark.parametrize(
    ("lender", "on", "expected"),
    [
        ("consumer_finance", "2025-02-27", ("not_indicated", "no_basis_on_day")),
        ("consumer_finance", "2025-02-28", FOUND),
        ("bank", "2025-02-28", FOUND),
        ("microloan", "2025-02-27", ("not_indicated", "no_basis_on_day")),
        ("microloan", "2025-02-28", FOUND),
        ("credit_card", "2026-01-29", ("not_indicated", "no_basis_on_day")),
        ("credit_card", "2026-01-30", FOUND),
        ("unlicensed", "2026-03-05", ("not_indicated", "no_basis_for_lender")),
        ("unknown", "2025-02-27", ("not_indicated", "no_basis_on_day")),
        ("unknown", "2026-03-05", ("undetermined", "lender_kind_decides")),
    ],
)
def test_the_hours_bind_from_their_day_and_only_some_lenders(lender, on, expected):
    assert seen(NIGHT, case(call(f"{on} 22:00"), lender=lender)) == expected


def test_before_the_hours_were_written_the_civil_code_is_still_named():
    found = finding(NIGHT, case(call("2025-02-27 22:00")))
    assert [basis.article for basis in found.supporting] == ["civil-code-art-1033-calls"]
    assert found.reason.parameters["began"] == "2025-02-28"


def test_the_guideline_joins_the_standard_from_its_day():
    before = finding(NIGHT, case(call("2026-01-29 22:00")))
    after = finding(NIGHT, case(call("2026-01-30 22:00")))
    assert [basis.article for basis in before.carrying] == ["gbt-45251-2025-hours"]
    assert len(after.carrying) == 2


def calls(many: int, *, connected: bool | None = True, on: date = date(2026, 3, 5), **facts) -> list:
    start = datetime.combine(on, datetime.min.time()) + timedelta(hours=9)
    return [
        call((start + timedelta(minutes=30 * n)).isoformat(" "), f"{on}-{connected}-{n}", connected=connected, **facts)
        for n in range(many)
    ]


@rows_of(CONNECTED)
@pytest.mark.parametrize(
    ("incidents", "expected"),
    [
        (calls(3), ("not_indicated", "within_count")),
        (calls(4), ("indicated", "too_many_connected")),
        (calls(3) + calls(1, connected=False), ("not_indicated", "within_count")),
        (calls(3) + calls(1, connected=None), OPEN),
        (calls(4) + calls(1, connected=None), ("indicated", "too_many_connected")),
        (calls(2) + calls(2, on=date(2026, 3, 6)), ("not_indicated", "within_count")),
        (calls(3) + calls(1, on=date(2026, 3, 6)), ("not_indicated", "within_count")),
        ([call(precision="day", answered=3, unanswered=9)], ("not_indicated", "within_count")),
        ([call(precision="day", answered=4)], ("indicated", "too_many_connected")),
        ([*calls(3), call("2026-03-05", "d", precision="day", answered=1)], ("indicated", "too_many_connected")),
        ([*calls(3), call("2026-03-05 20:00", "v", contact_channel="video_call")], ("not_indicated", "within_count")),
        ([*calls(3), call("2026-03-05 20:00", "t", contact_channel="text")], ("not_indicated", "within_count")),
        ([*calls(3), call("2026-03-05 20:00", "r", contact_channel="robot_call")], ("indicated", "too_many_connected")),
        (calls(4, reached="parent", role="none"), ("not_indicated", "no_call_to_borrower")),
        (calls(4, reached="spouse", role="borrower"), ("indicated", "too_many_connected")),
        (calls(3, connected=None, conduct=["insulted"]) + calls(1), ("indicated", "too_many_connected")),
    ],
)
def test_the_fourth_answered_call_of_a_day_counts(incidents, expected):
    assert seen(CONNECTED, case(*incidents)) == expected


@rows_of(CONNECTED)
@pytest.mark.parametrize(
    ("lender", "on", "expected"),
    [
        ("platform", date(2025, 2, 27), ("not_indicated", "no_basis_on_day")),
        ("platform", date(2025, 2, 28), ("indicated", "too_many_connected")),
        ("credit_card", date(2026, 3, 5), ("not_indicated", "no_basis_for_lender")),
        ("unlicensed", date(2026, 3, 5), ("not_indicated", "no_basis_for_lender")),
        ("unknown", date(2025, 2, 27), ("not_indicated", "no_basis_on_day")),
        ("unknown", date(2025, 2, 28), ("undetermined", "lender_kind_decides")),
    ],
)
def test_the_number_of_calls_binds_from_the_day_of_the_standard(lender, on, expected):
    assert seen(CONNECTED, case(*calls(4, on=on), lender=lender)) == expected


def test_midnight_divides_the_days():
    late = [call(f"2026-03-05 23:5{n}", f"l{n}") for n in range(3)]
    assert seen(CONNECTED, case(*late, call("2026-03-05 23:59", "x")))[0] == "indicated"
    assert seen(CONNECTED, case(*late, call("2026-03-06 00:00", "x")))[0] == "not_indicated"


def test_two_agencies_of_one_creditor_add_up_and_two_creditors_do_not():
    first = calls(2, number="4001", claimed="甲公司")
    second = [call(f"2026-03-05 1{n}:00", f"s{n}", number="4002", claimed="乙公司") for n in range(2)]
    assert seen(CONNECTED, case(*first, *second))[0] == "indicated"
    assert {seen(CONNECTED, case(*one))[0] for one in (first, second)} == {"not_indicated"}


def test_answered_calls_name_only_the_answered_ones():
    found = finding(CONNECTED, case(*calls(4), *calls(2, connected=False)))
    assert (len(found.incidents), found.counts["contacts"]) == (4, 4)


@pytest.mark.parametrize(("number", "severity"), [(8, "medium"), (9, "high")])
def test_answered_calls_weigh_more_above_eight(number, severity):
    assert finding(CONNECTED, case(*calls(number))).severity == severity


def test_a_recorded_voice_adds_the_second_limit_as_support():
    found = finding(CONNECTED, case(*calls(4, contact_channel="robot_call")))
    assert "gbt-45251-2025-frequency-informative" in [basis.article for basis in found.supporting]
    plain = finding(CONNECTED, case(*calls(4)))
    assert "gbt-45251-2025-frequency-informative" not in [basis.article for basis in plain.supporting]


def test_unknown_answered_calls_of_an_unknown_lender_miss_both_facts():
    found = finding(CONNECTED, case(*calls(3), *calls(1, connected=None), lender="unknown"))
    assert (found.outcome, found.missing) == ("undetermined", ("connected", "lender_kind"))


@rows_of(UNANSWERED)
@pytest.mark.parametrize(
    ("incidents", "expected"),
    [
        (calls(6, connected=False), ("not_indicated", "within_count")),
        (calls(7, connected=False), ("indicated", "too_many_attempts")),
        (calls(6, connected=False) + calls(1), ("not_indicated", "within_count")),
        (calls(6, connected=False) + calls(1, connected=None), OPEN),
        ([call(precision="day", unanswered=7)], ("indicated", "too_many_attempts")),
        (calls(7, connected=False, reached="parent", role="none"), ("not_indicated", "no_call_to_borrower")),
    ],
)
def test_the_seventh_unanswered_try_of_a_day_counts(incidents, expected):
    assert seen(UNANSWERED, case(*incidents)) == expected


@rows_of(UNANSWERED)
@pytest.mark.parametrize(
    ("lender", "on", "expected"),
    [
        ("bank", date(2026, 1, 29), ("not_indicated", "no_basis_on_day")),
        ("bank", date(2026, 1, 30), ("indicated", "too_many_attempts")),
        ("credit_card", date(2026, 1, 30), ("indicated", "too_many_attempts")),
        ("microloan", date(2026, 3, 5), ("not_indicated", "no_basis_for_lender")),
        ("unknown", date(2026, 1, 29), ("not_indicated", "no_basis_on_day")),
        ("unknown", date(2026, 1, 30), ("undetermined", "lender_kind_decides")),
    ],
)
def test_tries_bind_members_from_the_day_of_the_guideline(lender, on, expected):
    assert seen(UNANSWERED, case(*calls(7, connected=False, on=on), lender=lender)) == expected


def test_another_number_of_tries_may_have_been_agreed():
    facts = case(*calls(7, connected=False), answers={"agreed_attempts": "yes"})
    assert seen(UNANSWERED, facts) == ("not_indicated", "agreed_attempts")


@pytest.mark.parametrize(
    ("days", "severity"),
    [
        ([(date(2026, 3, 5), 15)], "low"),
        ([(date(2026, 3, 5), 16)], "medium"),
        ([(date(2026, 3, 5), 7), (date(2026, 3, 6), 7)], "low"),
        ([(date(2026, 3, 5), 7), (date(2026, 3, 6), 7), (date(2026, 3, 7), 7)], "medium"),
        ([(date(2026, 3, 5), 7), (date(2026, 3, 6), 7), (date(2026, 3, 8), 7)], "low"),
    ],
)
def test_tries_weigh_more_above_fifteen_or_three_days_running(days, severity):
    incidents = [call(on.isoformat(), str(on), precision="day", unanswered=number) for on, number in days]
    assert finding(UNANSWERED, case(*incidents)).severity == severity


def burst(number: int, minutes: float, start: str = "2026-03-05 10:00", **facts) -> list:
    first = datetime.fromisoformat(start)
    return [
        call((first + timedelta(minutes=minutes * n)).isoformat(" "), f"{start}{n}", connected=False, **facts)
        for n in range(number)
    ]


@rows_of(BOMBING)
@pytest.mark.parametrize(
    ("incidents", "expected"),
    [
        (burst(9, 5), ("not_indicated", "below_our_line")),
        (burst(10, 5), ("indicated", "bombed")),
        (burst(10, 6.6), ("indicated", "bombed")),  # the tenth 59 minutes and 24 seconds after the first
        (burst(10, 6.7), ("not_indicated", "below_our_line")),
        ([*burst(9, 1), call("2026-03-05 10:59", "z")], ("indicated", "bombed")),
        ([*burst(9, 1), call("2026-03-05 11:00", "z")], ("not_indicated", "below_our_line")),
        (burst(19, 30), ("not_indicated", "below_our_line")),
        (burst(20, 30), ("indicated", "bombed")),
        (burst(20, 30, "2026-03-05 20:00"), ("indicated", "bombed")),  # ten hours across midnight
        ([call(precision="day", unanswered=9)], ("not_indicated", "below_our_line")),
        ([call(precision="day", unanswered=10)], OPEN),
        ([call(precision="day", unanswered=19)], OPEN),
        ([call(precision="day", unanswered=12, texts=8)], ("indicated", "bombed")),
        (burst(10, 5, contact_channel="text"), ("indicated", "bombed")),
        (burst(10, 5, contact_channel="email"), ("not_indicated", "below_our_line")),
        (burst(5, 5) + burst(5, 5, "2026-03-05 10:01", reached="parent"), ("not_indicated", "below_our_line")),
    ],
)
def test_ten_in_an_hour_or_twenty_in_a_day_are_our_line(incidents, expected):
    assert seen(BOMBING, case(*incidents)) == expected


def test_bombing_says_the_line_is_ours_and_where_it_was_crossed():
    found = finding(BOMBING, case(*burst(10, 5)))
    assert (found.ours, found.reason.parameters["tags"]) == (("severity", "threshold"), ("hour",))
    assert len(found.incidents) == 10
    assert finding(NIGHT, case(call("2026-03-05 22:00"))).ours == ("severity",)


@pytest.mark.parametrize("lender", ["unknown", "unlicensed", "bank"])
def test_bombing_rests_on_the_civil_code_whoever_lends(lender):
    found = finding(BOMBING, case(*burst(10, 5), lender=lender))
    assert (found.outcome, found.carrying[0].article) == ("indicated", "civil-code-art-1033-calls")


@pytest.mark.parametrize(
    ("on", "article"),
    [
        ("2025-12-31", "public-security-law-2012-art-42-pester"),
        ("2026-01-01", "public-security-law-2025-art-50-pester"),
    ],
)
def test_the_police_law_of_the_day_is_cited(on, article):
    found = finding(BOMBING, case(*burst(10, 5, f"{on} 10:00")))
    cited = [basis.article for basis in found.supporting if basis.article.startswith("public")]
    assert cited == [article]


@rows_of(BOMBING)
@pytest.mark.parametrize(
    ("on", "expected"),
    [("2020-12-31", ("not_indicated", "no_basis_on_day")), ("2021-01-01", ("indicated", "bombed"))],
)
def test_before_the_civil_code_nothing_carries_bombing(on, expected):
    assert seen(BOMBING, case(*burst(10, 5, f"{on} 10:00"))) == expected


def test_an_empty_case_has_nothing_to_compare():
    assert seen(BOMBING, CaseFacts("borrower")) == ("not_indicated", "nothing_recorded")
