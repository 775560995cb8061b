"""Find what can be asked for and sent: every address, and every form on every page of every role, with its fields."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from borrower_help.core.languages import PREFIXES
from borrower_help.incidents.steps import JOURNEY
from tests.completeness.people import ROLES, People, url_names

NO_PREFIX = ("operations:", "big_text")


@dataclass
class Form:
    """Hold where a form goes and its fields, each with the values the page offers."""

    path: str
    upload: bool = False
    fields: dict[str, list[str]] = field(default_factory=dict)

    def key(self) -> tuple[Any, ...]:
        """Return what makes two forms the same: where they go and what they ask."""
        return self.path, tuple(sorted(self.fields))


class _Reader(HTMLParser):
    """Read the forms of a page."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path, self.forms, self.select = path, [], ""
        self.form: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and told.get("method", "get").lower() == "post":
            self.form = Form(told.get("action") or self.path, "multipart" in told.get("enctype", ""))
            self.forms.append(self.form)
        elif self.form is not None and tag == "select":
            self.select = told.get("name", "")
        elif self.form is not None:
            name = self.select if tag == "option" else told.get("name", "")
            if name:
                self.form.fields.setdefault(name, []).append(told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = ""


def paths(people: People) -> list[str]:
    """Return every address of the site in simplified Chinese, with ids that exist."""
    found = []
    for name in url_names():
        if name in {"incidents:step", "incidents:days"}:
            found += [people.path("incidents:draft") + step.key + "/" for step in JOURNEY.steps]
        else:
            found.append(people.path(name))
    return list(dict.fromkeys(found))


def forms(people: People, where: list[str]) -> dict[str, list[Form]]:
    """Return for each role the forms its pages carry; a draft is led through every first answer so that all pages open."""
    found: dict[str, list[Form]] = {}
    for role in ROLES:
        seen: dict[tuple[Any, ...], Form] = {}
        for path in [*where, "/start/?p=kin", "/sent/?p=kin", "/key/?by=code", "/key/?by=pin"]:
            for form in read(people.clients[role], path):
                seen.setdefault(form.key(), form)
        found[role] = list(seen.values())
    return found


def read(client: Client, path: str) -> list[Form]:
    """Return the forms of one page."""
    answer = client.get(path, follow=True)
    if "text/html" not in answer.get("Content-Type", ""):
        return []
    reader = _Reader(answer.request["PATH_INFO"])
    reader.feed(answer.content.decode())
    return reader.forms


def in_language(path: str, prefix: str) -> str:
    """Return the same address under the prefix of another language."""
    bare = path.startswith(("/healthz", "/readyz", "/size/"))
    return (
        path
        if bare or path.startswith(tuple("/" + one for one in PREFIXES.values() if one))
        else "/" + prefix + path[1:]
    )
