"""Sessions: a row that says who came, and a private key sealed under a key that exists only in the visitor's cookie."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from borrower_help.accounts.keys import Unlocked
from borrower_help.accounts.models import ReceiptCode, Session, User
from borrower_help.core import crypto, database, dates

TOKEN_BYTES = 32


@dataclass
class Visit:
    """Hold what one request knows of its visitor, and which cookies the answer must set or drop."""

    session: Session | None = None
    user: User | None = None
    private_key: bytes | None = None
    set_cookies: dict[str, str] = field(default_factory=dict)
    drop_cookies: set[str] = field(default_factory=set)

    @property
    def state(self) -> Literal["anonymous", "locked", "unlocked"]:
        """Return anonymous (nobody known), locked (known, key dropped) or unlocked."""
        if self.user is None:
            return "anonymous"
        return "locked" if self.private_key is None else "unlocked"

    @property
    def unlocked(self) -> Unlocked | None:
        """Return user and key together, None unless unlocked."""
        if self.user is None or self.private_key is None:
            return None
        return Unlocked(self.user, self.private_key)


def visit_of(request: HttpRequest) -> Visit:
    """Return the request's visit (loaded on first use by the middleware)."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    return visit


def _digest(token: str) -> bytes:
    # the token has 256 random bits: a plain hash is enough, and a stolen database cannot ride on the session
    return hashlib.blake2b(token.encode(), digest_size=32, person=b"session").digest()


def _ad(digest: bytes) -> bytes:
    return b"session\x1f" + digest


def _read_key(text: str) -> bytes | None:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return None
    return key if len(key) == crypto.KEY_BYTES else None


def load(request: HttpRequest) -> Visit:
    """Return who comes with these cookies; locks a session that was idle or open too long, forgets one that ended."""
    token = request.COOKIES.get(settings.SESSION_ID_COOKIE, "")
    if not token or len(token) > 100:
        return Visit()
    session = Session.objects.select_related("user__holder").filter(digest=_digest(token)).first()
    if session is None:
        return Visit(drop_cookies={settings.SESSION_ID_COOKIE, settings.SESSION_KEY_COOKIE})
    now = timezone.now()
    if session.expires_at <= now:
        session.delete()
        return Visit(drop_cookies={settings.SESSION_ID_COOKIE, settings.SESSION_KEY_COOKIE})
    if session.sealed_key is not None and _is_over(session, now):
        lock(session)
    visit = Visit(session, session.user, _private_key(session, request))
    if visit.private_key is not None and now - session.last_seen_at >= settings.SESSION_LAST_SEEN_EVERY:
        session.last_seen_at, session.expires_at = now, now + settings.SESSION_LIFETIME
        # update, not save: another request of this visitor may have ended the session meanwhile
        Session.objects.filter(digest=session.digest).update(last_seen_at=now, expires_at=session.expires_at)
    return visit


def _is_over(session: Session, now: datetime) -> bool:
    """Return whether the code is to be asked for again: after an idle time, and after some days however busy it was."""
    idle = now - session.last_seen_at > settings.SESSION_IDLE
    old = session.begun_on < dates.days_ago(settings.SESSION_DAYS)
    # a first-time guest whose code was never shown could not come back from a lock: theirs stays open until it ends
    return (idle or old) and ReceiptCode.objects.filter(user=session.user_id).exists()


def _private_key(session: Session, request: HttpRequest) -> bytes | None:
    key = _read_key(request.COOKIES.get(settings.SESSION_KEY_COOKIE, ""))
    if session.sealed_key is None or key is None:
        return None
    try:
        return crypto.unseal(bytes(session.sealed_key), key=key, ad=_ad(bytes(session.digest)))
    except crypto.SealError:
        return None


def begin(visit: Visit, unlocked: Unlocked) -> None:
    """Start a fresh session for `unlocked` (the one before, if any, ends) and hand its cookies to the visit."""
    end(visit)
    token, key, now = secrets.token_hex(TOKEN_BYTES), crypto.new_key(), timezone.now()
    digest = _digest(token)
    visit.session = Session.objects.create(
        digest=digest,
        user=unlocked.user,
        sealed_key=crypto.seal(unlocked.private_key, key=key, ad=_ad(digest)),
        last_seen_at=now,
        expires_at=now + settings.SESSION_LIFETIME,
    )
    visit.user, visit.private_key = unlocked.user, unlocked.private_key
    visit.drop_cookies.clear()
    visit.set_cookies = {settings.SESSION_ID_COOKIE: token, settings.SESSION_KEY_COOKIE: key.hex()}


def lock(session: Session) -> None:
    """Drop the wrapped key but not who it was."""
    session.sealed_key = None
    Session.objects.filter(digest=session.digest).update(sealed_key=None)
    database.flush_deleted()


def end(visit: Visit) -> None:
    """End the session: row gone, cookies dropped."""
    if visit.session is not None:
        Session.objects.filter(digest=visit.session.digest).delete()
        database.flush_deleted()
    visit.session = visit.user = visit.private_key = None
    visit.set_cookies = {}
    visit.drop_cookies |= {settings.SESSION_ID_COOKIE, settings.SESSION_KEY_COOKIE}
