"""Start-up of home."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.home"
