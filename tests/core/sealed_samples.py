"""Seal one sample of every released payload version; run once per version, before its release, never again over it.

    python -m tests.core.sealed_samples incident

The file keeps its key: it holds nobody's data. Every later version of the site must still open it.
"""

import base64
import json
import os
import sys
import uuid
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "data" / "sealed"
TEXTS: dict[str, dict[str, Any]] = {
    "case": {
        "perspective": "third_party",
        "lender_kind": "platform",
        "app_name": "快易分期",
        "borrower_relation": "child",
    },
    "incident": {
        "on": "2026-03-05",
        "at": "22:10",
        "connected": True,
        "number": "021-0188 8888",
        "reached": "parent",
        "role": "none",
        "conduct": ["said_amount", "asked_me_to_pay"],
        "words": "您先垫上。\n𠮷 “<b>{{ x }}</b>” 👨‍👩‍👧",
        "hearsay": True,
        "entry_consent": False,
        "recorded_on": "2026-03-06",
    },
    "incident-draft": {
        "perspective": "third_party",
        "answers": {"conduct": {"conduct": ["insulted"]}, "when": {"when": "time", "day": ["other", "2026-03-05"]}},
    },
    "letter": {
        "key": "complaint",
        "options": {
            "chosen": ["night-contact"],
            "requests": ["written_answer"],
            "own_words": "我妈七十岁，接到电话一夜没睡。\n𠮷 “<b>{{ x }}</b>”",
            "name": "林一",
            "id_number": "",
            "phone": "138 0000 0000",
            "hours": "每天9点到18点",
            "relation": "",
            "recipient_name": "某某消费金融有限公司",
            "app_name": "快易分期",
            "numbers": ["138 0000 0001", "138 0000 0002"],
        },
        "context": {"key": "complaint", "template_version": 1, "title": "情况反映"},
        "template_version": 1,
        "rules_version": "2026-11-22",
        "issued_at": "2026-03-15T20:15:00",
    },
    "letter-rendering": {"file_key": "00" * 32, "context_hash": "ff" * 32},
}


def models() -> dict[str, Any]:
    """Return the models that are sampled, by label."""
    from borrower_help.cases.models import Case
    from borrower_help.incidents.models import Incident, IncidentDraft
    from borrower_help.letters.models import Letter, Rendering

    return {model.LABEL: model for model in (Case, Incident, IncidentDraft, Letter, Rendering)}


def row_of(model: Any, sample: dict[str, Any]) -> Any:
    """Return an unsaved row that stands where the sample was sealed."""
    place = {} if model.LABEL == "case" else {"case_id": uuid.UUID(sample["scope"])}
    return model(id=uuid.UUID(sample["id"]), **place)


def write(label: str) -> Path:
    """Seal the sample of a model's present version and return its file; refuse to replace one."""
    from borrower_help.core.crypto import Keyring, new_key

    model = models()[label]
    target = FOLDER / f"{label}-v{model.PAYLOAD_VERSION}.json"
    if target.exists():
        raise SystemExit(f"{target.name} is released: it is never made again")
    scope, key = uuid.uuid4(), new_key()
    sample: dict[str, Any] = {"scope": str(scope), "id": str(scope if label == "case" else uuid.uuid4())}
    row = row_of(model, sample).put(model.PAYLOAD(**TEXTS[label]), Keyring(scope, {1: key}))
    sample |= {
        "payload_version": row.payload_version,
        "key": base64.b64encode(key).decode(),
        "sealed": base64.b64encode(row.sealed).decode(),
        "payload": TEXTS[label],
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(sample, ensure_ascii=False, indent=1) + "\n")
    return target


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "borrower_help.settings")
    django.setup()
    for name in sys.argv[1:]:
        print(write(name))
