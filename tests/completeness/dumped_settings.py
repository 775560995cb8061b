"""The site's own settings, database file and all; only the static files go without their hashed names."""

from borrower_help.settings import *  # noqa: F403

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
