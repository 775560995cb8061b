"""Traditional Chinese from simplified: OpenCC, with the characters and words people expect, mended by hand."""

import re
import threading
from functools import lru_cache

from opencc import OpenCC

# After OpenCC's s2hk: forms read the same in Hong Kong and Taiwan, and words of the screen; mainland legal terms stay.
_MENDS = (
    ("“", "「"),
    ("”", "」"),
    ("説", "說"),
    ("户", "戶"),
    ("籤", "簽"),
    ("白髮生", "白發生"),
    ("賬", "帳"),
    ("羣", "群"),
    ("唸", "念"),
    ("鏈接", "連結"),
    ("服務器", "伺服器"),
    ("導出", "匯出"),
    ("運營商", "電訊公司"),
    ("運營", "營運"),
    ("錄像", "錄影"),
    ("相冊", "相簿"),
    ("文件名", "檔名"),
    ("枱", "台"),
    ("寫明瞭", "寫明了"),
    ("髮卡", "發卡"),
    ("髮網", "發網"),
    ("不準接", "不准接"),
    ("準不準", "准不准"),
)
# Characters OpenCC takes from the wrong word: 只 is “only” but after a numeral, 里 is “in” but in a measure or a name.
_READ_AGAIN = (
    (re.compile(r"(?<![一兩三四五六七八九十幾每\d])隻"), "只"),
    (re.compile(r"(?<![公海英鄰一二三四五六七八九十百千萬\d])里(?![程弄長])"), "裏"),
    (re.compile("‘([^‘’]*)’"), r"『\1』"),
)
_lock = threading.Lock()


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2hk")


@lru_cache(maxsize=2048)
def traditional(simplified: str) -> str:
    """Return `simplified` in traditional characters."""
    with _lock:
        text: str = _converter().convert(simplified)
    for found, better in _MENDS:
        text = text.replace(found, better)
    for pattern, better in _READ_AGAIN:
        text = pattern.sub(better, text)
    return text


@lru_cache(maxsize=1)
def _back() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=512)
def simplified(traditional_text: str) -> str:
    """Return `traditional_text` in simplified characters, as what people type is compared."""
    with _lock:
        text: str = _back().convert(traditional_text)
    return text
