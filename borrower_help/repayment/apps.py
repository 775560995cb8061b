"""Start-up of repayment."""

from django.apps import AppConfig


class RepaymentConfig(AppConfig):
    """Have debts and means moved and ended with their case, and let a letter about fees know the debt it is about."""

    name = "borrower_help.repayment"

    def ready(self) -> None:
        """Register all of it."""
        from borrower_help.letters import earlier, proposals  # models are not ready when this module is read
        from borrower_help.matters.services import keep_single_too, keep_too
        from borrower_help.repayment import asking, reading
        from borrower_help.repayment.models import Debt, Means

        keep_too(Debt)
        keep_single_too(Means)
        earlier.register(reading.answers_about)
        earlier.register(asking.answers_about)
        proposals.register(asking.terms_of)
