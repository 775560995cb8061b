"""A casefile somebody wrote by hand is refused, or everything in it can be opened."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from borrower_help.casefile.reading import Refused
from borrower_help.incidents.models import IncidentDraft
from borrower_help.incidents.steps import JOURNEY
from borrower_help.letters.models import Letter
from tests.casefile.carrying import EXAMPLE, Worker, exported, imported, issue, letter_page, pdf_of
from tests.factories import client_for, make_case, make_guest, make_incident

pytestmark = pytest.mark.django_db


def typed_at_random(chance: random.Random) -> Any:
    """Return what somebody may have written by hand where a page's answer stands."""
    texts = ["", "other", "many", "insulted", "2026-03-05", "25:99", "-1", "９", "x" * 600, "time", "another", "call"]
    made = [*texts, True, False, None, 7, 1.5, {}, {"a": "b"}, [], ["other", "2026-13-45"], ["x", None], [[]], [True]]
    return made[chance.randrange(len(made))]


def test_whatever_draft_gets_in_can_be_opened() -> None:
    """Hand-made answers are refused, or every page of the draft can be looked at and sent."""
    chance, lin = random.Random(20261123), make_guest()
    client, let_in = client_for(lin), 0
    fields = [(step.key, name) for step in JOURNEY.steps for name in step.form_class().fields]
    for _round in range(100):
        answers: dict[str, Any] = {}
        for key, name in chance.sample(fields, 2):
            answers.setdefault(key, {})[name] = typed_at_random(chance)
        example = json.loads(EXAMPLE)
        example["drafts"][0]["answers"] = answers
        try:
            back = imported(json.dumps(example).encode(), lin)
        except Refused:
            continue
        let_in += 1
        (draft,) = IncidentDraft.objects.filter(case=back.row)
        for step in JOURNEY.steps:
            address = reverse("incidents:step", args=[back.id, draft.pk, step.key])
            assert client.get(address).status_code in (200, 302), answers
        check_page = reverse("incidents:check", args=[back.id, draft.pk])
        assert client.get(check_page).status_code == 200, answers
        assert client.post(check_page).status_code in (302, 422), answers
    assert let_in > 15


HAND_MADE = [
    lambda letter: letter["context"]["sections"][0].update(heading=7),
    lambda letter: letter["context"].update(sections=[]),
    lambda letter: letter["context"].update(extra=1),
    lambda letter: letter["context"]["closing"].pop("sign"),
    lambda letter: letter["context"].update(template_version=3),
    lambda letter: letter.update(template_version=3),
    lambda letter: letter["context"].update(key="digest"),
    lambda letter: letter["context"]["sections"][0].update(lead=["字" * 400_000]),
    lambda letter: letter["context"]["sections"][0].update(table={"heads": ["序号"], "widths": [100], "rows": [["1"]]}),
    lambda letter: letter["context"]["sections"][0].update(table={"heads": [], "widths": [], "rows": []}),
    lambda letter: letter["context"]["sections"][0].update(
        table={"heads": ["一", "二"], "widths": [50, 50], "rows": [["1"]]}
    ),
]


@pytest.mark.parametrize("change", HAND_MADE, ids=range(len(HAND_MADE)))
def test_a_frozen_letter_written_by_hand_is_refused_or_can_be_looked_at(
    worker: Worker, change: Callable[[dict[str, Any]], Any]
) -> None:
    lin = make_guest()
    case = make_case(lin)
    make_incident(case, at="23:10", connected=True)
    issue(case, "complaint", worker, chosen=["night-contact"])
    data = json.loads(exported(case))
    change(data["letters"][0])
    refused = None
    try:
        back = imported(json.dumps(data, ensure_ascii=False).encode(), lin)
    except Refused as said:
        refused = said
    if refused is not None:
        assert refused.pointer.startswith("/letters/0/")
        return
    (brought,) = Letter.objects.filter(case=back.row)
    worker.after(lambda: letter_page(client_for(lin), back, brought))
    assert pdf_of(client_for(lin), back, brought)
