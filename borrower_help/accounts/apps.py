"""Start-up of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.accounts"
