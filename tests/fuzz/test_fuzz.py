"""Whatever is sent, nothing answers 5xx, and nothing of it reaches a log. FUZZ_EXAMPLES=5000 makes a night of it."""

import io
import json
import logging
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from borrower_help.casefile import reading
from borrower_help.casefile.checking import check
from borrower_help.core.languages import PREFIXES
from borrower_help.core.logs import FramesFormatter
from tests.completeness.people import ROLES, People
from tests.fuzz import made, pages
from tests.stand_ins import quick_stretch

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "500"))
PER_EXAMPLE = 2  # requests one after the other, so that one's consequences meet the next
ROOT = Path(__file__).resolve().parents[2]
# Half of it posts, a third addresses and parameters, the rest casefiles; in CI always the same ones, at night new ones.
SHARES = {"posts": EXAMPLES // 2, "addresses": EXAMPLES // 3, "casefiles": EXAMPLES - EXAMPLES // 2 - EXAMPLES // 3}


def often(share: str) -> Any:
    """Return hypothesis' settings for one share of the examples."""
    return settings(
        max_examples=SHARES[share],
        deadline=None,
        database=None,
        derandomize=EXAMPLES <= 500,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )


@dataclass(repr=False)
class Site:
    """Hold the people, their forms, what was logged, and what was answered."""

    people: People
    paths: list[str]
    forms: dict[str, list[pages.Form]]
    log: io.StringIO
    answers: Counter[int] = field(default_factory=Counter)

    @property
    def ids(self) -> list[str]:
        """Return the ids there are."""
        return [str(one) for one in self.people.ids.values()]

    @contextmanager
    def untouched(self, role: str) -> Iterator[Client]:
        """Lend a role's client; afterwards database and cookies are as before."""
        client = self.people.clients[role]
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        with transaction.atomic():
            try:
                yield client
            finally:
                transaction.set_rollback(True)
        client.cookies.clear()
        for name, value in cookies.items():
            client.cookies[name] = value

    def look_at(self, answer: Any, said: Any) -> None:
        """Fail for an answer of 5xx (503 is for a full site and a busy machine, which this is not) and for a mark in the log."""
        self.answers[answer.status_code] += 1
        logged = self.log.getvalue()
        self.log.seek(0)  # before anything can fail: the next example starts with an empty log
        self.log.truncate()
        assert answer.status_code < 500, (said, logged[-3000:])
        assert not [mark for mark in made.MARKS if mark in logged], (said, logged[-3000:])
        assert logged.count("borrower_help.requests") == 1  # the log was listened to


@pytest.fixture(scope="module")
def fuzzed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(FramesFormatter())
    loggers = [
        logging.getLogger(name) for name in ("", "django", "django.request", "django.security", "django.db.backends")
    ]
    for logger in loggers:
        logger.addHandler(handler)
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        quick_stretch(patch)
        patch.setattr("borrower_help.core.limits.LONGEST_PAUSE", 0.0)
        people = People()
        where = pages.paths(people)
        found = pages.forms(people, where)
        log.seek(0)
        log.truncate()
        made_site = Site(people, where, found, log)
        yield made_site
        transaction.set_rollback(True)
    for logger in loggers:
        logger.removeHandler(handler)
    print(f"\nfuzz: {sum(made_site.answers.values())} answers {dict(sorted(made_site.answers.items()))}")


def test_every_role_has_forms_to_send(fuzzed: Site) -> None:
    fields = {name for role in ROLES for form in fuzzed.forms[role] for name in form.fields}
    assert {
        "words",
        "conduct",
        "code",
        "passphrase",
        "pin",
        "consent",
        "lender_kind",
        "sure",
        "next",
        "number",
    } <= fields
    assert sum(len(forms) for forms in fuzzed.forms.values()) > 40


@often("posts")
@given(data=st.data())
def test_no_post_breaks_anything_or_reaches_a_log(fuzzed: Site, data: st.DataObject) -> None:
    role = data.draw(st.sampled_from(ROLES))
    with fuzzed.untouched(role) as client:
        for _number in range(PER_EXAMPLE):
            form = data.draw(st.sampled_from(fuzzed.forms[role]))
            prefix = data.draw(st.sampled_from(list(PREFIXES.values())))
            path = form.path if data.draw(st.integers(0, 5)) else data.draw(st.sampled_from(fuzzed.paths))
            kind, body = "application/x-www-form-urlencoded", data.draw(made.form_body(form.fields)).encode()
            if data.draw(st.integers(0, 9)) == 0:
                kind, body = data.draw(made.content_types), data.draw(made.raw_bodies)
            client.handler.enforce_csrf_checks = data.draw(st.integers(0, 4)) == 0
            try:
                answer = client.generic(
                    "POST", pages.in_language(path, prefix), body, content_type=kind, headers=data.draw(made.headers)
                )
            finally:
                client.handler.enforce_csrf_checks = False
            fuzzed.look_at(answer, (role, path, kind, body))


@often("addresses")
@given(data=st.data())
def test_no_address_parameter_cookie_or_method_breaks_anything(fuzzed: Site, data: st.DataObject) -> None:
    role = data.draw(st.sampled_from(ROLES))
    with fuzzed.untouched(role) as client:
        changed = data.draw(st.booleans())
        path = data.draw(made.addresses(fuzzed.paths, fuzzed.ids) if changed else st.sampled_from(fuzzed.paths))
        path = pages.in_language(path, data.draw(st.sampled_from(list(PREFIXES.values()))))
        query = data.draw(made.queries)
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        for name in data.draw(st.lists(st.sampled_from(["s", "k", "p", "f", "b"]), max_size=2)):
            cookies[name] = data.draw(st.sampled_from([*made.NASTY[:6], made.MARK_LATIN, "é", "0" * 64, "a.b"]))
        # as bytes on the line: the client's own jar refuses what a stranger's program may well send
        sent = "; ".join(f"{name}={value}" for name, value in cookies.items()).encode().decode("latin-1")
        method = data.draw(
            st.sampled_from(["GET", "GET", "GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "X"])
        )
        answer = client.generic(method, path, headers=data.draw(made.headers), QUERY_STRING=query, HTTP_COOKIE=sent)
        fuzzed.look_at(answer, (role, method, path, query))


def _changed(value: Any, dice: Any) -> Any:
    """Return a casefile with one place in it exchanged, doubled or gone."""
    if isinstance(value, dict) and value and dice.draw(st.integers(0, 4)):
        name = dice.draw(st.sampled_from(sorted(value)))
        if dice.draw(st.integers(0, 5)) == 0:
            return {key: one for key, one in value.items() if key != name}
        return {**value, name: _changed(value[name], dice)}
    if isinstance(value, list) and value and dice.draw(st.integers(0, 4)):
        place = dice.draw(st.integers(0, len(value) - 1))
        rest = list(value)
        rest[place] = _changed(value[place], dice)
        return rest + rest[:1] if dice.draw(st.integers(0, 7)) == 0 else rest
    plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), made.values, st.uuids().map(str))
    return dice.draw(st.recursive(plain, lambda inner: st.lists(inner, max_size=3), max_leaves=5))


@often("casefiles")
@given(data=st.data())
def test_no_casefile_is_answered_with_anything_but_a_sentence(fuzzed: Site, data: st.DataObject) -> None:
    whole = (ROOT / "docs" / "casefile-example.json").read_text("utf-8")
    written = whole.encode()
    for _number in range(data.draw(st.integers(0, 2))):
        changed = _changed(json.loads(whole), data)
        written = json.dumps(changed, ensure_ascii=data.draw(st.booleans())).encode("utf-8", "surrogatepass")
    if data.draw(st.integers(0, 4)) == 0:
        cut = data.draw(st.integers(0, len(written)))
        written = written[:cut] + data.draw(st.binary(max_size=20)) + written[cut + data.draw(st.integers(0, 3)) :]
    sentence = "whole"
    try:
        check(reading.read(written))
    except reading.Refused as refused:
        sentence = str(refused)
    assert sentence
    assert sentence.isprintable()  # it is printed in a terminal: nothing of the file may move its cursor
    fuzzed.answers[200 if sentence == "whole" else 422] += 1


def test_a_mark_in_a_log_would_be_found(fuzzed: Site) -> None:
    with fuzzed.untouched("anonymous") as client:
        answer = client.get("/")
        logging.getLogger("borrower_help.requests.more").info("%s", made.MARK)
        with pytest.raises(AssertionError):
            fuzzed.look_at(answer, "a mark")
    fuzzed.log.seek(0)
    fuzzed.log.truncate()


def test_limits_of_the_site_stay_as_they_are_fuzzed_for() -> None:
    assert site.DATA_UPLOAD_MAX_MEMORY_SIZE <= 1_000_000
