"""System checks of the machine the site runs on."""

import ctypes
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

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
