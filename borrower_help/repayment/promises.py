"""What the other side said it would do: where that stands on a day, the one next step, and the sentence to send them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

KINDS = ("stop", "waive", "pause", "instalments", "settlement", "credit", "paper", "other")
CHANNELS = ("phone", "app", "person", "letter")
WRITINGS = ("no", "chat", "letter")
ENDS = ("", "kept", "broken")
STATES = ("spoken", "asked", "written", "over", "kept", "broken")
STEPS = ("ask", "wait", "check", "judge", "none")
SOON = 3  # days before the day from which it presses

_THINGS = {
    "stop": "不再打电话，也不找别人",
    "waive": "减免利息、违约金或者费用",
    "pause": "先停一段时间不还",
    "instalments": "分期还",
    "settlement": "一次还一笔，全部结清",
    "credit": "更正征信记录",
    "paper": "给书面的",
}
_WAYS = {"phone": "在电话里", "app": "在聊天里", "person": "当面", "letter": "在信里"}
_FIRST = "请把这些写成文字发给我，写明公司全称、哪天起、到哪天，盖公司的章，或者从官方App发。"
_SECOND = "我看过了再答复。这条只是核对你们说过的话，不是对金额的确认。"


@dataclass(frozen=True)
class Said:
    """Hold what was said as the sentence needs it; figures as they are shown, "" and 0 where none were named."""

    kinds: tuple[str, ...]
    words: str = ""
    who: str = ""
    staff: str = ""
    on: date | None = None
    channel: str = "phone"
    amount: str = ""
    months: int = 0
    until: date | None = None


@dataclass(frozen=True)
class Standing:
    """Hold where a promise stands: its day counts as included, `left` is None where none was named."""

    state: str
    step: str
    left: int | None = None

    @property
    def open(self) -> bool:
        """Return whether it is still to be seen whether it is kept."""
        return self.state not in {"kept", "broken"}

    @property
    def presses(self) -> bool:
        """Return whether something is to be done now: to ask, or to say whether it was kept."""
        return self.step in {"ask", "judge"}


def stand(*, until: date | None, writing: str, asked: Iterable[date], end: str, on: date) -> Standing:
    """Return where a promise stands on that day.

    Until it is on paper or was asked for, asking is the step, before its day as after it; then waiting or holding the paper
    against the points; once its day is over, whether it was kept.
    """
    left = (until - on).days if until else None
    if end:
        return Standing(end, "none", left)
    over, asked_any = left is not None and left < 0, any(True for _day in asked)
    if writing != "letter" and not asked_any:
        return Standing("over" if over else "spoken", "ask", left)
    if over:
        return Standing("over", "judge", left)
    return Standing("written", "check", left) if writing == "letter" else Standing("asked", "wait", left)


_INSIDE = str.maketrans("“”", "‘’")


def sentence(said: Said) -> str:
    """Return what to send or to read out, in Chinese: what they said, to be had in writing; it confirms nothing."""
    return f"{_opening(said)}：{'；'.join(_told(said))}。{_FIRST}{_SECOND}"


def _opening(said: Said) -> str:
    day = f"{said.on.year}年{said.on.month}月{said.on.day}日，" if said.on else ""
    staff = f"（工号{said.staff}）" if said.staff else ""
    return f"{day}{said.who or '你们'}{staff}{_WAYS[said.channel]}答应我"


def _told(said: Said) -> list[str]:
    told = [_THINGS[kind] for kind in said.kinds if kind in _THINGS]
    if said.words:
        # their own words, not the sender's: 以后只找你 would read the wrong way round without the marks
        words = " ".join(said.words.split()).rstrip("。；;.").translate(_INSIDE)
        told.append(f"{'原话是' if told else ''}“{words}”")
    figures = [f"{said.amount}元"] if said.amount else []
    figures += [f"{said.months}{'期' if 'instalments' in said.kinds else '个月'}"] if said.months else []
    if figures:
        told.append(f"说到的数是{'、'.join(figures)}")
    if said.until:
        told.append(f"说的日子是{said.until.year}年{said.until.month}月{said.until.day}日")
    return told
