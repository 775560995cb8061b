"""Addresses about erasing."""

from django.urls import path

from borrower_help.privacy import views

app_name = "privacy"
urlpatterns = [
    path("records/erase/", views.erase, name="erase"),
    path("gone/", views.gone, name="gone"),
]
