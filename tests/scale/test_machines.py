"""Two web and two worker machines on one PostgreSQL, Redis and bucket behave as one site."""

import subprocess
import sys
import time
from datetime import timedelta

import psycopg
import pytest
import redis

from borrower_help.accounts.codes import new_code
from borrower_help.core.object_storage import ObjectStorage
from borrower_help.env import PROJECT_ROOT
from tests.scale.machines import Machines
from tests.scale.visitor import Visitor

pytestmark = pytest.mark.scale
WORDS = "今天不还，就通知你们村委会。"
LEASES = 25
TAKE_LEASES = f"""
import time
from borrower_help.privacy.models import Lease
while time.time() < {{start}}: time.sleep(0.001)
print(sum(Lease.take(f"race-{{{{n}}}}", minutes=5) for n in range({LEASES})))
"""


def with_record(port: int) -> Visitor:
    person = Visitor(port)
    person.record("/start/?p=borrower", words=WORDS, first=True)
    return person


def test_a_person_records_on_one_machine_and_goes_on_at_the_other(machines: Machines) -> None:
    first, second = (web.port for web in machines.webs)
    person = with_record(first)
    digits = person.copy_code()
    case = person.case()
    other_phone = Visitor(second)
    other_phone.unlock(digits)
    assert other_phone.case() == case
    assert WORDS in other_phone.see(f"{case}list/")
    other_phone.record(f"{case}new/", words="第二条", first=False)
    assert "第二条" in person.see(f"{case}list/")
    person.go_to(second)  # the same session, on the machine it did not begin on
    assert "第二条" in person.see(f"{case}list/")


def test_one_page_after_another_may_come_from_either_machine(machines: Machines) -> None:
    class Wandering(Visitor):
        def ask(self, *words, **more):  # type: ignore[no-untyped-def]
            self.go_to(machines.webs[len(self.took) % 2].port)
            return super().ask(*words, **more)

    person = Wandering(machines.webs[0].port)
    person.record("/start/?p=third_party", words=WORDS, first=True)
    assert WORDS in person.see(f"{person.case()}list/")


def letter_with_a_worker_resting(machines: Machines, resting: int) -> None:
    machines.workers[resting].stop()
    try:
        machines.wait_for_workers(1)
        person = with_record(machines.webs[0].port)
        letter = person.begin_letter(person.case())
        person.wait_for_pdf(letter)
        person.issue(letter)
        issued = person.wait_for_pdf(letter)
        person.go_to(machines.webs[1].port)
        assert person.wait_for_pdf(letter) == issued
        assert person.ask("GET", f"{letter}pages/1/")[2].startswith(b"\x89PNG")
    finally:
        machines.workers[resting].start()
        machines.wait_for_workers(2)


def test_a_letter_is_made_by_whichever_worker_there_is(machines: Machines, bucket: ObjectStorage) -> None:
    for resting in (0, 1):
        letter_with_a_worker_resting(machines, resting)
    assert bucket.listdir("letters")[0]
    assert not any((machine.folder / "files").exists() for machine in (*machines.webs, *machines.workers))


def test_limits_count_what_comes_to_both_machines(machines: Machines) -> None:
    broker = redis.Redis.from_url(machines.shared["REDIS_URL"])
    broker.delete(*(broker.keys("limits:wrong-code:*") or ["-"]))
    took = []
    for number in range(14):
        stranger = Visitor(machines.webs[number % 2].port)
        stranger.send("/key/", {"code": new_code()}, expect=422)
        took.append(stranger.took[-1])
    keys = broker.keys("limits:wrong-code:*")
    assert len(keys) == 1  # one key for the HMAC, made once, whoever came first
    assert int(broker.get(keys[0])) == 14
    assert took[-1] >= 1.0  # 14 - 10 free ones, a quarter of a second each; either machine alone saw only seven
    broker.delete(*keys)


def test_the_environment_alone_chooses_bucket_or_folder(machines: Machines) -> None:
    program = "from django.core.files.storage import storages; print(type(storages['default']).__name__)"
    machine = machines.workers[0]
    assert machine.manage("shell", "-v", "0", "-c", program).strip() == "ObjectStorage"
    machine.environment["S3_BUCKET"] = ""
    try:
        assert machine.manage("shell", "-v", "0", "-c", program).strip() == "FileSystemStorage"
    finally:
        machine.environment["S3_BUCKET"] = machines.shared["S3_BUCKET"]


def test_every_lease_is_taken_by_one_machine_only(machines: Machines) -> None:
    program = TAKE_LEASES.format(start=time.time() + 4)
    racing = [
        subprocess.Popen(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", program],
            cwd=PROJECT_ROOT,
            env=worker.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for worker in machines.workers
    ]
    won = [int(runner.communicate(timeout=60)[0].strip().splitlines()[-1]) for runner in racing]
    assert sum(won) == LEASES


def test_tidying_asked_for_by_both_workers_is_done_under_one_lease(
    machines: Machines, database: psycopg.Connection
) -> None:
    # both workers asked for it when they started; the row says that it was taken for fifty minutes
    asked, held = "SELECT held_until - now() FROM privacy_lease WHERE name = 'tidy'", []
    end = time.monotonic() + 30
    while not held and time.monotonic() < end:
        held = database.execute(asked).fetchall()
    assert len(held) == 1
    assert timedelta(minutes=40) < held[0][0] <= timedelta(minutes=50)


def test_a_job_left_by_a_dead_worker_and_broker_is_renewed_from_the_other_machine(
    machines: Machines, database: psycopg.Connection
) -> None:
    for worker in machines.workers:
        worker.stop()
    machines.wait_for_workers(0)
    broker = redis.Redis.from_url(machines.shared["REDIS_URL"])
    person = with_record(machines.webs[0].port)
    letter = person.begin_letter(person.case())
    assert broker.llen("work") == 1
    old_message = broker.lindex("work", 0)
    broker.delete("work")  # the broker was lost with all it held
    machines.workers[1].start()
    machines.wait_for_workers(1)
    person.go_to(machines.webs[1].port)
    person.see(letter)
    assert database.execute("SELECT attempt FROM core_job").fetchall() == [(1,)]  # not late yet: left alone
    database.execute("UPDATE core_job SET queued_at = queued_at - interval '31 seconds'")
    person.wait_for_pdf(letter)
    second_try = database.execute("SELECT count(*) FROM letters_rendering WHERE file_name LIKE '%-2'").fetchone()
    assert second_try == (1,)
    assert database.execute("SELECT count(*) FROM core_job").fetchone() == (0,)
    broker.lpush("work", old_message)  # late, and under the old key: opens nothing, makes nothing
    files = database.execute("SELECT count(*) FROM letters_rendering WHERE result IS NOT NULL").fetchone()
    machines.workers[0].start()
    machines.wait_for_workers(2)
    assert broker.llen("work") == 0
    assert database.execute("SELECT count(*) FROM letters_rendering WHERE result IS NOT NULL").fetchone() == files
