"""Every address × every role × reading and changing: what each gets. A new address fails until it has a row."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from borrower_help.cases.models import Case
from borrower_help.core import limits
from borrower_help.incidents.models import Incident, IncidentDraft
from tests.completeness.people import ROLES, People, url_names

pytestmark = pytest.mark.django_db

# Each row: what GET answers for anonymous, owner, another guest, locked owner, viewer; then the same for an empty POST.
# "ok" stands for 200 or a redirect to a page that is theirs, "form" for 200 or 422, "key" for a redirect to the unlock page.
PUBLIC = (("ok",) * 5, (405,) * 5)
PERSONAL = ((404, "ok", "ok", "key", "ok"), (405,) * 5)  # about the visitor, whoever they are
PERSONAL_FORM = ((404, "ok", "ok", "key", "ok"), (404, "form", "form", "key", "form"))
PERSONAL_DEED = ((405,) * 5, (404, "ok", "ok", "key", "ok"))
OWN_PAPER = ((404, 404, 404, "key", 404), (405,) * 5)  # a code that was copied down is shown to nobody
VIEW = ((404, "ok", 404, "key", "ok"), (405,) * 5)
EDIT = ((404, "ok", 404, "key", 404), (405,) * 5)
EDIT_FORM = ((404, "ok", 404, "key", 404), (404, "form", 404, "key", 404))
EDIT_DEED = ((405,) * 5, (404, "ok", 404, "key", 404))
NOT_MADE = ((404, 404, 404, "key", 404), (405,) * 5)  # nothing was drawn of a draft yet, or made of a file
NOT_MADE_FORM = ((404, 404, 404, "key", 404),) * 2  # and only what was made can be covered
NO_PROMISE = ((404, 404, 404, "key", 404), (404, 404, 404, "key", 404))  # the four dates, of a letter not about paying
OWN_FORM = EDIT_FORM
HELD = ((404, "ok", 404, "key", 404), (405,) * 5)
HELD_DEED = ((405,) * 5, (404, "ok", 404, "key", 404))
START = (("ok", "ok", "ok", "key", "ok"), ("form", "form", "form", "key", "form"))  # also for somebody new
FREE_FORM = (("ok",) * 5, ("form",) * 5)
FREE_DEED = ((405,) * 5, ("ok",) * 5)

MATRIX = {
    "operations:healthz": PUBLIC,
    "operations:readyz": PUBLIC,
    "big_text": FREE_DEED,
    "clock": PUBLIC,
    "offline:worker": PUBLIC,
    "accounts:unlock": FREE_FORM,
    "accounts:leave": FREE_DEED,
    "accounts:lock": FREE_DEED,
    "accounts:code": PERSONAL,
    "accounts:confirm": PERSONAL_DEED,
    "accounts:card": OWN_PAPER,
    "accounts:picture": OWN_PAPER,
    "accounts:picture_file": OWN_PAPER,
    "accounts:new_code": PERSONAL_FORM,
    "accounts:passphrase": PERSONAL_FORM,
    "accounts:choices": PERSONAL,
    "accounts:phone": PERSONAL_FORM,
    "accounts:forget_phone": PERSONAL_DEED,
    "accounts:held": HELD,
    "accounts:held_drop": HELD_DEED,
    "incidents:start": START,
    "incidents:refusal": START,
    "incidents:new": EDIT_FORM,
    "incidents:again": EDIT_DEED,
    "incidents:draft": EDIT,
    "incidents:check": EDIT_FORM,
    "incidents:drop_draft": EDIT_DEED,
    "incidents:days": EDIT_FORM,
    "incidents:step": EDIT_FORM,
    "incidents:list": VIEW,
    "incidents:removed": EDIT,
    "incidents:findings": VIEW,
    "incidents:questions": EDIT_FORM,
    "incidents:detail": VIEW,
    "incidents:edit": EDIT_FORM,
    "incidents:remove": EDIT_DEED,
    "incidents:restore": EDIT_DEED,
    "letters:start": START,
    "letters:list": VIEW,
    "letters:about": VIEW,
    "letters:new": (EDIT[0], (404, 404, 404, "key", 404)),  # which letter, an empty form does not say
    "letters:letter": VIEW,
    "letters:change": EDIT_DEED,
    "letters:words": EDIT_FORM,
    "letters:exhibits": (EDIT[0], EDIT_DEED[1]),
    "letters:issue": ((405,) * 5, (404, "form", 404, "key", 404)),
    "letters:mend": EDIT_DEED,
    "letters:dates": NO_PROMISE,
    "letters:wait": NO_PROMISE,
    "letters:again": EDIT_DEED,
    "letters:drop": EDIT_DEED,
    "letters:pages": VIEW,
    "letters:page": NOT_MADE,
    "letters:pdf": NOT_MADE,
    "matters:matter": VIEW,
    "matters:change": EDIT_FORM,
    "matters:remove": EDIT_DEED,
    "matters:restore": EDIT_DEED,
    "matters:list": VIEW,
    "matters:sent_files": (EDIT[0], EDIT_DEED[1]),
    "matters:answer_files": (EDIT[0], EDIT_DEED[1]),
    "matters:asked": EDIT_DEED,
    "matters:end": EDIT_DEED,
    "matters:new_answer": EDIT_FORM,
    "matters:answer": EDIT_FORM,
    "matters:remove_answer": EDIT_DEED,
    "matters:restore_answer": EDIT_DEED,
    "matters:new_paper": EDIT_FORM,
    "matters:paper": VIEW,
    "matters:change_paper": EDIT_FORM,
    "matters:paper_done": EDIT_DEED,
    "matters:remove_paper": EDIT_DEED,
    "matters:restore_paper": EDIT_DEED,
    "evidence:verify": FREE_FORM,
    "evidence:list": VIEW,
    "evidence:add": EDIT_FORM,
    "evidence:begin": ((405,) * 5, (404, "form", 404, "key", 404)),  # which file, an empty form does not say
    "evidence:upload": EDIT_FORM,
    "evidence:finish": EDIT_DEED,
    "evidence:drop": EDIT_DEED,
    "evidence:bundle": VIEW,
    "evidence:codes": (EDIT[0], EDIT_DEED[1]),
    "evidence:end_code": EDIT_DEED,
    "evidence:file": VIEW,
    "evidence:change": EDIT_FORM,
    "evidence:original": VIEW,
    "evidence:shown": NOT_MADE,
    "evidence:page": NOT_MADE,
    "evidence:small": NOT_MADE,
    "evidence:covered": NOT_MADE,
    "evidence:cover": NOT_MADE_FORM,
    "evidence:again": EDIT_DEED,
    "evidence:remove": EDIT_DEED,
    "evidence:restore": EDIT_DEED,
    "binders:bound": VIEW,
    "binders:make": EDIT_DEED,
    "binders:pdf": NOT_MADE,
    "binders:drop": EDIT_DEED,
    "matters:outcome": EDIT_FORM,
    "repayment:talk": START,
    "repayment:quick": EDIT_FORM,
    "repayment:short": EDIT_FORM,
    "repayment:call": VIEW,
    "repayment:debts": VIEW,
    "repayment:new": EDIT_FORM,
    "repayment:debt": VIEW,
    "repayment:who": EDIT_FORM,
    "repayment:numbers": EDIT_FORM,
    "repayment:now": EDIT_FORM,
    "repayment:remove": EDIT_DEED,
    "repayment:restore": EDIT_DEED,
    "repayment:agreement": VIEW,
    "repayment:terms": EDIT_FORM,
    "repayment:parts": EDIT_FORM,
    "repayment:agreed_points": EDIT_FORM,
    "repayment:agreement_files": (EDIT[0], EDIT_DEED[1]),
    "repayment:remove_agreement": EDIT_DEED,
    "repayment:restore_agreement": EDIT_DEED,
    "repayment:instalment": VIEW,
    "repayment:late": VIEW,
    "repayment:mark": ((405,) * 5, (404, "form", 404, "key", 404)),
    "repayment:unmark": EDIT_DEED,
    "repayment:mark_files": (EDIT[0], EDIT_DEED[1]),
    "repayment:promises": VIEW,
    "repayment:new_promise": EDIT_FORM,
    "repayment:promise": VIEW,
    "repayment:promise_what": EDIT_FORM,
    "repayment:promise_who": EDIT_FORM,
    "repayment:promise_asked": EDIT_DEED,
    "repayment:promise_end": EDIT_DEED,
    "repayment:remove_promise": EDIT_DEED,
    "repayment:restore_promise": EDIT_DEED,
    "repayment:month": VIEW,
    "repayment:offers": VIEW,
    "repayment:share": ((405,) * 5, (404, "form", 404, "key", 404)),
    "repayment:month_screen": EDIT_FORM,
    "matters:rest": EDIT_DEED,
    "matters:calendar": VIEW,
    "matters:calendar_file": VIEW,
    "matters:begin_feed": EDIT_DEED,
    "matters:end_feed": EDIT_DEED,
    "matters:feed": PUBLIC,  # the address itself is the key: dates alone, without words
    "letters:hand_in": VIEW,
    "letters:word": NOT_MADE,
    "casefile:export": OWN_FORM,
    "casefile:bring": START,
    "home:cases": PERSONAL,
    "home:case": VIEW,
    "home:about": EDIT_FORM,
    "home:where": VIEW,
    "privacy:erase": PERSONAL_FORM,
    "privacy:gone": PUBLIC,
}
GUIDES = {
    f"guides:{slug}": PUBLIC for slug in ("home", "door", "me", "family", "papers", "pay", "hard", "privacy", "about")
}
MATRIX |= (
    GUIDES
    | {"guides:find": FREE_FORM}
    | {f"guides:{name}": PUBLIC for name in ("library", "guide", "cards", "card")}
    | {"guides:days": FREE_FORM, "guides:desk": FREE_FORM, "repayment:sums": FREE_FORM}
    | {"repayment:points": PUBLIC}
)
MATRIX |= {f"guides:{name}": PUBLIC for name in ("doors", "one_door", "which")}
MATRIX |= {f"guides:{name}": PUBLIC for name in ("sources", "instrument", "claims")}


def answer(response):
    if response.status_code == 302 and response["Location"].split("?")[0] == "/key/":
        return "key"
    return response.status_code


def fits(got, expected):
    if expected == "ok":
        return got in {200, 302, 303}
    if expected == "form":
        return got in {200, 302, 409, 422}
    return got == expected


def test_every_address_has_a_row_and_every_row_an_address():
    assert sorted(url_names()) == sorted(MATRIX)


@contextmanager
def undone(people: People) -> Iterator[None]:
    """Let each address find everybody as they were: what is done inside leaves no row, cookie or count behind."""
    jars = {role: deepcopy(client.cookies) for role, client in people.clients.items()}
    limits._broker().delete("limits:key")
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    for role, jar in jars.items():
        people.clients[role].cookies = jar


@pytest.mark.parametrize("app", sorted({name.partition(":")[0] for name in MATRIX}))
@pytest.mark.parametrize("method", ["get", "post"])
def test_each_role_gets_what_the_matrix_says(app, method):
    people, wrong = People(), {}
    for name in sorted(name for name in MATRIX if name.partition(":")[0] == app):
        path = people.path(name)
        with undone(people):
            got = {
                role: answer(getattr(people.clients[role], method)(path)) for role in sorted(ROLES, key="owner".__eq__)
            }
        locked_out = name in {"accounts:leave", "accounts:lock"}  # whose answer is to lead there
        wrong |= {
            (name, role): (got[role], wanted)
            for role, wanted in zip(ROLES, MATRIX[name][method == "post"], strict=True)
            if not fits(got[role], wanted) and not (locked_out and got[role] == "key")
        }
    assert not wrong


def test_what_is_not_theirs_looks_like_what_is_not_there():
    """Somebody else's id and an id that never was get the same page."""
    people = People()
    there = dict(people.ids)
    nowhere = there | {key: uuid4() for key in there if key not in {"step", "number", "key"}}
    names = sorted(name for name, row in MATRIX.items() if row[0][2] == 404 or row[1][2] == 404)
    assert len(names) > 40
    for name in names:
        people.ids = there
        theirs = people.path(name)
        people.ids = nowhere
        absent = people.path(name)
        method = "get" if MATRIX[name][0][2] == 404 else "post"
        with undone(people):
            one, other = (getattr(people.clients["guest"], method)(path) for path in (theirs, absent))
        assert one.status_code == other.status_code == 404, name
        assert one.content.replace(theirs.encode(), b"") == other.content.replace(absent.encode(), b""), name


