"""What is erased in test_erasure.py: somebody with a row of every kind, and every deed after which something must be gone."""

from contextlib import suppress
from unittest.mock import patch
from uuid import uuid4

from django.apps import apps
from django.db import connection, models

from borrower_help.accounts import keys, sessions
from borrower_help.accounts import services as accounts
from borrower_help.accounts.models import HeldPost
from borrower_help.binders import rendering
from borrower_help.binders import services as binders
from borrower_help.binders import tasks as binding
from borrower_help.binders.compose import Material
from borrower_help.binders.models import Binder
from borrower_help.cases.models import Case, Grant
from borrower_help.cases.services import hand_over, revoke
from borrower_help.core import crypto, files, jobs
from borrower_help.core.models import Job
from borrower_help.evidence import awaited, check_codes
from borrower_help.evidence import tasks as showing
from borrower_help.evidence.models import CheckCode, EvidenceFile, Shown, Upload
from borrower_help.evidence.payloads import AwaitedPayload
from borrower_help.letters import renderings, tasks
from borrower_help.letters import services as letters
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import Letter, Rendering
from borrower_help.letters.rendering import Rendered
from borrower_help.matters import feeds
from borrower_help.matters.models import Outcome, Paper, Response
from borrower_help.matters.payloads import OutcomePayload, PaperPayload, ResponsePayload
from borrower_help.privacy.erasure import erase_user
from borrower_help.privacy.retention import tidy
from tests.factories import (
    client_for,
    make_agreement,
    make_case,
    make_debt,
    make_dispatch,
    make_draft,
    make_file,
    make_guest,
    make_guest_with_code,
    make_incident,
    make_means,
    make_promise,
    make_upload,
)

PAGE = bytes(range(256)) * 300  # longer than one chunk of a file
TOLD = "张经理：明天上门，你等着。\n".encode() * 3_000
OPTIONS = (Options(name="林一", own_words="三"), Options(name="林一", own_words="四"))
# Every model there is: what becomes of its rows when the person they are about is erased. A new model fails until listed.
GOES = {
    "accounts.KeyHolder",
    "accounts.User",
    "accounts.ReceiptCode",
    "accounts.Session",
    "accounts.OwnPhone",
    "accounts.HeldPost",
    "cases.Case",
    "cases.Grant",
    "incidents.Incident",
    "incidents.IncidentDraft",
    "incidents.CaseIndex",
    "evidence.EvidenceFile",
    "evidence.AwaitedFile",
    "evidence.LogEntry",
    "evidence.LogHead",
    "evidence.Upload",
    "evidence.Shown",
    "evidence.CheckCode",
    "binders.Binder",
    "letters.Letter",
    "letters.Rendering",
    "matters.Dispatch",
    "matters.Response",
    "matters.Paper",
    "matters.Outcome",
    "repayment.Debt",
    "repayment.Means",
    "repayment.Agreement",
    "repayment.Promise",
    "matters.FeedKey",
    "matters.Feed",
    "core.Job",
}
OF_CASE = {"cases", "incidents", "evidence", "binders", "letters", "matters", "repayment", "core"}
STAYS = {
    "accounts.InstanceSalt": "one salt for all, about nobody",
    "privacy.Lease": "about duties, not people",
    "audit.AuditEvent": "only the mark that something was erased, for 31 days",
}


def life(guest=None):
    """Return somebody who has a row in every model that goes, and their case."""
    if guest is None:
        guest, _code = make_guest_with_code()
    case = make_case(guest, app_name="甲")
    make_incident(case, words="一")
    make_draft(case, words={"words": "二"})
    accounts.trust_phone(unlocked=guest, pin="246801")
    client_for(guest)
    HeldPost.objects.create(user=guest.user, sealed=crypto.seal_to(bytes(guest.user.holder.public_key), b"{}"))
    keep_files(case)
    bind_files(case)
    make_upload(case, PAGE)
    check_codes.make(case=case, code_id=uuid4())
    awaited.put(case, AwaitedPayload(9, "十.m4a", 5, "ab" * 32, "2026-03-05T10:00:00"))
    write_letters(case)
    follow_up(case)
    return guest, case


