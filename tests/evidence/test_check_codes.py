"""A check code opens a list of files and nothing else; it is shown once, ends, and is withdrawn; wrong ones all cost the same."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borrower_help.accounts import codes, keys
from borrower_help.accounts import services as accounts
from borrower_help.accounts.keys import WrongCode
from borrower_help.cases.access import OpenCase
from borrower_help.core import crypto, dates, limits
from borrower_help.evidence import check_codes, services
from borrower_help.evidence.bundle.manifest import Listed
from borrower_help.evidence.cover import Box
from borrower_help.evidence.exhibits import hash_of
from borrower_help.evidence.models import CheckCode
from borrower_help.evidence.showing import looks_at
from borrower_help.privacy.retention import tidy
from tests.cast import make_cast
from tests.evidence import encoders
from tests.evidence.working import Worker
from tests.factories import client_for, make_case, make_file, make_guest, make_guest_with_code

pytestmark = pytest.mark.django_db
DATA = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9
FLIPPED = DATA[:700] + bytes([DATA[700] ^ 1]) + DATA[701:]


@pytest.fixture(autouse=True)
def _own(worker: Worker) -> None:
    """Keep everything in a folder of this test's own."""


@pytest.fixture
def case() -> OpenCase:
    return make_case(make_guest())


def code_for(case: OpenCase) -> str:
    return check_codes.make(case=case, code_id=uuid4())


def check(code: str, data: bytes = DATA, name: str = "录音.jpg", **more: Any) -> Any:
    files = {"files": SimpleUploadedFile(name, data), "code": code, "end": "1"}
    return Client().post("/verify/", files | more)


def said(answer: Any) -> str:
    return answer.content.decode()


# --- the public page --------------------------------------------------------------------------------------------------


def test_one_flipped_byte_is_said(case: OpenCase) -> None:
    kept = make_file(case, DATA, "录音.jpg")
    code = code_for(case)
    assert "<h2>一致：证据1</h2>" in said(check(code))
    assert "<h2>不一致：和清单上的不是同一份</h2>" in said(check(code, FLIPPED))
    assert "<h2>不在这份清单里</h2>" in said(check(code, FLIPPED, "别的.jpg"))
    assert kept.payload.sha256 in said(check(code, FLIPPED))  # what it was
    assert "给你核对码的人也改不了" in said(check(code))


def test_hashes_made_in_the_browser_are_checked_too(case: OpenCase) -> None:
    kept = make_file(case, DATA, "录音.jpg")
    told = json.dumps([{"name": "录音.jpg", "length": len(DATA), "sha256": kept.payload.sha256}])
    answer = Client().post("/verify/", {"hashes": told, "code": code_for(case), "end": "1"})
    assert "<h2>一致：证据1</h2>" in said(answer)


def test_digits_are_read_as_people_type_them(case: OpenCase) -> None:
    make_file(case, DATA, "录音.jpg")
    code = code_for(case)
    for typed in (
        " ".join(codes.in_fours(code)),
        "-".join(codes.in_fours(code)),
        code.translate({48 + n: 65296 + n for n in range(10)}),
    ):
        assert "<h2>一致：证据1</h2>" in said(check(typed))


def test_what_is_typed_wrongly_gets_its_sentence_and_stays(case: OpenCase) -> None:
    make_file(case, DATA)
    code = code_for(case)
    wrong_digit = code[:5] + str((int(code[5]) + 1) % 10) + code[6:]
    for typed in (wrong_digit, code[:19], "abc", "7" * 400):
        answer = check(typed)
        assert answer.status_code == 422
        assert "20位" in said(answer)
        assert f'value="{typed[:60]}"' in said(answer)
        assert 'href="#code"' in said(answer)
    unknown = check(codes.new_code())
    assert unknown.status_code == 422
    assert "打不开任何清单" in said(unknown)


def test_the_code_goes_before_a_list_that_was_dropped_beside_it(case: OpenCase) -> None:
    make_file(case, DATA, "录音.jpg")
    forged = json.dumps({"format": "shoujie-manifest/1", "made_at": "x", "chain_head": "", "files": []}).encode()
    answer = check(code_for(case), manifest=SimpleUploadedFile("manifest.json", forged))
    assert "<h2>一致：证据1</h2>" in said(answer)


def test_the_code_is_in_no_address_and_its_answer_in_no_cache(case: OpenCase) -> None:
    make_file(case, DATA)
    code = code_for(case)
    answer = check(code)
    assert code not in said(answer)
    assert "public" not in answer.get("Cache-Control", "")
    assert "Set-Cookie" not in answer


