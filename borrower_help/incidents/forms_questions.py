"""The questions of a case on one page, each once; not knowing is an answer to every one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from borrower_help.cases.models import CasePayload
from borrower_help.core import languages
from borrower_help.core.dates import today
from borrower_help.core.fields import Option
from borrower_help.core.forms import BaseForm, DayField, PickOne, speak_kindly
from borrower_help.rules import questions
from borrower_help.rules.facts import PLAN_DAY, CaseFacts
from borrower_help.rules.wording import answer_words, question


class QuestionsForm(BaseForm):
    """Ask what the comparison with the rules waits for."""

    legend = _("A few questions")
    hint = _("Answer what you know. “I do not know” is fine everywhere; it can be changed at any time.")

    unmarked = questions.ORDER

    def __init__(self, *args: Any, keys: Sequence[str], facts: CaseFacts, **kwargs: Any) -> None:
        self.facts = facts
        super().__init__(*args, **kwargs)
        for key in keys:
            self.fields[key] = self._field(key)
            speak_kindly(self.fields[key])

    def _field(self, key: str) -> PickOne | DayField:
        language, said = languages.current(), questions.answered(self.facts, key)
        label = question(key, language)
        if key == PLAN_DAY:
            day = DayField(label=label, required=False, initial=said or None, today=today())
            day.begin_with(_("I do not know"))
            return day
        options = [Option(code, answer_words(key, code, language)) for code in questions.codes(key)]
        return PickOne([*options, Option("", _("I do not know"))], label=label, required=False, initial=said)

    def payload(self, before: CasePayload) -> CasePayload:
        """Return the case as a valid form answers it, over what it said before."""
        said = {key: self._said(key) for key in self.fields}
        reachable, persuade = before.borrower_reachable, before.persuade_or_relay
        if questions.REACHABLE in said:
            reachable = {"yes": True, "no": False}.get(said.pop(questions.REACHABLE))
        persuade = said.pop("persuade_or_relay", persuade)
        kept = {key: text for key, text in before.answers.items() if key not in said}
        answers = kept | {key: text for key, text in said.items() if text}
        return replace(before, borrower_reachable=reachable, persuade_or_relay=persuade, answers=answers)

    def _said(self, key: str) -> str:
        given = self.cleaned_data[key]
        return str(given.isoformat() if hasattr(given, "isoformat") else given or "")