def keep_files(case):
    """Have one file kept and shown, and one waiting for its worker."""
    for job_id, key in sent_by(lambda: make_file(case, TOLD)):
        showing.show(job_id.hex, key.hex())
    sent_by(lambda: make_file(case, PAGE))


def bind_files(case):
    """Have a list bound, and everything waiting for its copies."""
    # one of the files is still to be shown: for this once nothing is waited for
    with patch.object(Material, "waiting", []):
        sent = sent_by(lambda: binders.make(case=case, part="list"))
    with patch.object(rendering, "render", lambda _papers, _step: rendering.Rendered(PAGE, 1)):
        for job_id, key in sent:
            binding.bind(job_id.hex, key.hex())
    binders.make(case=case, part="all")


def sent_by(act):
    """Do something; return what it sent to the worker, which never sees it."""
    messages = []
    with patch.object(jobs, "_send", lambda task, job_id, key: messages.append((job_id, key))):
        act()
        send_all()
    return messages


def send_all():
    """Send what waits for the commit: in a test's transaction nobody else does; of a real one it is sent."""
    while connection.run_on_commit:
        connection.run_on_commit.pop(0)[1]()


def follow_up(case):
    """Have a letter handed over and answered, a paper of a court, and an outcome."""
    letter = Letter.objects.get(case=case.row, state="issued")
    make_dispatch(case, letter, note="六")
    Response(case=case.row, letter=letter).put(ResponsePayload(on="2026-03-20", words="七"), case.keyring).save()
    Paper(case=case.row).put(PaperPayload(paper="complaint", received_on="2026-03-05"), case.keyring).save()
    Outcome(case=case.row).put(OutcomePayload(note="八"), case.keyring).save()
    make_agreement(case, make_debt(case, name="九"), words="十二")
    make_means(case, words="十一")
    make_promise(case, words="十三")
    feeds.begin(case=case)


def write_letters(case):
    """Have one letter issued and drawn, and one waiting for its worker."""
    drawn, waiting = (letters.draft_letter(case=case, letter_id=uuid4(), key="complaint", options=o) for o in OPTIONS)
    messages = []
    with patch.object(jobs, "_send", lambda task, job_id, key: messages.append((job_id, key))):
        context = letters.current_context(case=case, letter=drawn)
        letters.issue_letter(case=case, letter=drawn, seen_hash=renderings.hash_of(context))
        draw(messages)
        letters.preview(case=case, letter=waiting, context=letters.current_context(case=case, letter=waiting))


def draw(messages):
    """Do the worker's work with pages that cost nothing."""
    send_all()
    made = Rendered(PAGE, "", 1)
    with (
        patch.object(tasks, "render_context", lambda _context: made),
        patch.object(tasks, "page_pngs", lambda _pdf, **_width: [PAGE]),
    ):
        for job_id, key in messages:
            tasks.render(job_id.hex, key.hex())


def pieces(value):
    """Return a binary value cut into pieces of 24 bytes, as hex."""
    value = bytes(value or b"")
    return {value[place : place + 24].hex() for place in range(0, len(value) - 15, 24)}


def rows():
    """Yield every row of every model that goes, with its pieces."""
    for label in sorted(GOES):
        model = apps.get_model(label)
        binary = [column.attname for column in model._meta.concrete_fields if isinstance(column, models.BinaryField)]
        for row in model._default_manager.all():
            yield label, row, set().union(*(pieces(getattr(row, name)) for name in binary))


def split(guest, case):
    """Return the pieces of this person's rows by model, and everybody else's."""
    mine, others = {}, set()
    ids = {guest.user.pk, guest.user.holder_id, case.id}
    ids |= set(Rendering.objects.filter(case=case.row).values_list("pk", flat=True))
    for label, row, own in rows():
        about = {getattr(row, name, None) for name in ("pk", "user_id", "case_id", "holder_id")}
        if about & ids:
            mine |= dict.fromkeys(own, label)
        else:
            others |= own
    return {piece: label for piece, label in mine.items() if piece not in others}, others


