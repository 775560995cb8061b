"""Traditional Chinese from simplified: OpenCC, with the characters and words people expect, mended by hand."""

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
