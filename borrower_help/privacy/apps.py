"""Start-up of privacy."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.privacy"