def test_outsiders_change_nothing():
    people = People()
    before = [list(model.objects.values().order_by("pk")) for model in (Case, Incident, IncidentDraft)]
    for name in MATRIX:
        if "incidents:" in name or name.startswith("home:"):
            for role in ("anonymous", "guest", "viewer"):
                if MATRIX[name][1][ROLES.index(role)] == 404:
                    people.clients[role].post(people.path(name), {"words": "x", "conduct": "insulted", "revision": "1"})
    assert [list(model.objects.values().order_by("pk")) for model in (Case, Incident, IncidentDraft)] == before


def test_reading_changes_nothing_anybody_wrote():
    people = People()
    before = [list(model.objects.values().order_by("pk")) for model in (Case, Incident, IncidentDraft)]
    for name in sorted(MATRIX):
        for role in ROLES:
            people.clients[role].get(people.path(name))
        now = [list(model.objects.values().order_by("pk")) for model in (Case, Incident, IncidentDraft)]
        assert now == before, name


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_no_other_method_is_answered(method):
    people = People()
    for name in MATRIX:
        assert getattr(people.clients["owner"], method)(people.path(name)).status_code in {404, 405}, name


@pytest.mark.parametrize("prefix", ["/hant", "/en"])
def test_languages_are_doors_like_the_first(prefix):
    people = People()
    for name, (read, _changed) in MATRIX.items():
        path = people.path(name)
        if name.startswith("operations:") or name == "big_text":
            assert people.clients["owner"].get(prefix + path).status_code == 404
            continue
        if read[2] == 404:
            assert people.clients["guest"].get(prefix + path).status_code == 404, name
            assert people.clients["anonymous"].get(prefix + path).status_code == 404, name


def test_nothing_crosses_from_one_session_to_the_next():
    people = People()
    client = people.clients["owner"]
    client.post("/key/leave/")
    for name, (read, _changed) in MATRIX.items():
        if read[0] == 404:
            assert client.get(people.path(name)).status_code == 404, name


def test_changes_need_a_form_token():
    people = People()
    strict = Client(enforce_csrf_checks=True)
    for cookie in ("s", "k"):
        strict.cookies[cookie] = people.clients["owner"].cookies[cookie].value
    free = {
        "guides:desk",
        "guides:find",
        "accounts:leave",
        "big_text",
        "guides:days",
        "repayment:sums",
        "evidence:verify",
    }  # all but the second and third change nothing at all
    for name, (_read, changed) in MATRIX.items():
        if changed[1] != 405 and name not in free:
            assert answer(strict.post(people.path(name), HTTP_SEC_FETCH_SITE="cross-site")) == 403, name
