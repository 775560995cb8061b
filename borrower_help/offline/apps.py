"""Start-up of what works without a network."""

from django.apps import AppConfig


class OfflineConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.offline"
