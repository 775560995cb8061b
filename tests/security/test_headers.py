"""What every answer carries, also the ones no view gives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from tests.completeness.people import People, url_names
from tests.factories import client_for, make_guest

pytestmark = pytest.mark.django_db
STRANGE = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND")
ROOT = Path(__file__).resolve().parents[2]


def test_a_refused_host_gets_our_headers_and_no_echo() -> None:
    with override_settings(ALLOWED_HOSTS=["help.example.org"]):
        answer = Client(raise_request_exception=False).get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert b"evil" not in answer.content
    assert answer["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_the_way_to_https_is_ours_and_not_kept() -> None:
    with override_settings(SECURE_SSL_REDIRECT=True):
        answer = Client().get("/key/?next=/records/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/key/?next=/records/")
    assert answer["Cache-Control"] == "no-store"


def test_transport_security_lasts_two_years_in_production() -> None:
    with override_settings(SECURE_HSTS_SECONDS=63_072_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True):
        answer = Client().get("/", secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


def test_files_are_for_this_site_alone(tmp_path: Path) -> None:
    (tmp_path / "x.css").write_text("a{}")
    with override_settings(STATIC_ROOT=tmp_path, WHITENOISE_USE_FINDERS=False):
        answer = Client().get("/static/x.css")
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "public" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/static/../borrower_help/settings.py", "/static/%2e%2e/manage.py", "/static/", "/static/css/"]
)
def test_nothing_but_files_of_the_site_is_served(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_a_page_that_is_not_kept_has_no_hash() -> None:
    assert "ETag" not in Client().get("/key/")
    assert "ETag" in Client().get("/")


def test_no_answer_allows_another_origin_or_names_the_server() -> None:
    for path in ("/", "/key/", "/no/such/page/", "/healthz"):
        answer = Client().get(path, headers={"Origin": "https://evil.example"})
        assert not [
            name for name in answer.headers if name.startswith("Access-Control") or name in {"Server", "X-Powered-By"}
        ]
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_forwarded_headers_choose_neither_host_nor_scheme() -> None:
    sent = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "Forwarded": "host=evil.example"}
    answer = Client().get("/", headers=sent)
    assert not answer.wsgi_request.is_secure()
    assert answer.wsgi_request.get_host() == "testserver"
    assert b"evil.example" not in answer.content


def test_no_address_takes_a_method_it_has_no_use_for() -> None:
    people = People()
    for name in url_names():
        path = people.path(name)
        for role in ("anonymous", "owner"):
            for method in STRANGE:
                answer = people.clients[role].generic(method, path)
                # a stranger's token check comes before the view's own 405
                assert answer.status_code in {403, 404, 405}, (method, path, role)
                assert not answer.cookies.get(settings.SESSION_ID_COOKIE)


def test_a_body_no_form_has_is_refused_unread() -> None:
    class Unreadable:
        def read(self, *_size: int) -> bytes:
            raise AssertionError("read")

        readline = read

    sent = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": str(settings.MAX_BODY_BYTES + 1)}
    answer = Client().post("/start/", **sent, **{"wsgi.input": Unreadable()})  # type: ignore[arg-type]
    assert answer.status_code == 413
    assert Client().post("/start/", {"conduct": "insulted"}).status_code == 422


def test_a_form_beyond_a_megabyte_is_refused() -> None:
    body = b"words=" + b"a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    answer = client_for(make_guest()).post("/start/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413


def _in_production(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    told = {
        "PRODUCTION": "1", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "help.example.org", "OPERATOR_NAME": "n",
        "OPERATOR_CONTACT": "c", "PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "borrower_help.settings",
    }  # fmt: skip
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=told | environment, cwd=ROOT, capture_output=True, text=True, check=False)


def test_in_production_cookies_belong_to_this_host_alone() -> None:
    names = "SESSION_ID_COOKIE SESSION_KEY_COOKIE OWN_PHONE_COOKIE BIG_TEXT_COOKIE CSRF_COOKIE_NAME"
    code = (
        f"from borrower_help import settings as s; print(*[getattr(s, n) for n in '{names}'.split()], s.COOKIES_SECURE)"
    )
    assert _in_production(code).stdout.split() == ["__Host-s", "__Host-k", "__Host-p", "__Host-b", "__Host-f", "True"]


def test_encryption_asked_of_the_database_is_kept() -> None:
    code = "from borrower_help import settings as s; print(s.DATABASES['default']['OPTIONS'])"
    told = _in_production(code, DATABASE_URL="postgres://u:p@db.example/n?sslmode=verify-full")
    assert told.stdout.strip() == "{'sslmode': 'verify-full', 'pool': True}"


def test_a_cookie_for_this_host_alone_is_set_and_dropped_as_browsers_demand() -> None:
    with override_settings(
        BIG_TEXT_COOKIE="__Host-b", CSRF_COOKIE_NAME="__Host-f", COOKIES_SECURE=True, CSRF_COOKIE_SECURE=True
    ):
        sent = [Client().post("/size/", {"on": on}, secure=True).cookies["__Host-b"] for on in ("1", "0")]
        sent.append(Client().get(reverse("accounts:unlock"), secure=True).cookies["__Host-f"])
    for cookie in sent:
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


@pytest.mark.parametrize("hosts", ["*", "*,help.example.org", " , ", "help.example.org, *"])
def test_production_wants_its_hosts_named(hosts: str) -> None:
    answer = _in_production("import borrower_help.env", ALLOWED_HOSTS=hosts)
    assert answer.returncode == 1
    assert "ALLOWED_HOSTS" in answer.stderr


def test_a_broken_view_shows_nothing_of_itself(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("a word of somebody's")

    monkeypatch.setattr("borrower_help.core.dates.now", lambda: broken(HttpRequest()))
    answer = Client(raise_request_exception=False).get("/time/")
    assert answer.status_code == 500
    assert b"RuntimeError" not in answer.content
    assert b"somebody" not in answer.content
    assert answer["Cache-Control"] == "no-store"
