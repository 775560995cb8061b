"""Bodies, doors and walls: following, visits, violence, pictures, postings."""

import pytest

from borrower_help.rules.engine import evaluate
from tests.rules.cases import call, case, finding, refusal, rows_of, seen

STALK = "stalking-entanglement"
VISIT = "home-visit-night-or-alone"
VIOLENCE = "violence-detention"
PICTURE = "privacy-photo-video"
POSTING = "public-posting"
OPEN = ("undetermined", "facts_missing")
PESTERED = ("indicated", "pestered")


def came(on="2026-03-05 10:00", key="a", **facts):
    return call(on, key, **{"contact_channel": "visit", **facts})


@rows_of(STALK)
@pytest.mark.parametrize(
    ("times", "conduct", "again", "expected"),
    [
        (1, ["followed"], "", OPEN),
        (1, ["followed"], "no", ("not_indicated", "pestered_once")),
        (1, ["followed"], "yes", PESTERED),
        (2, ["followed"], "", PESTERED),
        (2, ["damaged_or_blocked"], "no", PESTERED),
        (2, ["visit_in_numbers"], "", PESTERED),
        (2, ["after_objection"], "", PESTERED),
        (2, ["no_papers"], "", ("not_indicated", "not_pestered")),
    ],
)
def test_following_twice_is_pestering(times, conduct, again, expected):
    visits = [came(f"2026-03-0{n} 10:00", str(n), conduct=conduct) for n in range(1, times + 1)]
    assert seen(STALK, case(*visits, answers={"followed_again": again}, lender="unknown")) == expected


@rows_of(STALK)
@pytest.mark.parametrize(
    ("conduct", "on", "expected"),
    [
        ("followed", "2012-12-31", ("not_indicated", "no_basis_on_day")),
        ("followed", "2013-01-01", PESTERED),
        ("followed", "2025-12-31", PESTERED),
        ("followed", "2026-01-01", PESTERED),
        ("damaged_or_blocked", "2025-12-31", PESTERED),
        ("visit_in_numbers", "2025-12-31", ("not_indicated", "no_basis_on_day")),
        ("visit_in_numbers", "2026-01-01", PESTERED),
    ],
)
def test_pestering_stands_in_the_police_law_since_2026(conduct, on, expected):
    facts = case(came(f"{on} 10:00", conduct=[conduct]), answers={"followed_again": "yes"}, lender="unlicensed")
    assert seen(STALK, facts) == expected


FOUND = ("indicated", "visited_alone_or_at_night")


@rows_of(VISIT)
@pytest.mark.parametrize(
    ("at", "facts", "answer", "expected"),
    [
        ("2026-03-05 21:59", {"conduct": ["visit_in_numbers"]}, "", ("not_indicated", "visit_by_two")),
        ("2026-03-05 22:00", {"conduct": ["visit_in_numbers"]}, "", FOUND),
        ("2026-03-05 07:59", {"conduct": ["visit_in_numbers"]}, "", FOUND),
        ("2026-03-05 08:00", {"conduct": ["visit_in_numbers"]}, "", ("not_indicated", "visit_by_two")),
        ("2026-03-05 10:00", {"conduct": ["visit_alone"]}, "", FOUND),
        ("2026-03-05 10:00", {}, "", OPEN),
        ("2026-03-05 10:00", {}, "one", FOUND),
        ("2026-03-05 10:00", {}, "two_or_more", ("not_indicated", "visit_by_two")),
        ("2026-03-05 10:00", {"contact_channel": "call"}, "one", ("not_indicated", "no_visit")),
        ("2026-03-05", {}, "two_or_more", OPEN),
    ],
)
def test_two_by_day_are_nothing_and_one_or_night_is_looked_at(at, facts, answer, expected):
    assert seen(VISIT, case(came(at, **facts), answers={"visitors_least": answer})) == expected


def test_one_of_several_visits_alone_has_to_be_ticked_in_its_record():
    facts = case(came(), came("2026-03-06 10:00", "b"), answers={"visitors_least": "one"})
    assert finding(VISIT, facts).missing == ("visitors_least",)


@rows_of(VISIT)
@pytest.mark.parametrize(
    ("lender", "on", "outcome"),
    [
        ("bank", "2026-01-29", "not_indicated"),
        ("bank", "2026-01-30", "indicated"),
        ("platform", "2026-03-05", "not_indicated"),
        ("unknown", "2026-03-05", "undetermined"),
    ],
)
def test_only_members_are_held_to_two_by_day(lender, on, outcome):
    assert seen(VISIT, case(came(f"{on} 10:00", conduct=["visit_alone"]), lender=lender))[0] == outcome


HURT = ("indicated", "hurt_or_held")


@rows_of(VIOLENCE)
@pytest.mark.parametrize(
    ("conduct", "agreed", "expected"),
    [
        (["hit_or_held"], "", HURT),
        (["hit_or_held", "took_property"], "no", HURT),
        (["hit_or_held", "took_property"], "", HURT),
        (["took_property"], "", OPEN),
        (["took_property"], "no", HURT),
        (["took_property"], "yes", ("not_indicated", "handed_over")),
        (["filmed"], "no", ("not_indicated", "no_violence")),
    ],
)
def test_force_and_what_was_taken(conduct, agreed, expected):
    facts = case(came(conduct=conduct), answers={"property_agreed": agreed}, lender="unknown")
    assert seen(VIOLENCE, facts) == expected


