"""Start-up of repayment."""

from django.apps import AppConfig


class RepaymentConfig(AppConfig):
    """Have what is kept here moved and ended with its case, let letters know the debt they are about, show days to come."""

    name = "borrower_help.repayment"

    def ready(self) -> None:
        """Register all of it."""
        from borrower_help.incidents import known, tellings  # models are not ready when this module is read
        from borrower_help.letters import earlier, proposals
        from borrower_help.matters import agenda
        from borrower_help.matters.services import keep_single_too, keep_too
        from borrower_help.repayment import addressing, asking, promised, reading, signed
        from borrower_help.repayment.models import Agreement, Debt, Means, Promise

        keep_too(Agreement)
        keep_too(Debt)
        keep_too(Promise)
        agenda.register(signed.days_of)
        agenda.register(promised.days_of)
        known.register(signed.answers_known)
        tellings.register(signed.told)
        keep_single_too(Means)
        earlier.register(addressing.answers_about)
        earlier.register_addresser(addressing.recipient_of)
        earlier.register(reading.answers_about)
        earlier.register(asking.answers_about)
        proposals.register(asking.terms_of)
        earlier.register(signed.answers_about)
