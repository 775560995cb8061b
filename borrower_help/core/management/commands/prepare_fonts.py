"""manage.py prepare_fonts"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from borrower_help.core import fonts, pdf


class Command(BaseCommand):
    """Prepare the fonts of the PDFs, once for each version of the font package."""

    help = "Cut the fonts of the PDFs into the data folder; does nothing where that is done."
    requires_system_checks = ()  # it runs before the rest of the site is there

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the system library, prepare the fonts and say where they are."""
        pdf.require_harfbuzz_subset()
        font_set = fonts.prepare(settings.DATA_DIR)
        fonts.remove_other_editions(settings.DATA_DIR)
        self.stdout.write(f"fonts: {font_set.folder} ({len(font_set.characters())} characters)")
