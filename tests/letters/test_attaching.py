"""Files that go with a letter: chosen by hand, covered where they were to be, logged when it is issued, frozen then."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borrower_help.evidence import chain
from borrower_help.evidence import services as evidence
from borrower_help.evidence.cover import Box
from borrower_help.evidence.exhibits import hash_of
from borrower_help.evidence.models import EvidenceFile, LogEntry
from borrower_help.evidence.payloads import PROVES, SOURCES
from borrower_help.evidence.showing import looks_at
from borrower_help.evidence.words import PROVES as PROVES_WORDS
from borrower_help.evidence.words import SOURCES as SOURCES_WORDS
from borrower_help.letters.contexts import from_json
from borrower_help.letters.models import Letter, State
from borrower_help.letters.truth.check import check
from borrower_help.letters.truth.shapes import Record
from tests.evidence import encoders
from tests.evidence.working import Worker
from tests.factories import make_file, make_incident
from tests.letters.drawing import draft, issue
from tests.letters.test_views import MOST_QUERIES, Writer, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Worker:
    return Worker(monkeypatch)


@pytest.fixture
def writer(worker: Worker) -> Writer:
    writer = Writer(lender_kind="bank", lender_name="某某银行")
    make_incident(writer.case, at="22:30", connected=True, conduct=["frightened"])
    return writer


def choose(writer: Writer, letter: Letter, *kept: evidence.Kept, **more: Any) -> Any:
    fresh = Letter.objects.get(pk=letter.pk)
    said = {"file": [str(one.row.pk) for one in kept], "revision": fresh.revision, **more}
    return writer.post("exhibits", letter.pk, **said)


def settle(writer: Writer, letter: Letter) -> None:
    issue(writer.case, Letter.objects.get(pk=letter.pk))


def context(writer: Writer, letter: Letter) -> Any:
    return from_json(Letter.objects.get(pk=letter.pk).payload(writer.case.keyring).context)


def test_nothing_is_chosen_for_anybody(writer: Writer) -> None:
    make_file(writer.case, b"a voice")
    letter = draft(writer.case)
    page = writer.get("exhibits", letter.pk).content.decode()
    assert 'type="checkbox"' in page
    assert " checked" not in page
    assert "还没有选" in text(writer.get("letter", letter.pk))


def test_what_was_ticked_goes_along_and_can_be_unticked(writer: Writer, worker: Worker) -> None:
    one, two = make_file(writer.case, encoders.wav(), "录音.wav"), make_file(writer.case, b"paper", "别的.txt")
    worker.work()
    letter = draft(writer.case)
    assert choose(writer, letter, one).status_code == 302
    page = writer.get("letter", letter.pk)
    assert "证据1：录音.wav" in text(page)
    assert [row.name for row in page.context["exhibits"]] == ["录音.wav"]
    assert writer.options()["exhibits"] == [one.payload.sha256]
    assert writer.get("exhibits", letter.pk).content.decode().count(" checked") == 1
    choose(writer, letter, two)
    assert writer.options()["exhibits"] == [two.payload.sha256]
    choose(writer, letter)
    assert writer.options()["exhibits"] == []


def test_a_file_of_another_case_cannot_be_put_in(writer: Writer) -> None:
    other = make_file(Writer().case, b"theirs")
    letter = draft(writer.case)
    choose(writer, letter, other, file=[str(other.row.pk), "nonsense"])
    assert writer.options()["exhibits"] == []


def test_where_something_is_to_be_covered_only_the_covered_copy_goes(writer: Writer, worker: Worker) -> None:
    kept = make_file(writer.case, encoders.picture("JPEG"), "截图.jpg")
    worker.work()
    evidence.cover(case=writer.case, kept=kept, boxes=[Box(0.1, 0.1, 0.5, 0.5)])
    letter = draft(writer.case)
    assert "做好之前不会放进去" in text(writer.get("exhibits", letter.pk))
    choose(writer, letter, kept)
    page = writer.get("letter", letter.pk)
    assert page.context["exhibits"] == ()
    assert "有1个没放进去" in text(page)
    worker.work()
    page = writer.get("letter", letter.pk)
    picture = looks_at(writer.case, kept.row).picture
    assert picture is not None
    assert page.context["exhibits"][0].covered_sha256 == hash_of(picture)
    assert "没放进去" not in text(page)
    settle(writer, letter)
    settled = writer.get("letter", letter.pk).content.decode()
    assert reverse("evidence:covered", args=[writer.case.id, kept.row.pk]) in settled
    assert reverse("evidence:original", args=[writer.case.id, kept.row.pk]) not in settled
    assert "可能带着拍摄的地点" in settled  # of what goes as it is
    evidence.cover(case=writer.case, kept=kept, boxes=[Box(0, 0, 1, 1)])
    worker.work()  # another copy than the one that was listed
    assert "现在这里没有了" in text(writer.get("letter", letter.pk))


def test_issuing_writes_into_each_files_log_into_which_letter_it_went(writer: Writer, client: Any) -> None:
    one, two = make_file(writer.case, b"a voice"), make_file(writer.case, b"another")
    letter = draft(writer.case)
    choose(writer, letter, one)
    writer.get("letter", letter.pk)
    settle(writer, letter)
    settle(writer, letter)  # a second call changes nothing
    entries = evidence.entries_of(writer.case)
    assert [(entry.file, entry.about) for entry in entries if entry.deed == "exhibited"] == [
        (str(one.row.pk), "《投诉书》")
    ]
    assert evidence.break_of(writer.case, entries) is None
    shown = writer.client.get(reverse("evidence:file", args=[writer.case.id, one.row.pk]))
    assert "放进了这份材料： 《投诉书》" in text(shown)
    other = writer.client.get(reverse("evidence:file", args=[writer.case.id, two.row.pk]))
    assert "《投诉书》" not in text(other)


def test_a_letter_that_cannot_be_issued_logs_nothing(writer: Writer) -> None:
    kept = make_file(writer.case, b"a voice")
    letter = draft(writer.case, own_words="我确实欠了他们的钱。")
    choose(writer, letter, kept)
    seen = writer.seen(letter)
    assert writer.post("issue", letter.pk, seen=seen).status_code == 422
    assert "exhibited" not in [entry.deed for entry in evidence.entries_of(writer.case)]


def test_deleting_a_file_afterwards_leaves_the_letter_as_it_is(writer: Writer) -> None:
    kept = make_file(writer.case, b"a voice", "录音.m4a")
    letter = draft(writer.case)
    choose(writer, letter, kept)
    settle(writer, letter)
    before = context(writer, letter)
    evidence.remove(case=writer.case, kept=kept)
    assert context(writer, letter) == before
    assert "现在这里没有了" in text(writer.get("letter", letter.pk))
    EvidenceFile.objects.all().delete()
    page = text(writer.get("letter", letter.pk))
    assert "证据1：录音.m4a" in page
    assert kept.payload.sha256 in page  # in the text of the letter


def test_a_deleted_file_leaves_a_draft(writer: Writer) -> None:
    kept = make_file(writer.case, b"a voice")
    letter = draft(writer.case)
    choose(writer, letter, kept)
    evidence.remove(case=writer.case, kept=kept)
    page = writer.get("letter", letter.pk)
    assert page.context["exhibits"] == ()
    assert "有1个没放进去" in text(page)


def test_an_issued_letter_takes_no_more(writer: Writer) -> None:
    kept = make_file(writer.case, b"a voice")
    letter = draft(writer.case)
    settle(writer, letter)
    assert writer.get("exhibits", letter.pk).status_code == 302
    choose(writer, letter, kept)
    assert Letter.objects.get().state == State.ISSUED
    assert context(writer, letter).exhibits == ()


def test_ticks_over_a_choice_made_elsewhere_are_shown_again(writer: Writer) -> None:
    kept = make_file(writer.case, b"a voice")
    letter = draft(writer.case)
    choose(writer, letter, kept)
    stale = choose(writer, letter, revision=1)
    assert stale.status_code == 409
    assert " checked" not in stale.content.decode()
    assert writer.options()["exhibits"] == [kept.payload.sha256]


def test_a_letter_whose_door_takes_none_has_no_such_page(writer: Writer) -> None:
    letter = draft(writer.case, key="digest")
    assert writer.get("exhibits", letter.pk).status_code == 404
    assert "随信一起交的文件" not in text(writer.get("letter", letter.pk))


def test_public_doors_get_none_others_do(writer: Writer) -> None:
    kept = make_file(writer.case, b"a voice", "录音.m4a")
    letter = draft(writer.case)
    choose(writer, letter, kept)
    settle(writer, letter)
    doors = writer.get("hand_in", letter.pk)
    assert "录音.m4a" in text(doors)
    posted = writer.client.get(writer.url("hand_in", letter.pk) + "?door=heimao")
    assert posted.context["public"]
    assert "录音.m4a" not in text(posted)
    assert "证据1" not in text(posted)


def test_claimed_proof_that_goes_along_is_not_asked_about(writer: Writer, worker: Worker) -> None:
    letter = draft(writer.case, own_words="通话我有录音为证。")
    assert [asked.flag.code for asked in writer.get("letter", letter.pk).context["problems"]] == ["evidence"]
    assert (
        reverse("letters:exhibits", args=[writer.case.id, letter.pk])
        in writer.get("letter", letter.pk).content.decode()
    )
    kept = make_file(writer.case, encoders.wav(), "0305.wav")
    worker.work()
    choose(writer, letter, kept)
    assert writer.get("letter", letter.pk).context["problems"] == ()


def test_a_name_in_the_list_is_asked_about(writer: Writer) -> None:
    kept = make_file(writer.case, b"a voice", "录音.m4a")
    said = replace(kept.payload, note="我爸张建军接的电话")
    evidence.describe(case=writer.case, row=kept.row, payload=said, revision=1)
    letter = draft(writer.case)
    choose(writer, letter, kept)
    assert [asked.flag.code for asked in writer.get("letter", letter.pk).context["problems"]] == ["person"]


def test_our_own_words_in_the_list_are_never_asked_about() -> None:
    assert set(PROVES_WORDS) == set(PROVES)
    assert set(SOURCES_WORDS) == set(SOURCES) - {""}
    assert not check([str(words) for words in (*PROVES_WORDS.values(), *SOURCES_WORDS.values())], Record())


def test_many_files_cost_no_more_questions_to_the_database(writer: Writer) -> None:
    kept = [make_file(writer.case, str(number).encode()) for number in range(12)]
    letter = draft(writer.case)
    choose(writer, letter, *kept)
    writer.get("letter", letter.pk)
    for page in ("letter", "exhibits"):
        with CaptureQueriesContext(connection) as asked:
            assert writer.get(page, letter.pk).status_code == 200
        assert len(asked) <= MOST_QUERIES
    settle(writer, letter)
    with CaptureQueriesContext(connection) as asked:
        writer.get("letter", letter.pk)
    assert len(asked) <= MOST_QUERIES


def test_a_log_from_before_there_were_letters_in_it_still_fits(writer: Writer) -> None:
    make_file(writer.case, b"a voice")
    entry = LogEntry.objects.get().payload(writer.case.keyring)
    old = '{"at":"%s","before":"","deed":"received","file":"%s","number":1,"sha256":"%s"}'
    told = old % (entry.at, entry.file, entry.sha256)
    assert chain.hash_of(entry) == hashlib.sha256(told.encode()).hexdigest()
    assert chain.hash_of(replace(entry, about="《投诉书》")) != chain.hash_of(entry)
