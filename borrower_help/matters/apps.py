"""Start-up of matters."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Move what is kept of letters along with them, and let the next letter know of the last."""

    name = "borrower_help.matters"

    def ready(self) -> None:
        """Register both; the mover comes after that of letters, which these rows point at."""
        from borrower_help.incidents import moving, tellings  # models are not ready when this module is read
        from borrower_help.letters import earlier
        from borrower_help.matters.feeds import renew
        from borrower_help.matters.reading import answers_after
        from borrower_help.matters.services import after_change, move_matters
        from borrower_help.matters.telling import told

        moving.register(move_matters)
        earlier.register(answers_after)
        tellings.register(told)
        after_change(renew)
