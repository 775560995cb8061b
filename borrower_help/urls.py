"""Every address of the site. Paths are neutral: nothing in them tells what the site is about."""

from django.conf import settings
from django.urls import include, path

from borrower_help.core import frame, views
from borrower_help.core.languages import language_patterns

urlpatterns = [
    path("", include("borrower_help.operations.urls")),
    path("size/", frame.big_text, name="big_text"),
    path("", include("borrower_help.offline.urls")),
    *language_patterns(
        path("", include("borrower_help.guides.urls")),
        path("time/", frame.clock, name="clock"),
        path("key/", include("borrower_help.accounts.urls")),
        path("", include("borrower_help.incidents.urls")),
        path("", include("borrower_help.evidence.urls")),
        path("", include("borrower_help.letters.urls")),
        path("", include("borrower_help.binders.urls")),
        path("", include("borrower_help.matters.urls")),
        path("", include("borrower_help.repayment.urls")),
        path("", include("borrower_help.home.urls")),
        path("", include("borrower_help.casefile.urls")),
        path("", include("borrower_help.privacy.urls")),
        *([path("components/", views.components, name="components")] if settings.DEBUG else []),
    ),
]

handler400 = "borrower_help.core.frame.bad_request"
handler403 = "borrower_help.core.frame.forbidden"
handler404 = "borrower_help.core.frame.not_found"
handler500 = "borrower_help.core.frame.server_error"
