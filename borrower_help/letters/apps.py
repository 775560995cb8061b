"""Start-up of letters."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.letters"
