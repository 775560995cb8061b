"""Promise 4 and the headers, on every page of every role: neutral outside, strict inside."""

import re
from email.header import decode_header
from html import unescape
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve
from django.utils import translation

from borrower_help.core.languages import PREFIXES, from_path
from tests.completeness.people import ROLES, People, url_names

pytestmark = pytest.mark.django_db
WORDS = ("催收", "逾期", "欠", "债", "贷", "借", "还款", "貸", "債", "還款")
WORDS += ("debt", "loan", "lend", "borrow", "overdue", "collect", "repay")
PUBLIC = ("guides:", "offline:", "repayment:sums", "repayment:points", "evidence:verify")
POLICY = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"}
OURS = {"testserver", ""}
ALLOWED_SCHEMES = {"", "http", "tel", "sms"}


def telling(text):
    """Return the words of promise 4 in a text that shows outside a page."""
    lowered = unquote(str(text)).lower()
    return [word for word in WORDS if word in lowered]


@pytest.fixture(scope="module")
def crawl(django_db_setup, django_db_blocker):
    """Return (role, name, path, response) of every page there is: every address, then every link, form and file on the pages."""
    with django_db_blocker.unblock():
        from django.db import transaction

        seen = []
        with transaction.atomic():
            people = People()
            for prefix in PREFIXES.values():
                for role in ROLES:
                    seen += list(walk(people, role, "/" + prefix))
            transaction.set_rollback(True)
        return seen


def walk(people, role, prefix):
    client, todo, known = people.clients[role], [], set()
    for name in url_names():
        try:
            path = people.path(name)
        except KeyError:  # an id only later issues' tests make; what links to it is followed from there
            continue
        todo.append(path if name.startswith("operations:") or name == "big_text" else prefix + path[1:])
    todo += [prefix + "no/such/page/", prefix + "start/?p=kin", prefix + "key/?by=code"]
    while todo:
        path = todo.pop()
        if path in known:
            continue
        known.add(path)
        response = client.get(path)
        yield role, name_of(path), path, response
        if response.status_code in {301, 302, 303}:
            todo.append(response["Location"])
        else:
            todo += links_on(response, path, prefix)


def links_on(response, path, prefix):
    """Yield the pages of the same language that a page links to."""
    if "text/html" not in response.get("Content-Type", ""):
        return
    others = tuple("/" + other for other in PREFIXES.values() if "/" + other != prefix and other)
    for link in map(unescape, re.findall(r'<a\s[^>]*href="([^"#]+)', response.content.decode())):
        goal = path.split("?")[0] + link if link.startswith("?") else link
        if goal.startswith(prefix) and not goal.startswith(("/static/", *others)):
            yield goal


def name_of(path):
    with translation.override(from_path(path)):
        try:
            return resolve(path.split("?")[0]).view_name
        except Resolver404:
            return "-"


def pages(crawl):
    return [e for e in crawl if "text/html" in e[3].get("Content-Type", "") and e[3].content]  # a 405 has no page


def test_crawl_saw_every_address_in_every_language_and_role(crawl):
    names = {name for _role, name, _path, _response in crawl}
    wanted = {name for name in url_names() if not name.startswith(("letters:", "casefile:"))}
    assert wanted <= names
    assert {role for role, *_rest in crawl} == set(ROLES)
    languages = {response.get("Content-Language") for *_rest, response in crawl}
    assert {"zh-Hans", "zh-Hant", "en"} <= languages
    print(f"{len(crawl)} answers, {len(pages(crawl))} pages")
    assert len(pages(crawl)) > 300


def test_no_answer_is_an_error(crawl):
    assert not [(role, path, r.status_code) for role, _name, path, r in crawl if r.status_code >= 500]


