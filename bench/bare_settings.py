"""The site's settings without what is ours: middleware and context."""

from pathlib import Path

from borrower_help.settings import *  # noqa: F403

MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("borrower_help.")]  # noqa: F405
TEMPLATES[0]["DIRS"] += [Path(__file__).parent / "templates"]  # type: ignore[index,operator] # noqa: F405
TEMPLATES[0]["OPTIONS"]["context_processors"] = ["django.template.context_processors.request"]  # type: ignore[index] # noqa: F405
ROOT_URLCONF = "bare"
