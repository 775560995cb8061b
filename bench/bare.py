"""The bare Django pages bench/pages.py measures against; `application` is what gunicorn serves."""

import os
import pickle
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "bare_settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.db import connection  # noqa: E402 - settings first
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.template.context import make_context  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.signals import template_rendered  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment, teardown_test_environment  # noqa: E402
from django.urls import path, resolve  # noqa: E402
from django.utils import translation  # noqa: E402

from borrower_help import urls as site  # noqa: E402
from borrower_help.accounts import sessions  # noqa: E402
from borrower_help.accounts.models import HeldPost, ReceiptCode, Session  # noqa: E402
from borrower_help.cases.models import Grant  # noqa: E402
from borrower_help.incidents.models import CaseIndex, Incident, IncidentDraft  # noqa: E402
from borrower_help.matters.models import Outcome, Paper  # noqa: E402

KNOWN = pickle.loads(Path(os.environ["BARE_PAGES"]).read_bytes())  # noqa: S301 - written by bench/pages.py a moment ago
IDS = KNOWN["ids"]


def whose() -> None:
    """Ask who comes and what they may open."""
    Session.objects.select_related("user__holder").filter(digest=IDS["digest"]).first()
    Grant.objects.select_related("case").filter(case=IDS["case"], holder=IDS["holder"]).first()


def home() -> None:
    """Ask what the home of a case asks."""
    whose()
    CaseIndex.objects.filter(case=IDS["case"]).first()
    Incident.objects.filter(case=IDS["case"], removed_on=None).count()
    ReceiptCode.objects.filter(user=IDS["user"]).first()
    Outcome.objects.filter(case=IDS["case"]).first()
    list(Paper.objects.filter(case=IDS["case"], removed_on=None))
    HeldPost.objects.filter(user=IDS["user"]).first()
    list(IncidentDraft.objects.filter(case=IDS["case"])[:5])


def listed() -> None:
    """Ask what a list of fifty asks."""
    whose()
    CaseIndex.objects.filter(case=IDS["case"]).first()
    Incident.objects.filter(case=IDS["case"], removed_on=None).count()
    list(Incident.objects.filter(pk__in=IDS["incidents"]))
    Incident.objects.filter(case=IDS["case"], removed_on__gte=IDS["since"]).exists()


def question() -> None:
    """Ask what a question asks."""
    whose()
    IncidentDraft.objects.filter(pk=IDS["draft"], case=IDS["case"]).first()


ASK = {"home": home, "list": listed, "question": question}


def drawn(name: str) -> tuple[str, dict[str, Any]]:
    """Return the template of one of our pages and what it was given, ready: nothing is sealed or worded any more."""
    found: list[tuple[str, dict[str, Any]]] = []

    def noting(template: Any, context: Any, **_more: Any) -> None:
        if template.name and not found:
            # a token is masked anew for every answer, here as in any Django site
            given = {name: value for name, value in context.flatten().items() if name != "csrf_token"}
            found.append((template.name, given))

    address = KNOWN[name]["address"]
    request = RequestFactory().get(address)
    request.COOKIES.update(KNOWN["cookies"])
    request.visit = sessions.load(request)  # type: ignore[attr-defined]
    match = resolve(address, urlconf="borrower_help.urls")
    template_rendered.connect(noting)
    match.func(request, *match.args, **match.kwargs)
    template_rendered.disconnect(noting)
    return found[0]


def page(request: HttpRequest, name: str, way: str) -> HttpResponse:
    """Run a page's queries and put what it says through a template."""
    if way == "cursor":
        with connection.cursor() as cursor:
            for sql in KNOWN[name]["sql"]:
                cursor.execute(sql)
                cursor.fetchall()
    else:
        ASK[name]()
    if way == "page":
        template, context = DRAWN[name]
        return HttpResponse(get_template(template).template.render(make_context(context, request)))  # type: ignore[attr-defined]
    return render(request, "bare.html", {"lines": KNOWN[name]["lines"]})


urlpatterns = [path("bare/<slug:way>/<slug:name>", page), *site.urlpatterns]

setup_test_environment()
with translation.override("zh-hans"):
    DRAWN = {name: drawn(name) for name in ASK}
    for name, ask in ASK.items():
        with CaptureQueriesContext(connection) as asked:
            ask()
        ours = [sql.split("'")[0] for sql in KNOWN[name]["sql"]]
        theirs = [query["sql"].split("'")[0] for query in asked.captured_queries]
        assert sorted(theirs) == sorted(ours), (name, sorted(set(ours) ^ set(theirs)))
teardown_test_environment()
