"""Taking a letter out of the phone: its pages as pictures, its PDF, under names that say nothing."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from borrower_help.cases.access import OpenCase
from borrower_help.core import dates
from borrower_help.core.crypto import SealError
from borrower_help.letters import renderings
from borrower_help.letters.models import Letter
from tests.cast import make_cast
from tests.factories import client_for, make_case, make_guest, make_incident
from tests.letters.drawing import Drawing, draft, issue, look_at, pdf

pytestmark = pytest.mark.django_db
TELLING = re.compile(r"催收|逾期|欠|债|贷|借|还款|debt|loan|lend|borrow|overdue|collect|repay", re.IGNORECASE)


class Owner:
    """Hold somebody with an issued letter that was drawn."""

    def __init__(self, drawing: Drawing, *, issued: bool = True, drawn: bool = True) -> None:
        self.user = make_guest()
        self.case: OpenCase = make_case(self.user, lender_kind="bank")
        make_incident(self.case, at="22:30", conduct=["frightened"])
        self.letter: Letter = draft(self.case)
        issue(self.case, self.letter) if issued else look_at(self.case, self.letter)
        if drawn:
            drawing.draw()
        self.client: Client = client_for(self.user)

    def get(self, name: str, *ids: object, **options: Any) -> Any:
        return self.client.get(self.url(name, *ids), **options)

    def url(self, name: str, *ids: object) -> str:
        return reverse(f"letters:{name}", args=[self.case.id, self.letter.pk, *ids])


@pytest.fixture
def owner(drawing: Drawing) -> Owner:
    return Owner(drawing)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_pdf_is_what_was_issued_under_a_name_that_is_a_date(owner: Owner) -> None:
    response = owner.get("pdf")
    data = body(response)
    assert data == pdf(owner.case, owner.letter)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(data))
    assert response["Content-Disposition"] == f'attachment; filename="{dates.today().isoformat()}.pdf"'
    assert response["Cache-Control"] == "no-store"


def test_pdf_can_be_downloaded_again_and_again(owner: Owner) -> None:
    assert body(owner.get("pdf")) == body(owner.get("pdf"))


def test_head_of_the_pdf_tells_its_length_and_sends_nothing(owner: Owner) -> None:
    response = owner.client.head(owner.url("pdf"))
    assert int(response["Content-Length"]) > 10_000
    assert body(response) == b""


def test_every_page_is_a_picture_and_no_other_page_is_there(owner: Owner) -> None:
    listed = re.findall(r'<img class="sheet wide" src="([^"]+)"', owner.get("pages").content.decode())
    assert listed
    assert listed == [owner.url("page", n) for n in range(1, len(listed) + 1)]
    for address in listed:
        response = owner.client.get(address)
        assert response.content.startswith(b"\x89PNG")
        assert response["Content-Type"] == "image/png"
        assert response["Cache-Control"] == "no-store"
    for number in (0, len(listed) + 1, 10**30):
        assert owner.get("page", number).status_code == 404
    assert owner.client.get(owner.url("page", 1).replace("/1/", "/-1/")).status_code == 404


@pytest.mark.parametrize(("name", "ids"), [("pages", ()), ("page", (1,)), ("pdf", ())])
def test_addresses_and_headers_say_nothing(owner: Owner, name: str, ids: tuple[int, ...]) -> None:
    response = owner.get(name, *ids)
    assert not TELLING.search(owner.url(name, *ids))
    assert not [header for header in response.headers.items() if TELLING.search(" ".join(header))]


def test_what_is_not_drawn_yet_is_not_there_and_its_pages_lead_back(drawing: Drawing) -> None:
    owner = Owner(drawing, drawn=False)
    assert owner.get("pdf").status_code == 404
    assert owner.get("page", 1).status_code == 404
    assert owner.get("pages")["Location"] == owner.url("letter")


def test_draft_can_be_looked_at_before_it_is_issued(drawing: Drawing) -> None:
    owner = Owner(drawing, issued=False)
    assert owner.get("page", 1).content.startswith(b"\x89PNG")
    assert owner.get("pages").status_code == 200


@pytest.mark.parametrize(("name", "ids"), [("letter", ()), ("pages", ()), ("page", (1,)), ("pdf", ())])
def test_letter_of_another_case_is_not_there(owner: Owner, drawing: Drawing, name: str, ids: tuple[int, ...]) -> None:
    other = Owner(drawing)
    mixed = reverse(f"letters:{name}", args=[owner.case.id, other.letter.pk, *ids])
    assert owner.client.get(mixed).status_code == 404
    assert other.client.get(owner.url(name, *ids)).status_code == 404
    assert Client().get(owner.url(name, *ids)).status_code == 404
    unknown = reverse(f"letters:{name}", args=[owner.case.id, uuid4(), *ids])
    assert owner.client.get(unknown).status_code == 404


def test_who_may_look_may_take_it_along_and_others_may_not(drawing: Drawing) -> None:
    cast = make_cast()
    letter = draft(cast.case)
    issue(cast.case, letter)
    drawing.draw()
    address = reverse("letters:pdf", args=[cast.case.id, letter.pk])
    assert body(client_for(cast.mei).get(address)).startswith(b"%PDF")
    assert client_for(cast.zhou).get(address).status_code == 404
    assert client_for(cast.guest).get(address).status_code == 404


def test_file_that_was_cut_on_the_disk_is_noticed(owner: Owner) -> None:
    rendering, _context = look_at(owner.case, owner.letter)
    path = Path(default_storage.path(rendering.file_name))
    data = path.read_bytes()
    path.write_bytes(data[:-100])
    last = len(renderings.opened(case=owner.case, rendering=rendering).page_bytes)
    with pytest.raises(SealError):
        renderings.page(case=owner.case, rendering=rendering, number=last)