# --- what it costs ----------------------------------------------------------------------------------------------------


@pytest.fixture
def stretches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    real = crypto.stretch

    def counted(secret: str, **how: Any) -> bytes:
        done.append(secret)
        return real(secret, **how)

    monkeypatch.setattr(crypto, "stretch", counted)
    return done


def test_every_code_costs_the_same_stretches_and_a_wrong_digit_none(case: OpenCase, stretches: list[str]) -> None:
    make_file(case, DATA)
    code, receipt = code_for(case), make_guest_with_code()[1]
    costs = []
    for typed in (code, codes.new_code(), receipt, "1" * 20):
        stretches.clear()
        check(typed)
        costs.append(len(stretches))
    assert costs == [len(crypto.KDF_VERSIONS)] * 3 + [0]
    stretches.clear()
    with pytest.raises(WrongCode):
        keys.unlock(codes.new_code())
    assert len(stretches) == costs[0]


def test_wrong_codes_are_counted_with_wrong_key_codes(case: OpenCase, monkeypatch: pytest.MonkeyPatch) -> None:
    make_file(case, DATA)
    paused: list[str] = []
    monkeypatch.setattr(limits, "pause", lambda _request, bucket: paused.append(bucket))
    check(code_for(case))
    check(codes.new_code())
    check("12")
    assert paused == ["verify", "verify", "wrong-code", "verify"]


def test_who_guesses_gives_way_to_everybody_else(case: OpenCase, monkeypatch: pytest.MonkeyPatch) -> None:
    given_way: list[bool] = []
    real = crypto.last_in_line
    monkeypatch.setattr(crypto, "last_in_line", lambda beyond=True: (given_way.append(beyond), real(beyond))[1])
    monkeypatch.setattr(limits, "is_beyond", lambda *_args: True)
    check(codes.new_code())
    assert given_way == [True]


# --- what it opens ----------------------------------------------------------------------------------------------------


def test_a_check_code_opens_no_record_and_a_key_code_no_list(case: OpenCase) -> None:
    make_file(case, DATA)
    code = code_for(case)
    with pytest.raises(WrongCode):
        keys.unlock(code)
    assert check_codes.opened(make_guest_with_code()[1]) is None
    row = CheckCode.objects.get()
    roots = {crypto.sub_key(keys.root_of(code, version=1), person) for person in (b"lookup", b"wrap")}
    assert bytes(row.lookup) not in roots


def test_the_list_holds_names_sizes_and_hashes_and_nothing_that_was_written(case: OpenCase, worker: Worker) -> None:
    one, two = make_file(case, DATA, "录音"), make_file(case, encoders.picture("JPEG"), "截图.jpg")
    worker.work()
    services.cover(case=case, kept=two, boxes=[Box(0.1, 0.1, 0.4, 0.4)])
    worker.work()
    picture = looks_at(case, two.row).picture
    assert picture is not None
    found = check_codes.opened(code_for(case))
    assert found is not None
    assert found.files == (
        Listed("原件/证据1-录音.jpg", len(DATA), one.payload.sha256, "证据1"),
        Listed("原件/证据2-截图.jpg", two.payload.length, two.payload.sha256, "证据2"),
        Listed("遮盖后的副本/证据2-遮盖.jpg", picture.length, hash_of(picture), "证据2"),
    )


def test_files_that_come_later_are_not_in_it_and_what_is_deleted_stays_in_it(case: OpenCase) -> None:
    kept = make_file(case, DATA, "录音.jpg")
    code = code_for(case)
    make_file(case, b"later", "后来.txt")
    services.remove(case=case, kept=kept)
    assert "<h2>一致：证据1</h2>" in said(check(code))
    assert "<h2>不在这份清单里</h2>" in said(check(code, b"later", "后来.txt"))


def test_nothing_of_the_code_or_the_list_lies_in_the_row(case: OpenCase) -> None:
    kept = make_file(case, DATA, "录音.jpg")
    code = code_for(case)
    row = CheckCode.objects.get()
    held = b"".join(bytes(value) for value in (row.lookup, row.listed, row.sealed))
    for secret in (code.encode(), kept.payload.sha256.encode(), bytes.fromhex(kept.payload.sha256), "录音".encode()):
        assert secret not in held