@rows_of(VIOLENCE)
@pytest.mark.parametrize(
    ("conduct", "on", "expected"),
    [
        ("hit_or_held", "2012-12-31", ("not_indicated", "no_basis_on_day")),
        ("hit_or_held", "2013-01-01", HURT),
        ("hit_or_held", "2025-12-31", HURT),
        ("hit_or_held", "2026-01-01", HURT),
        ("took_property", "2012-12-31", ("not_indicated", "no_basis_on_day")),
        ("took_property", "2013-01-01", HURT),
    ],
)
def test_force_has_the_police_law_behind_it(conduct, on, expected):
    facts = case(came(f"{on} 10:00", conduct=[conduct]), answers={"property_agreed": "no"}, lender="unlicensed")
    assert seen(VIOLENCE, facts) == expected


@pytest.mark.parametrize(
    ("on", "articles"),
    [
        ("2012-12-31", []),
        ("2025-12-31", ["public-security-law-2012-violence"]),
        ("2026-01-01", ["public-security-law-2025-art-51", "public-security-law-2025-art-47-liberty"]),
    ],
)
def test_force_is_measured_by_the_police_law_of_its_day(on, articles):
    found = finding(VIOLENCE, case(came(f"{on} 10:00", conduct=["hit_or_held"]), lender="unlicensed"))
    assert [one.article for one in found.carrying] == articles


PICTURED = ("indicated", "pictured")


@rows_of(PICTURE)
@pytest.mark.parametrize(
    ("conduct", "what", "expected"),
    [
        (["filmed"], "", OPEN),
        (["filmed"], "private", PICTURED),
        (["filmed"], "outside", ("not_indicated", "filmed_outside")),
        (["published"], "", PICTURED),
        (["published", "filmed"], "outside", PICTURED),
        (["published", "filmed"], "", PICTURED),
        (["published", "filmed"], "private", PICTURED),
        (["no_papers"], "private", ("not_indicated", "not_pictured")),
    ],
)
def test_what_was_filmed_decides_and_spreading_always_counts(conduct, what, expected):
    assert seen(PICTURE, case(came(conduct=conduct), answers={"filmed_what": what}, lender="unknown")) == expected


@rows_of(PICTURE)
@pytest.mark.parametrize(
    ("conduct", "on", "expected"),
    [
        ("published", "2012-12-31", ("not_indicated", "no_basis_on_day")),
        ("published", "2013-01-01", PICTURED),
        ("published", "2025-12-31", PICTURED),
        ("published", "2026-01-01", PICTURED),
        ("filmed", "2020-12-31", ("not_indicated", "no_basis_on_day")),
        ("filmed", "2021-01-01", PICTURED),
    ],
)
def test_filming_and_spreading_are_measured_by_the_law_of_the_day(conduct, on, expected):
    facts = case(came(f"{on} 10:00", conduct=[conduct]), answers={"filmed_what": "private"}, lender="unlicensed")
    assert seen(PICTURE, facts) == expected


def test_the_home_is_cited_only_where_it_was_filmed():
    for what, cited in (("outside", False), ("", False), ("private", True)):
        facts = case(came(conduct=["published", "filmed"]), answers={"filmed_what": what})
        assert ("civil-code-art-1033-home" in [one.article for one in finding(PICTURE, facts).carrying]) is cited


POSTED = ("indicated", "posted")


@rows_of(POSTING)
@pytest.mark.parametrize(
    ("facts", "lender", "named", "expected"),
    [
        ({"contact_channel": "posting"}, "bank", "", OPEN),
        ({"contact_channel": "posting"}, "bank", "no", POSTED),
        ({"contact_channel": "posting"}, "bank", "yes", POSTED),
        ({"contact_channel": "posting"}, "unlicensed", "no", ("not_indicated", "no_basis_for_lender")),
        ({"contact_channel": "posting"}, "unknown", "no", ("undetermined", "lender_kind_decides")),
        ({"contact_channel": "posting"}, "unlicensed", "yes", POSTED),
        ({"contact_channel": "posting", "conduct": ["said_amount"]}, "unlicensed", "", POSTED),
        ({"conduct": ["published"]}, "unknown", "no", POSTED),
        ({}, "bank", "yes", ("not_indicated", "not_posted")),
    ],
)
def test_a_notice_with_a_name_is_privacy_and_members_may_put_up_none(facts, lender, named, expected):
    assert (
        seen(POSTING, case(call("2026-03-05 10:00", **facts), lender=lender, answers={"posting_named": named}))
        == expected
    )


@rows_of(POSTING)
@pytest.mark.parametrize(
    ("named", "lender", "on", "outcome"),
    [
        ("no", "bank", "2026-01-29", "not_indicated"),
        ("no", "bank", "2026-01-30", "indicated"),
        ("yes", "unlicensed", "2020-12-31", "not_indicated"),
        ("yes", "unlicensed", "2021-01-01", "indicated"),
    ],
)
def test_a_nameless_notice_is_forbidden_to_members_and_a_named_one_to_all(named, lender, on, outcome):
    put_up = call(f"{on} 10:00", contact_channel="posting")
    assert seen(POSTING, case(put_up, lender=lender, answers={"posting_named": named}))[0] == outcome


def test_the_lawful_visit_and_notice_indicate_nothing_at_all():
    visit = came(conduct=["announced_suit"], role="borrower", debt_state="overdue")
    facts = case(visit, answers={"visitors_least": "two_or_more"}, refusals=(refusal("2026-03-06 10:00"),))
    assert {one.outcome for one in evaluate(facts)} == {"not_indicated"}
