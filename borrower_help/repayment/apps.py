"""Start-up of repayment."""

from django.apps import AppConfig


class RepaymentConfig(AppConfig):
    """Have debts moved and ended with their case, and let a letter about fees know the debt it is about."""

    name = "borrower_help.repayment"

    def ready(self) -> None:
        """Register both."""
        from borrower_help.letters import earlier  # models are not ready when this module is read
        from borrower_help.matters.services import keep_too
        from borrower_help.repayment.models import Debt
        from borrower_help.repayment.reading import answers_about

        keep_too(Debt)
        earlier.register(answers_about)
