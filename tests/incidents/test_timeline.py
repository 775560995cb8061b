"""The timeline, one record, taking out and putting back, and sample cases, as a phone without scripts gets them."""

import re
from datetime import timedelta
from html import unescape
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borrower_help.accounts.keys import unlock
from borrower_help.cases.access import OpenCase, open_case
from borrower_help.cases.models import Access, Case
from borrower_help.core.crypto import Keyring
from borrower_help.core.dates import today
from borrower_help.incidents import index
from borrower_help.incidents.models import Incident
from borrower_help.incidents.sample import REFUSAL_AFTER
from tests.cast import make_cast
from tests.factories import client_for, lock, make_case, make_guest, make_incident, make_incidents

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def case_and_client(perspective: str = "borrower") -> tuple[OpenCase, Client]:
    owner = make_guest()
    return make_case(owner, perspective=perspective), client_for(owner)


def url(name: str, case: OpenCase, *ids: object) -> str:
    return reverse(f"incidents:{name}", args=[case.id, *ids])


def text(response: Any) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def ids_listed(response: Any, case: OpenCase) -> list[str]:
    return re.findall(rf'<a class="row" href="/records/{case.id}/([0-9a-f-]+)/"', response.content.decode())


# --- the list ---------------------------------------------------------------------------------------------------------


def test_timeline_without_a_record_has_one_next_step() -> None:
    case, client = case_and_client()
    response = client.get(url("list", case))
    assert response.status_code == 200
    assert response.content.decode().count('class="btn') == 1
    assert url("new", case) in response.content.decode()


def test_timeline_counts_contacts_nights_and_people() -> None:
    case, client = case_and_client()
    make_incident(case, on="2026-02-28", at="17:32", number="133 0000 1111")
    make_incident(
        case, on="2026-03-05", precision="day", answered=1, unanswered=6, texts=1, night=2, number="133 0000 1111"
    )
    make_incident(case, on="2026-03-05", at="22:10", reached="parent", number="199")
    make_incident(case, on="2026-03-06", contact_channel="visit", reached="village")
    make_incident(case, on="2026-03-07", kind="refusal", refusal_kind="stop_contact")
    response = client.get(url("list", case))
    assert [number for number, _words in response.context["count_row"]] == [11, 3, 2]
    assert response.context["numbers"][0][0] == "133 0000 1111"
    assert len(response.context["people"]) == 2
    assert response.context["visits"] == 1
    assert response.context["chart"]["drawing"].peak_count == 9


def test_timeline_words_differ_for_somebody_who_owes_nothing() -> None:
    rows = {}
    for perspective in ("borrower", "third_party"):
        case, client = case_and_client(perspective)
        make_incident(case, reached="relative")
        rows[perspective] = client.get(url("list", case)).context["count_row"]
    assert rows["borrower"][:2] == rows["third_party"][:2]
    assert rows["borrower"][2] != rows["third_party"][2]


def test_timeline_shows_days_newest_first_with_the_whole_day_counted() -> None:
    case, client = case_and_client()
    early, late = make_incident(case, on="2026-03-05", at="08:00"), make_incident(case, on="2026-03-05", at="21:00")
    before = make_incident(case, on="2026-03-04")
    response = client.get(url("list", case))
    assert ids_listed(response, case) == [str(row.pk) for row in (late, early, before)]
    assert len(response.context["days"]) == 2


def test_chart_has_a_text_alternative_and_no_style_attribute() -> None:
    case, client = case_and_client()
    make_incidents(case, 20)
    page = client.get(url("list", case)).content.decode()
    svg = page[page.index("<svg") : page.index("</svg>")]
    assert 'role="img"' in svg
    assert re.search(r'aria-label="[^"]{10,}"', svg)
    assert svg.count('class="peak"') == 1
    assert " style=" not in page