def stored_of(case):
    """Return the names of the files of a case: what was drawn, and what was kept as proof where there is some."""
    names = list(Rendering.objects.filter(case=case.row).exclude(file_name="").values_list("file_name", flat=True))
    assert len(names) == 1
    names += EvidenceFile.objects.filter(case=case.row).values_list("file_name", flat=True)
    shown = Shown.objects.filter(case=case.row).exclude(file_name="").values_list("file_name", flat=True)
    assert EvidenceFile.objects.filter(case=case.row).count() == 0 or len(shown) >= 1
    names += shown
    names += Binder.objects.filter(case=case.row).exclude(file_name="").values_list("file_name", flat=True)
    return names + pieces_of(Upload.objects.filter(case=case.row))


def pieces_of(uploads):
    """Return the stored pieces of unfinished uploads."""
    return [name for folder in uploads.values_list("folder", flat=True) for name in files.names(folder)]


def stored_now():
    """Return the names of the files that others still have."""
    drawn = list(Rendering.objects.exclude(file_name="").values_list("file_name", flat=True))
    drawn += EvidenceFile.objects.values_list("file_name", flat=True)
    drawn += Shown.objects.exclude(file_name="").values_list("file_name", flat=True)
    drawn += Binder.objects.exclude(file_name="").values_list("file_name", flat=True)
    return drawn + pieces_of(Upload.objects.all())


def erased(guest, case):
    gone, others = split(guest, case)
    assert set(gone.values()) >= GOES - {"accounts.User"}
    marked, stored = [guest.user.pk.hex, case.id.hex], stored_of(case)
    erase_user(guest.user)
    return {"gone": gone, "kept": sorted(others), "marked": marked, "deleted": stored, "left": stored_now()}


def ended(guest, case):
    gone, others = split(guest, case)
    stored = stored_of(case)
    Case.objects.filter(pk=case.id).update(visited_on="2020-01-01")
    tidy()
    of_case = {piece: label for piece, label in gone.items() if label.split(".")[0] in OF_CASE}
    assert {label for label in GOES if label.split(".")[0] in OF_CASE} == set(of_case.values())
    told = {"gone": of_case, "kept": sorted(others), "marked": [case.id.hex]}
    return {**told, "deleted": stored, "left": stored_now()}


def moved(guest, case):
    """A first-time guest turns out to have a code: what stood in their own case is gone, the letters stand in the other."""
    fresh = make_guest()
    theirs = make_case(fresh, app_name="乙")
    make_incident(theirs, words="五")
    keep_files(theirs)
    write_letters(theirs)
    gone, _others = split(fresh, theirs)
    stored = stored_of(theirs)
    accounts.arrive(known=guest, guest=fresh)
    assert Letter.objects.filter(case=case.row).count() == 4
    # pages that were drawn move along, under the same key of their file, sealed anew; what waited is asked for anew
    assert set(stored) <= set(stored_now())
    return {"gone": gone, "left": stored_now(), "marked": []}


def drawn_anew(guest, case):
    """A draft was changed over a drawing: its row, its job and its file are gone with the next checkpoint."""
    letter = letters.draft_letter(case=case, letter_id=uuid4(), key="complaint", options=OPTIONS[0])
    messages = []
    with patch.object(jobs, "_send", lambda task, job_id, key: messages.append((job_id, key))):
        first = letters.preview(case=case, letter=letter, context=letters.current_context(case=case, letter=letter))
        job = Job.objects.get(pk=first.pk)
        draw(messages)
        first.refresh_from_db()
        letters.change_draft(case=case, letter=letter, options=Options(name="林二"), revision=1)
        letters.preview(case=case, letter=letter, context=letters.current_context(case=case, letter=letter))
    tidy()
    gone = _gone(sealed=first.sealed, result=first.result, job=job.sealed)
    return {**gone, "deleted": [first.file_name], "left": stored_now()}


