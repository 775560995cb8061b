"""Everybody who might knock at a door, and the ids a door's address needs."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from borrower_help.accounts import services as accounts
from borrower_help.accounts.models import HeldPost, User
from borrower_help.core import crypto
from borrower_help.evidence import check_codes
from borrower_help.incidents.services import remove_incident
from borrower_help.letters.drafting import Options
from borrower_help.letters.services import draft_letter
from borrower_help.matters import feeds
from tests.cast import Cast, make_cast
from tests.factories import (
    client_for,
    lock,
    make_agreement,
    make_binder,
    make_dispatch,
    make_draft,
    make_file,
    make_incident,
    make_paper,
    make_promise,
    make_response,
    make_upload,
    paid_mark,
)

ROLES = ("anonymous", "owner", "guest", "locked", "viewer")


def url_names() -> list[str]:
    """Return the name of every address there is."""
    names: list[str] = []

    def walk(patterns: list[Any], space: str) -> None:
        for entry in patterns:
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns, f"{space}{entry.namespace}:" if entry.namespace else space)
            else:
                assert isinstance(entry, URLPattern)
                assert entry.name, f"{entry.pattern} has no name"
                names.append(space + entry.name)

    with translation.override("zh-hans"):
        walk(get_resolver().url_patterns, "")
    return names


def _check_code(cast: Cast) -> UUID:
    code_id = uuid4()
    check_codes.make(case=cast.case, code_id=code_id)
    return code_id


def _signed(cast: Cast) -> dict[str, Any]:
    """Return the ids of a debt something was signed about, and of a payment."""
    paid = paid_mark(1, "60")
    return {"sum_id": make_agreement(cast.case, marks=[paid]).debt_id, "mark_id": paid["id"]}


@dataclass
class People:
    """Hold the cast, Lin's code, and a client for each role."""

    cast: Cast = field(default_factory=make_cast)
    clients: dict[str, Client] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cast = self.cast
        for who in (cast.lin, cast.guest, cast.mei):
            accounts.code_to_show(unlocked=who)
            accounts.confirm_code(unlocked=who)
        lin = User.objects.select_related("holder").get(pk=cast.lin.user.pk)
        sealed = crypto.seal_to(bytes(lin.holder.public_key), b'{"path": "/records/", "typed": [["words", "x"]]}')
        sent = make_dispatch(cast.case)
        feeds.begin(case=cast.case)
        removed = make_incident(cast.case, words="removed")
        remove_incident(case=cast.case, incident=removed)
        self.ids = {
            "case_id": cast.case.id,
            "incident_id": make_incident(cast.case, words="there").pk,
            "draft_id": make_draft(cast.case, conduct={"conduct": ["insulted"]}).pk,
            "held_id": HeldPost.objects.create(user=lin, sealed=sealed).pk,
            "step": "when",
            "screen": "income",
            "letter_id": draft_letter(case=cast.case, letter_id=uuid4(), key="complaint", options=Options()).pk,
            "issued_id": sent.letter_id,
            "token": feeds.token_of(cast.case),
            "paper_id": make_paper(cast.case).pk,
            "upload_id": make_upload(cast.case).row.pk,
            **_signed(cast),
            "said_id": make_promise(cast.case).pk,
            "answer_id": make_response(cast.case, sent).pk,
            "file_id": make_file(cast.case).row.pk,
            "code_id": _check_code(cast),
            "binder_id": make_binder(cast.case).pk,
            "number": 1,
            "key": "digest",
            "door": "12345",
        }
        self.clients = {
            "anonymous": Client(raise_request_exception=False),
            "owner": client_for(cast.lin, raise_request_exception=False),
            "guest": client_for(cast.guest, raise_request_exception=False),
            "locked": client_for(cast.lin, raise_request_exception=False),
            "viewer": client_for(cast.mei, raise_request_exception=False),
        }
        lock(self.clients["locked"])

    def path(self, name: str) -> str:
        """Return the address called `name`, with Lin's ids where it takes some."""
        matches = get_resolver()
        for part in name.split(":")[:-1]:
            _prefix, matches = matches.namespace_dict[part]
        wanted = matches.reverse_dict.getlist(name.split(":")[-1])[0][0][0][1]
        with translation.override("zh-hans"):  # a request leaves its language behind
            return reverse(name, kwargs={key: self.ids[key] for key in wanted})