@pytest.mark.parametrize(("count", "pages"), [(50, 1), (51, 2), (120, 3)])
def test_timeline_shows_fifty_a_page_and_every_record_once(count: int, pages: int) -> None:
    case, client = case_and_client()
    made = {str(row.pk) for row in make_incidents(case, count)}
    listed: list[str] = []
    for number in range(1, pages + 1):
        response = client.get(url("list", case), {"page": number})
        assert len(ids_listed(response, case)) <= 50
        assert ('rel="next"' in response.content.decode()) == (number < pages)
        listed += ids_listed(response, case)
    assert len(listed) == count
    assert set(listed) == made


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "", "9" * 400, "１", "1e3"])
def test_timeline_with_a_senseless_page_number_shows_a_page(page: str) -> None:
    case, client = case_and_client()
    make_incidents(case, 60)
    response = client.get(url("list", case), {"page": page})
    assert response.status_code == 200
    assert ids_listed(response, case)


def test_timeline_again_button_posts_to_the_latest_contact() -> None:
    case, client = case_and_client()
    latest = make_incident(case, on="2026-03-05")
    make_incident(case, on="2026-03-06", kind="refusal", refusal_kind="stop_contact")
    page = client.get(url("list", case)).content.decode()
    form = page[page.index(f'action="{url("again", case, latest.pk)}"') :]
    assert re.search(r'name="draft" value="[0-9a-f-]{36}"', form[: form.index("</form>")])


def test_timeline_with_only_a_refusal_offers_a_first_record() -> None:
    case, client = case_and_client()
    make_incident(case, kind="refusal", refusal_kind="stop_contact")
    response = client.get(url("list", case))
    assert "/again/" not in response.content.decode()
    assert url("new", case) in response.content.decode()


def test_timeline_mends_an_index_that_names_a_row_that_is_not_there() -> None:
    case, client = case_and_client()
    rows = make_incidents(case, 3)
    Incident.objects.filter(pk=rows[0].pk).delete()
    Incident(id=uuid4(), case=case.row).put(rows[1].payload(case.keyring), case.keyring).save()  # the number agrees
    response = client.get(url("list", case))
    assert set(ids_listed(response, case)) == {str(pk) for pk in Incident.objects.values_list("pk", flat=True)}


