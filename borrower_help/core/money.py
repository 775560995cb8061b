"""Read sums of money as people here write them: 1,200.50 · １２００元 · 1.2万 · 1.2w · 1万2千 · 1万2000."""

import re
import unicodedata
from decimal import Decimal

LARGEST = Decimal(1_000_000_000)  # 元; more is a slip of the finger
CENT = Decimal("0.01")
_SUM = re.compile(r"(?P<digits>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<cents>[0-9]+))?(?P<unit>[万萬wW千kK百])?")
_UNITS = {**dict.fromkeys("万萬wW", 10_000), **dict.fromkeys("千kK", 1_000), "百": 100}
# 1万2千, 1万2千5百, 1万2000, 3千5百: each part has its place. 1万2 is not guessed.
_PARTS = re.compile(r"([0-9]+)[万萬](?:([0-9])千(?:([0-9])百)?|([0-9]{4}))|([0-9])千([0-9])百")


class NoSum(ValueError):
    """Say why a text is no sum of money; `code` is empty, negative, large, cents or unclear."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_yuan(text: str) -> Decimal:
    """Return the sum in 元, to the cent. Raise NoSum for what could mean two things or nothing.

    Commas part thousands only: 12,5 may be 12.5 or a slip, so it is not guessed.
    """
    plain = unicodedata.normalize("NFKC", text).replace("，", ",")
    plain = re.sub(r"\s|人民币|RMB|[¥￥]|元$|块钱?$|整$", "", plain, flags=re.IGNORECASE).removesuffix("元")
    if not plain:
        raise NoSum("empty")
    if plain.startswith(("-", "负", "−")):
        raise NoSum("negative")
    value = _value(plain)
    if value > LARGEST:
        raise NoSum("large")
    if value != value.quantize(CENT):
        raise NoSum("cents")
    return value.quantize(CENT)


def _value(plain: str) -> Decimal:
    if parts := _PARTS.fullmatch(plain):
        whole, thousands, hundreds, rest, of_thousand, of_hundred = (int(part or 0) for part in parts.groups())
        return Decimal(whole * 10_000 + (thousands + of_thousand) * 1_000 + (hundreds + of_hundred) * 100 + rest)
    found = _SUM.fullmatch(plain)
    if found is None:
        raise NoSum("unclear")
    if not found["unit"] and len(found["cents"] or "") > 2:
        raise NoSum("cents")  # 12.000 may be twelve, or twelve thousand
    return Decimal(found["digits"].replace(",", "") + "." + (found["cents"] or "0")) * _UNITS.get(found["unit"], 1)


def show_yuan(value: Decimal) -> str:
    """Return 1,200 or 1,200.50: cents only where there are any."""
    rounded = value.quantize(CENT)
    return f"{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"{rounded:,.2f}"
