"""Slow down floods without refusing anybody: counts live in the broker's memory, keyed by an HMAC of the address.

A whole village may share one address, so a limit only delays, by seconds, and only beyond a generous count; and who is
beyond it stretches codes only while nobody else waits to (`crypto.last_in_line`). Without a broker there is no limit and no
error.
"""

import hashlib
import hmac
import ipaddress
import logging
import secrets
import threading
import time
from functools import lru_cache

import redis
from django.conf import settings
from django.http import HttpRequest

log = logging.getLogger(__name__)

WINDOW_SECONDS = 900
FREE = {"wrong-code": 10, "new-case": 40, "verify": 60}  # so many in a window cost nothing
LONGEST_PAUSE = 3.0
# Pausing holds a thread: beyond so many at once the answer comes at once, or the pauses would be the flood.
_pausing = threading.BoundedSemaphore(3)


@lru_cache(maxsize=1)
def _broker() -> redis.Redis:
    url = settings.REDIS_URL
    return redis.Redis.from_url(url, socket_timeout=0.3, socket_connect_timeout=0.3)


def client_address(request: HttpRequest) -> str:
    """Return the visitor's address: the peer's, or the one our own proxies (TRUSTED_PROXIES of them) wrote down."""
    peer = request.META.get("REMOTE_ADDR", "")
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    trusted = settings.TRUSTED_PROXIES
    chosen = forwarded[-trusted] if trusted and len(forwarded) >= trusted else peer
    try:
        return _counted_as(ipaddress.ip_address(chosen))
    except ValueError:
        return peer


def _counted_as(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    # whoever has one address of version 6 has 2^64 of them: the network counts, not the address
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
    return str(getattr(address, "ipv4_mapped", None) or address)


def _key_of(request: HttpRequest, bucket: str, broker: redis.Redis) -> str:
    # the HMAC key is made at the broker's start and dies with it: addresses cannot be found from what is stored
    broker.set("limits:key", secrets.token_hex(32), nx=True)
    secret = bytes(broker.get("limits:key") or b"")  # type: ignore[arg-type]
    digest = hmac.new(secret, client_address(request).encode(), hashlib.sha256).hexdigest()
    return f"limits:{bucket}:{digest}"


def count(request: HttpRequest, bucket: str) -> int:
    """Count one more in `bucket` for the visitor's address; return how many the window has, 0 without a broker."""
    if not settings.REDIS_URL:
        return 0
    try:
        broker = _broker()
        key = _key_of(request, bucket, broker)
        number = int(broker.incr(key))
        if number == 1:
            broker.expire(key, WINDOW_SECONDS)
        return number
    except (redis.RedisError, OSError):
        log.warning("limits: the broker does not answer")
        return 0


def is_beyond(request: HttpRequest, bucket: str) -> bool:
    """Return whether the visitor's address has used up what is free in `bucket`, counting nothing; False without a broker."""
    if not settings.REDIS_URL:
        return False
    try:
        broker = _broker()
        return int(broker.get(_key_of(request, bucket, broker)) or 0) > FREE[bucket]
    except (redis.RedisError, OSError):
        log.warning("limits: the broker does not answer")
        return False


def pause(request: HttpRequest, bucket: str) -> float:
    """Count one more and wait where there were too many; return how long it waited, in seconds."""
    beyond = count(request, bucket) - FREE[bucket]
    if beyond <= 0 or not _pausing.acquire(blocking=False):
        return 0.0
    try:
        seconds = min(LONGEST_PAUSE, 0.25 * beyond)
        time.sleep(seconds)
        return seconds
    finally:
        _pausing.release()