def test_titles_are_neutral(crawl):
    for role, _name, path, response in pages(crawl):
        titles = re.findall(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
        assert len(titles) == 1, (role, path)
        assert titles[0].strip(), (role, path)
        assert not telling(titles[0]), (role, path, titles)


def test_paths_are_neutral(crawl):
    patterns = [str(pattern) for pattern in _patterns(get_resolver().url_patterns)]
    assert not [pattern for pattern in patterns if telling(pattern)]
    for _role, _name, path, response in crawl:
        assert not telling(path), path
        html = response.content.decode(errors="ignore") if "text/html" in response.get("Content-Type", "") else ""
        for address in re.findall(r'(?:href|src|action|data-away)="([^"]*)"', html):
            if urlsplit(unescape(address)).scheme not in {"sms", "tel"}:
                assert not telling(unescape(address)), (path, address)


def _patterns(entries, before=""):
    for entry in entries:
        here = before + str(entry.pattern)
        yield here
        yield from _patterns(getattr(entry, "url_patterns", ()), here)


def test_static_names_are_neutral():
    for folder in settings.STATICFILES_DIRS:
        assert not [path.name for path in folder.rglob("*") if telling(path.name)]


def test_headers_and_file_names_are_neutral(crawl):
    for role, _name, path, response in crawl:
        for header, value in response.items():
            plain = "".join(
                part.decode(code or "utf-8") if isinstance(part, bytes) else part for part, code in decode_header(value)
            )
            assert not telling(header), (role, path, header)
            assert not telling(plain.replace("text/calendar", "")), (role, path, header, value)


def test_cookies_have_neutral_names_and_are_httponly_lax(crawl):
    names = set()
    for role, _name, path, response in crawl:
        for name, cookie in response.cookies.items():
            names.add(name)
            assert cookie["samesite"] == "Lax", (role, path, name)
            assert cookie["httponly"] or not cookie.value, (role, path, name)
    assert names <= {"s", "k", "p", "f", "b"}
    assert "f" in names


def test_public_pages_set_no_cookie_and_can_be_cached(crawl):
    found = [entry for entry in crawl if entry[1].startswith(PUBLIC) and entry[3].status_code == 200]
    assert len(found) >= 8 * 3 * len(ROLES)
    for role, _name, path, response in found:
        assert not response.cookies, (role, path)
        directives = {part.strip() for part in response["Cache-Control"].split(",")}
        assert directives == {"public", "max-age=300"}, (role, path)
        assert response["ETag"], (role, path)
        is_page = response["Content-Type"].startswith("text/html")  # a page may be in large text, a script cannot
        assert not is_page or "Cookie" in response["Vary"], (role, path)


def test_public_pages_are_the_same_for_everybody(crawl):
    by_path = {}
    for _role, name, path, response in crawl:
        if name.startswith(PUBLIC):
            by_path.setdefault(path, set()).add(response.content)
    assert all(len(bodies) == 1 for bodies in by_path.values())


def test_unchanged_public_page_is_304():
    first = Client().get("/")
    assert Client().get("/", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


def test_everything_else_is_never_stored(crawl):
    for role, name, path, response in crawl:
        if not name.startswith(PUBLIC):
            assert "no-store" in response.get("Cache-Control", ""), (role, path, response.status_code)


def test_security_headers_stand_on_every_answer(crawl):
    for role, _name, path, response in crawl:
        policy = {part.strip() for part in response["Content-Security-Policy"].split(";")}
        assert policy >= POLICY, (role, path, policy)
        assert not re.search(r"unsafe|\*|data:|https?:|blob:", response["Content-Security-Policy"]), (role, path)
        assert response["Referrer-Policy"] == "same-origin"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        assert "Server" not in response


def test_every_body_says_what_it_is_and_how_its_characters_are_written(crawl):
    kinds = set()
    for role, _name, path, response in crawl:
        if response.streaming or response.content:
            kind = response.get("Content-Type", "")
            kinds.add(kind)
            assert "/" in kind, (role, path)
            if kind.startswith("text/") or kind.partition(";")[0].endswith(("javascript", "/xml", "+xml")):
                assert re.search('charset="?utf-8', kind), (role, path, kind)
    assert len(kinds) > 4


def test_nothing_is_inline(crawl):
    for role, _name, path, response in pages(crawl):
        html = response.content.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", html), (role, path)
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html)), (role, path)


def test_no_address_leads_to_a_third_host(crawl):
    for role, _name, path, response in pages(crawl):
        html = re.sub(r'xmlns(:\w+)?="[^"]*"', "", response.content.decode())
        for address in re.findall(r'(?:href|src|action|srcset|poster|data|formaction|cite)="([^"]*)"', html):
            parts = urlsplit(unescape(address))
            assert parts.scheme in ALLOWED_SCHEMES, (role, path, address)
            assert parts.netloc in OURS, (role, path, address)
        assert not re.search(r"//[\w.-]+\.(com|cn|org|net)\b", re.sub(r"<p.*?</p>", "", html, flags=re.DOTALL)), (
            role,
            path,
        )


def test_static_files_name_no_third_host():
    for folder in settings.STATICFILES_DIRS:
        for path in folder.rglob("*"):
            if path.suffix in {".css", ".js", ".svg", ".html"}:
                text = path.read_text().replace("http://www.w3.org/", "")
                assert not re.search(r"https?://|@import|url\(\s*['\"]?//", text), path


def test_every_static_file_a_page_names_exists(crawl):
    from django.contrib.staticfiles import finders

    named = {m for *_rest, r in pages(crawl) for m in re.findall(r'"/static/([^"]+)"', r.content.decode())}
    assert named
    assert not [name for name in named if finders.find(name) is None]


def test_leave_stands_on_every_page_but_where_it_leads(crawl):
    for role, name, path, response in pages(crawl):
        if name != "clock" and response.status_code < 500:
            assert 'class="leave"' in response.content.decode(), (role, path)


def test_a_telling_word_would_be_found():
    assert telling("%E5%82%AC%E6%94%B6.pdf")
    assert telling("My-Debts.pdf")
    assert not telling("守界 Shoujie")
