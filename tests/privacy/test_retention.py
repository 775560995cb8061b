"""What ends by itself, each on its day and not a day before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from borrower_help.accounts import services as accounts
from borrower_help.accounts.models import HeldPost, OwnPhone, Session, User
from borrower_help.audit.models import AuditEvent
from borrower_help.audit.services import DEEDS, record
from borrower_help.cases.models import Case
from borrower_help.cases.services import keep_long
from borrower_help.core import crypto
from borrower_help.incidents.models import Incident
from borrower_help.incidents.services import remove_incident, restore_incident
from borrower_help.privacy import tasks
from borrower_help.privacy.erasure import erase_user
from borrower_help.privacy.models import Lease
from borrower_help.privacy.retention import tidy
from tests.factories import client_for, make_case, make_guest, make_guest_with_code, make_incident
from tests.stand_ins import Clock

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 5, 4, 0, tzinfo=UTC)  # noon in Beijing


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch, NOON)


def done(**expected):
    """Tidy and check that just this much ended."""
    told = tidy()
    assert {name: number for name, number in told.items() if number} == expected


def test_nothing_ends_on_the_day_it_began(clock):
    guest, _code = make_guest_with_code()
    case = make_case(guest)
    remove_incident(case=case, incident=make_incident(case))
    client_for(guest)
    accounts.trust_phone(unlocked=guest, pin="246801")
    make_case()
    done()


def test_sessions_end_after_a_day(clock):
    guest, _code = make_guest_with_code()
    make_case(guest)
    client_for(guest)
    clock.move(hours=23, minutes=59)
    done()
    clock.move(minutes=1)
    done(sessions=1)
    assert not Session.objects.exists()


def test_guest_who_never_saw_their_code_ends_after_a_day_without_a_session(clock):
    guest = make_guest()
    make_incident(make_case(guest))
    client_for(guest)
    clock.move(hours=23)
    done()
    clock.move(hours=2)
    done(sessions=1, guests=1)
    assert not User.objects.exists()
    assert not Case.objects.exists()
    assert not Incident.objects.exists()


def test_guest_without_a_code_who_is_still_here_stays(clock):
    guest = make_guest()
    make_case(guest)
    client = client_for(guest)
    for _ in range(5):
        clock.move(hours=20)
        assert client.get("/records/").status_code == 302
        done()


def test_guest_who_saw_their_code_stays(clock):
    guest = make_guest()
    make_case(guest)
    accounts.code_to_show(unlocked=guest)
    clock.move(days=30)
    done()


def test_removed_records_end_after_seven_days(clock):
    guest, _code = make_guest_with_code()
    case = make_case(guest)
    gone, back = make_incident(case), make_incident(case)
    for row in (gone, back):
        remove_incident(case=case, incident=row)
    clock.move(days=7)
    done()
    restore_incident(case=case, incident=back)
    clock.move(days=1)
    done(records=1)
    assert [row.pk for row in Incident.objects.all()] == [back.pk]


@pytest.mark.parametrize(("long", "days"), [(False, 180), (True, 730)])
def test_cases_end_after_their_last_day(clock, long, days):
    guest, _code = make_guest_with_code()
    case = make_case(guest)
    case_id = case.id
    if long:
        keep_long(case=case)
    assert case.ends_on == datetime(2026, 3, 5, tzinfo=UTC).date() + timedelta(days=days)
    clock.move(days=days)
    done()
    clock.move(days=1)
    done(cases=1, users=1)
    assert not Case.objects.exists()
    assert not User.objects.exists()
    marks = set(AuditEvent.objects.values_list("deed", "actor_id"))
    assert marks == {("case.ended", None), ("user.erased", None)}
    assert AuditEvent.objects.filter(deed="case.ended", subject_id=case_id).exists()


def test_a_visit_extends_a_case(clock):
    guest, code = make_guest_with_code()
    case = make_case(guest)
    clock.move(days=170)
    client = client_for(guest)
    assert client.get(f"/records/{case.id}/").status_code == 200
    clock.move(days=170)
    assert tidy()["cases"] == 0
    assert accounts.keys.unlock(code).user == guest.user


def test_days_of_keeping_come_from_the_settings(clock, settings):
    settings.KEEP_DAYS = 10
    guest, _code = make_guest_with_code()
    make_case(guest)
    clock.move(days=11)
    done(cases=1, users=1)


def test_users_without_cases_end_unless_they_are_here(clock):
    here, _code = make_guest_with_code()
    make_guest_with_code()
    clock.move(days=2)
    client_for(here)
    done(users=1)
    assert User.objects.get().pk == here.user.pk


def test_trusted_phones_end_after_thirty_days(clock):
    guest, _code = make_guest_with_code()
    make_case(guest)
    accounts.trust_phone(unlocked=guest, pin="246801")
    clock.move(days=30)
    done()
    clock.move(days=1)
    done(phones=1)
    assert not OwnPhone.objects.exists()


def test_held_forms_end_after_thirty_days(clock):
    guest, _code = make_guest_with_code()
    make_case(guest)
    HeldPost.objects.create(user=guest.user, sealed=crypto.seal_to(bytes(guest.user.holder.public_key), b"{}"))
    clock.move(days=30)
    done()
    clock.move(days=1)
    done(forms=1)


def test_marks_of_erasures_end_when_no_backup_holds_them(clock):
    guest, _code = make_guest_with_code()
    make_case(guest)
    erase_user(guest.user)
    clock.move(days=31)
    done()
    clock.move(days=1)
    done(erasures=2)
    assert not AuditEvent.objects.exists()


def test_tidying_twice_ends_nothing_twice(clock):
    make_case()
    clock.move(days=400)
    assert tidy()["cases"] + tidy()["guests"] <= 1
    done()
    assert not User.objects.exists()


def test_command_tells_how_much_ended(clock, capsys):
    make_case()
    clock.move(days=2)
    call_command("tidy")
    assert "guests: 1" in capsys.readouterr().out.splitlines()


# --- the lease -------------------------------------------------------------------------------------------------------


def test_lease_is_held_by_one_until_it_runs_out(clock):
    assert Lease.take("tidy", minutes=50)
    assert not Lease.take("tidy", minutes=50)
    assert Lease.take("something else", minutes=50)
    clock.move(minutes=49, seconds=59)
    assert not Lease.take("tidy", minutes=50)
    clock.move(seconds=1)
    assert Lease.take("tidy", minutes=50)
    assert not Lease.take("tidy", minutes=50)


def test_worker_tidies_only_with_the_lease(clock):
    make_case()
    clock.move(days=2)
    assert Lease.take("tidy", minutes=50)
    tasks.tidy()
    assert User.objects.exists()
    clock.move(minutes=50)
    tasks.tidy()
    assert not User.objects.exists()


# --- the deeds -------------------------------------------------------------------------------------------------------


def test_only_listed_deeds_are_written(clock):
    with pytest.raises(ValueError):
        record("他说了什么", by=None, subject=None)
    for deed in DEEDS:
        record(deed, by=None, subject=None)
