"""System checks of the machine the site runs on."""

import ctypes
import ipaddress
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from borrower_help.env import ENV

LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def missing_packages() -> list[str]:
    """Return the Debian packages of the system libraries that cannot be loaded."""
    missing = []
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


@register("operations")
def libraries(**_: Any) -> list[CheckMessage]:
    """Refuse a machine without the libraries that set letters; without harfbuzz-subset they take many times longer."""
    missing = missing_packages()
    if not missing:
        return []
    return [Error("Letters cannot be set.", hint=f"apt-get install {' '.join(missing)}", id="operations.E001")]


@register(Tags.security, deploy=True)
def broker(**_: Any) -> list[CheckMessage]:
    """Warn of a site without a broker of its own, which only script/server provides."""
    if settings.REDIS_URL:
        return []
    return [
        Warning(
            "No broker is named: only script/server brings its own.",
            hint="Set REDIS_URL to a Redis or Valkey without persistence, or start the site with script/server.",
            id="operations.W001",
        )
    ]


@register(Tags.security, deploy=True)
def encryption(**_: Any) -> list[CheckMessage]:
    """Warn of addresses in the environment that lead to another machine in clear, or to one whose certificate nobody looks at."""
    named = {"DATABASE_URL": ENV.DATABASE_URL, "REDIS_URL": ENV.REDIS_URL, "S3_ENDPOINT_URL": ENV.S3_ENDPOINT_URL}
    return [
        Warning(
            f"{name} leads to another machine without encryption that is checked.",
            hint="Write postgres://…?sslmode=verify-full, rediss://… or https://… instead.",
            id="operations.W002",
        )
        for name, address in named.items()
        if is_open_to_the_line(address)
    ]


def is_open_to_the_line(address: str) -> bool:
    """Return whether an address leads off this machine in clear; a name without a dot stands for a network of one's own."""
    parts = urlsplit(address)
    if not _is_elsewhere(parts.hostname or ""):
        return False
    if parts.scheme.startswith(("postgres", "pgsql")):
        return parse_qs(parts.query).get("sslmode") != ["verify-full"]
    return parts.scheme not in {"rediss", "https"}


def _is_elsewhere(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return "." in host
