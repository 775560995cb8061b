"""URLs for the machinery, outside the language prefixes."""

from django.urls import path

from borrower_help.operations import views

app_name = "operations"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
