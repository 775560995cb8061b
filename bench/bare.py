"""The bare Django page bench/pages.py measures against; `application` is what gunicorn serves."""

import os
import pickle
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "bare_settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.db import connection  # noqa: E402 - settings first
from django.db.models import QuerySet  # noqa: E402
from django.db.models.sql import Query  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

KNOWN = pickle.loads(Path(os.environ["BARE_PAGES"]).read_bytes())  # noqa: S301 - written by bench/pages.py a moment ago


def by_cursor(sql: str) -> None:
    """Run a query and fetch its rows as they are."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        cursor.fetchall()


def by_models(query: Query) -> None:
    """Run a query as any Django page does: written by the ORM, its rows made into models."""
    fresh = query.clone()
    if fresh.default_cols and not fresh.annotation_select:
        rows: QuerySet = QuerySet(model=fresh.model)
        rows.query = fresh
        list(rows)
    else:
        list(fresh.get_compiler("default").results_iter())


def page(request: HttpRequest, name: str, way: str) -> HttpResponse:
    """Run a page's queries and put its text through a template."""
    known = KNOWN[name]
    if way == "models":
        for query in known["queries"]:
            by_models(query)
    else:
        for sql in known["sql"]:
            by_cursor(sql)
    return render(request, "bare.html", {"lines": known["lines"]})


urlpatterns = [path("<slug:way>/<slug:name>", page)]
