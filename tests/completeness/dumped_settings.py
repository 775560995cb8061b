"""The site's own settings, database file and all; only the static files go without their hashed names, and the fonts are drawn already."""

from borrower_help.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.completeness.dumped_app.DumpedConfig"]  # noqa: F405
FONTS_DIR = BASE_DIR / "var" / "test-fonts"  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