@pytest.mark.parametrize("count", [10, 10_000])
def test_pages_need_few_queries_whatever_the_number_of_records(count: int) -> None:
    case, client = case_and_client()
    row = make_incidents(case, count)[0]
    queries = {}
    for name, ids in (("list", ()), ("detail", (row.pk,)), ("edit", (row.pk,)), ("removed", ())):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(url(name, case, *ids)).status_code == 200
        queries[name] = len(captured)
    assert max(queries.values()) <= MOST_QUERIES, queries
    with CaptureQueriesContext(connection) as captured:
        client.get(url("list", case), {"page": max(1, count // 50)})
    assert len(captured) <= MOST_QUERIES


def test_first_page_unseals_fifty_rows_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    case, client = case_and_client()
    make_incidents(case, 300)
    opened: list[UUID] = []
    unsealed = Incident.payload

    def counted(row: Incident, keys: Keyring) -> Any:
        opened.append(row.pk)
        return unsealed(row, keys)

    monkeypatch.setattr(Incident, "payload", counted)
    client.get(url("list", case))
    assert len(opened) == 50


@pytest.mark.parametrize("nasty", ["<script>x</script>", "{{ case }}{% now %}", "𠮷㐂 👨‍👩‍👧", "”></a><b>", "'\"&amp;"])
def test_whatever_was_typed_stands_there_as_text(nasty: str) -> None:
    case, client = case_and_client()
    fields = ("words", "number", "claimed", "place", "witnesses", "police_receipt", "effects")
    typed: dict[str, Any] = dict.fromkeys(fields, nasty)
    row = make_incident(case, contact_channel="visit", **typed)
    for page in (
        client.get(url("list", case)),
        client.get(url("detail", case, row.pk)),
        client.get(url("edit", case, row.pk)),
    ):
        assert page.status_code == 200
        assert "<script>x" not in page.content.decode()
        assert "</a><b>" not in page.content.decode()
    assert text(client.get(url("detail", case, row.pk))).count(nasty) >= len(fields)


# --- one record, out and back -------------------------------------------------------------------------------------------


def test_detail_shows_what_was_recorded_and_leaves_out_what_was_not() -> None:
    case, client = case_and_client()
    row = make_incident(case, words="今天不处理就通知你们村委会。", witnesses="对门邻居", number="021-0188 8888")
    page = text(client.get(url("detail", case, row.pk)))
    assert "今天不处理就通知你们村委会。" in page
    assert "对门邻居" in page
    assert (
        len(client.get(url("detail", case, make_incident(case).pk)).context["rows"]) == 4
    )  # when, how, whom, first hand


def test_remove_goes_back_to_the_list_and_undo_brings_it_back() -> None:
    case, client = case_and_client()
    row, _other = make_incident(case, words="留着"), make_incident(case)
    removed = client.post(url("remove", case, row.pk), follow=True)
    assert str(row.pk) not in ids_listed(removed, case)
    assert f'action="{url("restore", case, row.pk)}"' in removed.content.decode()
    restored = client.post(url("restore", case, row.pk), follow=True)
    assert "留着" in text(restored)
    assert str(row.pk) in ids_listed(client.get(url("list", case)), case)


def test_remove_and_restore_sent_twice_do_no_harm() -> None:
    case, client = case_and_client()
    row = make_incident(case)
    for name in ("remove", "remove", "restore", "restore"):
        assert client.post(url(name, case, row.pk)).status_code == 302
    assert index.read(case).contacts == 1


def test_remove_of_the_last_record_still_offers_undo() -> None:
    case, client = case_and_client()
    row = make_incident(case)
    page = client.post(url("remove", case, row.pk), follow=True).content.decode()
    assert url("restore", case, row.pk) in page
    assert url("removed", case) in page


def test_removed_records_are_listed_as_long_as_they_are_kept(settings: LazySettings) -> None:
    case, client = case_and_client()
    kept, old = make_incident(case, words="还在"), make_incident(case, words="太久")
    limit = today() - timedelta(days=settings.REMOVED_KEPT_DAYS)
    Incident.objects.filter(pk=kept.pk).update(removed_on=limit)
    Incident.objects.filter(pk=old.pk).update(removed_on=limit - timedelta(days=1))
    page = text(client.get(url("removed", case)))
    assert "还在" in page
    assert "太久" not in page


def test_removed_record_has_no_page_of_its_own() -> None:
    case, client = case_and_client()
    row = make_incident(case)
    client.post(url("remove", case, row.pk))
    assert client.get(url("detail", case, row.pk)).status_code == 404
    assert client.get(url("edit", case, row.pk)).status_code == 404


@pytest.mark.parametrize("removed", ["x", "", "0" * 36, "00000000-0000-0000-0000-000000000000", "{{ 7 }}"])
def test_timeline_with_a_senseless_undo_offers_none(removed: str) -> None:
    case, client = case_and_client()
    make_incident(case)
    response = client.get(url("list", case), {"removed": removed})
    assert response.status_code == 200
    assert "/restore/" not in response.content.decode()


def test_undo_is_not_offered_for_a_record_that_stands_or_belongs_to_others() -> None:
    case, client = case_and_client()
    other, other_client = case_and_client()
    theirs = make_incident(other)
    other_client.post(url("remove", other, theirs.pk))
    for pk in (make_incident(case).pk, theirs.pk):
        assert "/restore/" not in client.get(url("list", case), {"removed": str(pk)}).content.decode()
    assert client.post(url("restore", case, theirs.pk)).status_code == 404


def test_changes_take_a_post() -> None:
    case, client = case_and_client()
    row = make_incident(case)
    assert client.get(url("remove", case, row.pk)).status_code == 405
    assert client.get(url("restore", case, row.pk)).status_code == 405
    assert client.post(url("list", case)).status_code == 405
    assert index.read(case).contacts == 1


# --- who may ------------------------------------------------------------------------------------------------------------


def test_outsiders_get_404_and_helpers_what_their_grant_allows() -> None:
    cast = make_cast()
    row = make_incident(cast.case)
    reads = [url("list", cast.case), url("detail", cast.case, row.pk)]
    edits = [url("edit", cast.case, row.pk), url("removed", cast.case)]
    for who, reading, editing in ((cast.lin, 200, 200), (cast.mei, 200, 404), (cast.chen, 200, 200)):
        client = client_for(who)
        assert [client.get(address).status_code for address in reads + edits] == [reading] * 2 + [editing] * 2
    for outsider in (cast.zhou, cast.guest, None):
        client = client_for(outsider)
        assert {client.get(address).status_code for address in reads + edits} == {404}
        for name in ("remove", "restore", "edit"):
            assert client.post(url(name, cast.case, row.pk)).status_code == 404


def test_helper_who_may_only_look_sees_no_button() -> None:
    cast = make_cast()
    row = make_incident(cast.case)
    client = client_for(cast.mei)
    for address in (url("list", cast.case), url("detail", cast.case, row.pk)):
        page = client.get(address).content.decode()
        assert "btn" not in page
        assert "/remove" not in page
    assert client.post(url("remove", cast.case, row.pk)).status_code == 404


def test_record_of_another_case_is_not_found_under_ones_own() -> None:
    case, client = case_and_client()
    theirs = make_incident(make_case())
    for name in ("detail", "edit"):
        assert client.get(url(name, case, theirs.pk)).status_code == 404


def test_locked_owner_is_asked_to_unlock() -> None:
    case, client = case_and_client()
    row = make_incident(case, words="不给看")
    lock(client)
    for address in (url("list", case), url("detail", case, row.pk)):
        response = client.get(address, follow=True)
        assert "不给看" not in response.content.decode()
    client.post(url("remove", case, row.pk))
    assert Incident.objects.get(pk=row.pk).removed_on is None


def test_personal_pages_are_not_stored() -> None:
    case, client = case_and_client()
    row = make_incident(case)
    for address in (url("list", case), url("detail", case, row.pk), url("edit", case, row.pk), url("removed", case)):
        assert client.get(address)["Cache-Control"] == "no-store"


# --- sample cases -------------------------------------------------------------------------------------------------------


def sample(**options: object) -> tuple[OpenCase, str]:
    out = StringIO()
    call_command("sample_case", stdout=out, stderr=StringIO(), **options)
    code = out.getvalue().replace(" ", "").strip()
    owner = unlock(code)
    return open_case(owner, Case.objects.of(owner.user).get().pk, need=Access.OWN), code


def contents(case: OpenCase) -> list[str]:
    return sorted(repr(row.payload(case.keyring)) for row in Incident.objects.filter(case=case.row))


@pytest.mark.parametrize("perspective", ["borrower", "third_party"])
def test_sample_case_opens_with_the_code_it_prints_and_looks_alive(perspective: str) -> None:
    case, _code = sample(incidents=60, perspective=perspective)
    read = index.read(case)
    assert case.payload.perspective == perspective
    assert len(read.entries) == 60
    assert read.refusals == 1
    assert read.contacts > 60
    assert read.night > 0
    assert read.visits > 0
    assert len(read.per_number()) > 3
    assert len(read.per_person()) > 1
    assert read.last_day is not None
    assert read.last_day < today()


def test_sample_case_is_the_same_for_the_same_seed() -> None:
    first, second, third = (contents(sample(incidents=30, seed=seed)[0]) for seed in (5, 5, 6))
    assert first == second != third


@pytest.mark.parametrize("count", [0, 1, REFUSAL_AFTER, REFUSAL_AFTER + 1])
def test_sample_case_may_be_small(count: int) -> None:
    assert len(index.read(sample(incidents=count)[0]).entries) == count


def test_sample_case_is_refused_in_production_and_beyond_the_limit(settings: LazySettings) -> None:
    with pytest.raises(CommandError):
        call_command("sample_case", incidents=settings.MAX_INCIDENTS_PER_CASE + 1)
    settings.PRODUCTION = True
    with pytest.raises(CommandError):
        call_command("sample_case", incidents=1)
    assert not Case.objects.exists()
