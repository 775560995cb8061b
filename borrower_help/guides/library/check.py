"""Hold a guide's text against what was agreed for it; pure: text in, faults out."""

import re
from html import unescape

LONGEST_TEXT = 600  # Chinese characters before "more"
LONGEST_SENTENCE, MEAN_SENTENCE = 40, 20
# style.md: the act, not the category; no judgement, no promise, no officialese.
FORBIDDEN = (
    "遭受",
    "不当催收",
    "逾期人",
    "失信人",
    "拖欠",
    "放款机构",
    "定稿",
    "比对",
    "主体",
    "请知悉",
    "债务人",
    "应当答复",
    "已违法",
    "一定违法",
    "构成犯罪",
    "必须免还",
    "老赖",
    "投诉后就会停",
    "保证能",
)
NEEDED = ("now", "minutes", "today", "week", "proof")
_BLOCK = re.compile(r"{% block (\w+) %}(.*?){% endblock %}", re.DOTALL)
_TAG = re.compile(r"{%.*?%}|{{.*?}}|<[^>]+>", re.DOTALL)
_END = re.compile(r"(?<=[。！？；：])|\n")


def blocks(template: str) -> dict[str, str]:
    """Return the blocks of a guide's template by name, as plain text, an item a line."""
    found = {}
    for name, inside in _BLOCK.findall(template):
        lines = re.sub(r"</(?:p|li|h3)>", "\n", inside)
        found[name] = unescape(_TAG.sub("", lines)).strip()
    return found


def chinese(text: str) -> int:
    """Return how many Chinese characters and Chinese marks there are."""
    return len(re.findall(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", text))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [one.strip() for one in _END.split(text) if one.strip()]


def faults(template: str) -> list[str]:
    """Return what is wrong with the Chinese text of a guide."""
    parts = blocks(template)
    found = [f"no {name}" for name in NEEDED if not parts.get(name)]
    said = "\n".join(text for name, text in parts.items() if name != "more")
    if chinese(said) > LONGEST_TEXT:
        found.append(f"{chinese(said)} characters before more")
    lengths = {one: chinese(one) for one in sentences(said)}
    found += [f"long sentence: {one}" for one, length in lengths.items() if length > LONGEST_SENTENCE]
    if lengths and sum(lengths.values()) / len(lengths) > MEAN_SENTENCE:
        found.append("sentences too long on average")
    return found + [f"forbidden: {word}" for word in FORBIDDEN if word in "\n".join(parts.values())]
