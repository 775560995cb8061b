"""The environment, read once, typed and explained; `manage.py envhelp` prints this table."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

PROJECT_ROOT = Path(__file__).resolve().parent.parent
DEVELOPMENT_SECRET = "development-only-never-in-production"


def _setting(default: Any, explain: str) -> Any:
    return field(default=default, metadata={"explain": explain})


@dataclass(frozen=True)
class Environment:
    """Hold every value the site takes from its environment; empty means off."""

    PRODUCTION: bool = _setting(
        False, "1 on a public server: HTTPS cookies, HSTS, no debug pages, real secrets demanded."
    )
    DEBUG: bool = _setting(False, "1 for developers: debug pages and /components/. Refused together with PRODUCTION.")
    SECRET_KEY: str = _setting(DEVELOPMENT_SECRET, "Signs form tokens. 50 random characters; opens no case.")
    ALLOWED_HOSTS: str = _setting("*", "Host names of this site, separated by commas.")
    PORT: int = _setting(8000, "Port script/server listens on.")
    BIND: str = _setting("127.0.0.1", "Address script/server listens on; 0.0.0.0 lets phones on the same network in.")
    DATA_DIR: str = _setting("var", "Folder for the database, fonts and files (absolute, or under the project's root).")
    DATABASE_URL: str = _setting(
        "", "PostgreSQL address, postgres://user:password@host/name. Empty: SQLite in DATA_DIR."
    )
    REDIS_URL: str = _setting("", "Broker, redis://host:6379/0 (no persistence!). Empty: script/server starts its own.")
    S3_BUCKET: str = _setting("", "Bucket for sealed files, on any S3-compatible storage. Empty: a folder in DATA_DIR.")
    S3_ENDPOINT_URL: str = _setting("", "Address of that storage, https://host:port. Empty: Amazon's own.")
    S3_REGION: str = _setting("us-east-1", "Region the bucket is in; most servers of one's own take any.")
    S3_ACCESS_KEY_ID: str = _setting("", "Key id for the bucket: read, write, delete and list, nothing else.")
    S3_SECRET_ACCESS_KEY: str = _setting("", "Secret of that key. It opens no file: they are sealed before they leave.")
    TRUSTED_PROXIES: int = _setting(
        0, "How many reverse proxies of your own stand in front; decides about X-Forwarded-For."
    )
    OPERATOR_NAME: str = _setting("", "Who runs this site, as printed in the notice.")
    OPERATOR_CONTACT: str = _setting("", "How to reach the operator about personal data (e-mail, phone or address).")
    ICP_NUMBER: str = _setting("", "ICP filing number shown at the foot, where the site is filed in mainland China.")
    IDLE_MINUTES: int = _setting(30, "Minutes without a visit after which a session locks.")
    KEEP_DAYS: int = _setting(180, "Days after the last visit on which a case ends by itself.")
    KEEP_DAYS_LONG: int = _setting(730, "The same once a letter, evidence or a court paper is in the case.")
    BACKUP_DIR: str = _setting(
        "", "Folder outside DATA_DIR, best on another disk, for manage.py backup. Backups in it end after 30 days."
    )
    ERASED_LOG: str = _setting(
        "",
        "File with the random ids of what was erased, for manage.py restore; best on another disk."
        " Empty: erased.log in DATA_DIR, or the bucket where S3_BUCKET is set.",
    )
    MAX_STORAGE_MB: int = _setting(10_000, "Room for the whole site; at 90 % new cases are refused, old ones go on.")

    MAX_FILE_MB: int = _setting(200, "Size of one file somebody keeps as proof.")
    MAX_CASE_MB: int = _setting(2_000, "Room for the files of one case; 50 MB until its owner has been here for a day.")

    TSA_URL: str = _setting(
        "",
        "Address of a time-stamp authority (RFC 3161), https://host/path. It gets the hash of each ZIP's manifest and nothing else."
        " Empty: no time-stamps, and none are spoken of.",
    )

    @property
    def data_dir(self) -> Path:
        """Return DATA_DIR as an absolute path."""
        return (PROJECT_ROOT / self.DATA_DIR).resolve()

    @property
    def allowed_hosts(self) -> list[str]:
        """Return ALLOWED_HOSTS as a list."""
        return [host.strip() for host in self.ALLOWED_HOSTS.split(",") if host.strip()]


def read(source: Mapping[str, str]) -> Environment:
    """Return the environment in `source`; raise ValueError naming the variable that cannot be read."""
    values: dict[str, Any] = {}
    for entry in fields(Environment):
        text = source.get(entry.name, "").strip()
        if text:
            values[entry.name] = _convert(entry.name, entry.type, text)
    return _checked(Environment(**values))


def _convert(name: str, kind: Any, text: str) -> Any:
    if kind is bool:
        if text.lower() not in {"0", "1", "true", "false", "yes", "no"}:
            raise ValueError(f"{name} must be 1 or 0, not {text!r}.")
        return text.lower() in {"1", "true", "yes"}
    if kind is int:
        try:
            return int(text)
        except ValueError:
            raise ValueError(f"{name} must be a whole number.") from None
    return text


def _checked(env: Environment) -> Environment:
    if env.S3_BUCKET and not (env.S3_ACCESS_KEY_ID and env.S3_SECRET_ACCESS_KEY):
        raise ValueError("S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.")
    if env.TSA_URL and not env.TSA_URL.startswith(("https://", "http://")):  # what is signed needs no secret line
        raise ValueError("TSA_URL must be an address, https://host/path.")
    if env.PRODUCTION:
        if env.DEBUG:
            raise ValueError("DEBUG and PRODUCTION cannot both be on.")
        if env.SECRET_KEY == DEVELOPMENT_SECRET or len(env.SECRET_KEY) < 40:
            raise ValueError("PRODUCTION needs a SECRET_KEY of its own, at least 40 characters.")
        if not env.allowed_hosts or "*" in env.allowed_hosts:
            raise ValueError("PRODUCTION needs ALLOWED_HOSTS, each by its name.")
        if not (env.OPERATOR_NAME and env.OPERATOR_CONTACT):
            raise ValueError(
                "PRODUCTION needs OPERATOR_NAME and OPERATOR_CONTACT: the notice must say who runs the site."
            )
    return env


ENV = read(os.environ)
