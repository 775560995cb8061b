"""The site's own settings on the data folder the drill names, with fonts that are already prepared."""

from borrower_help.settings import *  # noqa: F403

FONTS_DIR = BASE_DIR / "var" / "test-fonts"  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
