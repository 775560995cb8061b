"""Start-up of the casefile."""

from django.apps import AppConfig


class CasefileConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.casefile"
