"""What another site's page, or a neighbouring host, can and cannot do."""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse

from borrower_help.accounts.models import Session
from borrower_help.core import languages
from borrower_help.core.origins import from_elsewhere
from tests.factories import client_for, make_guest

pytestmark = pytest.mark.django_db
ELSEWHERE = [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
HERE = [
    {},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://testserver"},
    {"Origin": "null"},
]


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_another_site_ends_nobodys_session(headers: dict[str, str]) -> None:
    client = client_for(make_guest())
    answer = client.post(reverse("accounts:leave"), headers=headers)
    assert (answer.status_code, answer["Location"]) == (303, reverse("clock"))
    assert not answer.cookies
    assert Session.objects.count() == 1


@pytest.mark.parametrize("headers", HERE)
def test_leaving_works_from_every_page_of_ours(headers: dict[str, str]) -> None:
    client = client_for(make_guest())
    answer = client.post(reverse("accounts:leave"), headers=headers)
    assert answer.cookies[settings.SESSION_ID_COOKIE].value == ""
    assert not Session.objects.exists()


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_another_site_sets_no_cookie(headers: dict[str, str]) -> None:
    assert not Client().post("/size/", {"on": "1", "next": "/key/"}, headers=headers).cookies


@pytest.mark.parametrize(
    ("origin", "hidden", "said"), [("null", True, True), ("null", False, False), ("http://[", False, True)]
)
def test_a_concealed_origin_is_what_the_caller_says(origin: str, hidden: bool, said: bool) -> None:
    request = RequestFactory().post("/", headers={"Origin": origin})
    assert from_elsewhere(request, hidden=hidden) is said


@pytest.mark.parametrize(
    "goal",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        " /x",
        "x",
    ],
)
def test_next_leads_nowhere_else(goal: str) -> None:
    assert Client().post("/size/", {"next": goal})["Location"] == "/"
    assert Client().get(reverse("accounts:unlock"), {"next": goal}).context["next"] == ""


@pytest.mark.parametrize("path", ["/hant//evil.example/", "/en///evil.example", "//evil.example/", "/hant//"])
@pytest.mark.parametrize("language", list(languages.PREFIXES))
def test_a_language_link_stays_on_this_host(path: str, language: str) -> None:
    assert not languages.in_language(path, language).startswith("//")
    links = Client().get("http://testserver" + path).context["language_links"]
    assert all(url.startswith("/") and not url.startswith("//") for _label, _code, url, _chosen in links)
