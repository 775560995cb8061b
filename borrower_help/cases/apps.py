"""Start-up of cases."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.cases"