def job_done(guest, case):
    """The end of a job leaves nothing of it, and no wait for a tidying."""
    letter = letters.draft_letter(case=case, letter_id=uuid4(), key="complaint", options=OPTIONS[1])
    messages = []
    with patch.object(jobs, "_send", lambda task, job_id, key: messages.append((job_id, key))):
        asked = letters.preview(case=case, letter=letter, context=letters.current_context(case=case, letter=letter))
        job = Job.objects.get(pk=asked.pk)
        draw(messages)
    assert not Job.objects.filter(pk=job.pk).exists()
    return {**_gone(job=job.sealed), "left": stored_now()}


def check_code_withdrawn(guest, case):
    """A code that was given to others opens nothing any more, and what it opened is gone."""
    row = CheckCode.objects.get(case=case.row)
    check_codes.end(case=case, code_id=row.pk)
    return _gone(lookup=row.lookup, listed=row.listed, sealed=row.sealed)


def _gone(**values):
    return {"gone": {piece: name for name, value in values.items() for piece in pieces(value)}}


def locked(guest, case):
    row = guest.user.sessions.get()
    gone = _gone(sealed_key=row.sealed_key)
    sessions.lock(row)
    return {**gone, "kept": sorted(pieces(row.digest))}


def left(guest, case):
    row = guest.user.sessions.get()
    gone = _gone(sealed_key=row.sealed_key, digest=row.digest)
    sessions.end(sessions.Visit(session=row, user=row.user))
    return gone


def code_replaced(guest, case):
    code, phone = guest.user.receipt_code, guest.user.own_phones.get()
    gone = _gone(wrapped=code.wrapped, lookup=code.lookup, phone=phone.sealed_key)
    accounts.replace_code(unlocked=guest, keep=None)
    return gone


def code_replaced_on_its_page(guest, case):
    code = guest.user.receipt_code
    gone = _gone(wrapped=code.wrapped, lookup=code.lookup)
    assert client_for(guest).post("/key/paper/new/").status_code == 302
    return gone


def code_confirmed(guest, case):
    fresh = make_guest()
    accounts.code_to_show(unlocked=fresh)
    gone = _gone(shown=fresh.user.receipt_code.shown)
    accounts.confirm_code(unlocked=fresh)
    return gone


def parameters_upgraded(guest, case):
    fresh, code = make_guest_with_code()
    row = fresh.user.receipt_code
    crypto.KDF_VERSIONS[2] = crypto.KdfParameters(passes=2, memory=8192)
    keys.unlock(code)
    return _gone(wrapped=row.wrapped, lookup=row.lookup)


def revoked(guest, case):
    other = make_guest()
    theirs = hand_over(case=case, to=other.user.holder, access="view")
    own = Grant.objects.get(pk=case.grant.pk)
    gone = _gone(theirs=theirs.sealed_keys, own_before=own.sealed_keys)
    revoke(case=case, holder_id=other.user.holder_id)
    return gone


def pin_used_up(guest, case):
    phone = guest.user.own_phones.get()
    for _ in range(5):
        with suppress(accounts.WrongCode):
            accounts.open_phone(phone=phone, half=bytes(32), pin="000000")
    return _gone(sealed_key=phone.sealed_key, salt=phone.salt)


def nothing(guest, case):
    gone, others = split(guest, case)
    return {"gone": {}, "kept": sorted({*gone, *others})}


DEEDS = {
    deed.__name__: deed
    for deed in (
        *(
            erased,
            ended,
            moved,
            drawn_anew,
            job_done,
            locked,
            left,
            code_replaced,
            code_replaced_on_its_page,
            code_confirmed,
            check_code_withdrawn,
        ),
        *(parameters_upgraded, revoked, pin_used_up, nothing),
    )
}


def live_through(deed):
    """Live among others, do the deed, and tell what must be gone and what must still be there."""
    life()
    life()
    guest, case = life()
    for number in range(40):
        make_incident(case, words=f"{number}" * 300)
    return {"kept": [], "marked": [], "deleted": [], "left": [], **DEEDS[deed](guest, case)}
