"""Say the paragraphs of a letter in one's own words: a box each, filled with what was composed."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from borrower_help.core.forms import BaseForm, LongTextField, speak_kindly
from borrower_help.letters.rewording import LONGEST, Paragraph


class WordsForm(BaseForm):
    """Change a paragraph by typing over it; an emptied box gives the composed paragraph back."""

    def __init__(self, *args: Any, paragraphs: Sequence[Paragraph], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paragraphs = {one.key: one for one in paragraphs}
        places: Counter[str] = Counter()
        for one in self.paragraphs.values():
            places[one.part] += 1
            said = one.typed or one.composed
            field = LongTextField(
                label=f"{one.part} · {places[one.part]}", required=False, max_length=LONGEST, initial=said
            )
            field.widget.attrs["rows"] = min(8, 2 + len(said) // 22)
            self.fields[one.key] = field
            speak_kindly(field)
        self.unmarked = tuple(self.fields)

    def reworded(self) -> dict[str, str]:
        """Return what a valid form says differently, by the key of the composed paragraph."""
        said = {key: self.cleaned_data[key].strip() for key in self.paragraphs}
        return {key: typed for key, typed in said.items() if typed and typed != self.paragraphs[key].composed}