def test_a_list_put_behind_another_code_does_not_open(case: OpenCase) -> None:
    make_file(case, DATA)
    first, second = code_for(case), code_for(case)
    one, two = CheckCode.objects.all()
    CheckCode.objects.filter(pk=one.pk).update(listed=two.listed)
    CheckCode.objects.filter(pk=two.pk).update(listed=one.listed)
    for code in (first, second):
        with pytest.raises(crypto.SealError):
            check_codes.opened(code)


# --- its owner's page -------------------------------------------------------------------------------------------------


def test_it_is_shown_once_and_listed_without_its_digits() -> None:
    cast = make_cast()
    make_file(cast.case, DATA)
    client, address = client_for(cast.lin), reverse("evidence:codes", args=[cast.case.id])
    wanted = str(uuid4())
    shown = said(client.post(address, {"id": wanted}))
    digits = "".join(part[:4] for part in shown.split('class="code">')[1].split("<span>")[1:6])
    assert codes.well_formed(digits)
    assert check_codes.opened(digits) is not None
    again = client.post(address, {"id": wanted})
    assert "只显示一次" in said(again)
    assert CheckCode.objects.count() == 1
    listed = client.get(address)
    assert digits[:4] not in said(listed).split("</h1>")[1].replace(wanted, "")
    assert "no-store" in listed["Cache-Control"]
    for day in (dates.today(), dates.today() + timedelta(days=365)):
        assert f"{day.year}年{day.month}月{day.day}日" in said(listed)


def test_withdrawn_or_over_it_opens_nothing() -> None:
    cast = make_cast()
    make_file(cast.case, DATA)
    first, second = code_for(cast.case), code_for(cast.case)
    client = client_for(cast.lin)
    row = next(
        row
        for row in CheckCode.objects.all()
        if crypto.sub_key(keys.root_of(first, version=1), b"check-lookup") == bytes(row.lookup)
    )
    assert client.post(reverse("evidence:end_code", args=[cast.case.id, row.pk])).status_code == 302
    assert check_codes.opened(first) is None
    assert check_codes.opened(second) is not None
    CheckCode.objects.update(ends_on=dates.days_ago(1))
    assert check_codes.opened(second) is None
    assert check_codes.codes_of(cast.case) == []
    assert tidy()["check codes"] == 1
    assert not CheckCode.objects.exists()


def test_without_files_and_beyond_twenty_it_says_so() -> None:
    cast = make_cast()
    client, address = client_for(cast.lin), reverse("evidence:codes", args=[cast.case.id])
    assert client.post(address).status_code == 422
    make_file(cast.case, DATA)
    code_for(cast.case)
    row = CheckCode.objects.get()
    for number in range(check_codes.MOST - 1):
        row.pk, row.lookup = uuid4(), bytes([number]) * 32
        row.put(check_codes.CheckPayload("2026-03-05T10:00:00", 1), cast.case.keyring)
        row.save(force_insert=True)
    answer = client.post(address, {"id": str(uuid4())})
    assert answer.status_code == 409
    assert CheckCode.objects.count() == check_codes.MOST


def test_who_may_only_look_makes_and_ends_none() -> None:
    cast = make_cast()
    make_file(cast.case, DATA)
    code_for(cast.case)
    row, mei = CheckCode.objects.get(), client_for(cast.mei)
    assert mei.post(reverse("evidence:codes", args=[cast.case.id])).status_code == 404
    assert mei.post(reverse("evidence:end_code", args=[cast.case.id, row.pk])).status_code == 404
    stranger = client_for(cast.guest)
    assert stranger.post(reverse("evidence:end_code", args=[cast.guest_case.id, row.pk])).status_code == 302
    assert CheckCode.objects.count() == 1


def test_it_moves_with_a_guest_who_had_a_code() -> None:
    known, _code = make_guest_with_code()
    target, guest = make_case(known), make_guest()
    source = make_case(guest)
    make_file(source, DATA, "录音.jpg")
    code = code_for(source)
    accounts.arrive(known=known, guest=guest)
    assert "<h2>一致：证据1</h2>" in said(check(code))
    assert [payload.files for _row, payload in check_codes.codes_of(target)] == [1]


def test_few_questions_to_the_database() -> None:
    cast = make_cast()
    for number in range(9):
        make_file(cast.case, str(number).encode())
    code = code_for(cast.case)
    client = client_for(cast.lin)
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("evidence:codes", args=[cast.case.id]))
    assert len(asked) <= 12
    with CaptureQueriesContext(connection) as asked:
        check(code)
    assert len(asked) <= 3
