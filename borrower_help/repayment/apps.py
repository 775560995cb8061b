"""Start-up of repayment."""

from django.apps import AppConfig


class RepaymentConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.repayment"
