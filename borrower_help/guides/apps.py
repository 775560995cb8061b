"""Start-up of guides."""

from django.apps import AppConfig


class GuidesConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.guides"
