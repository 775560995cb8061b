"""Addresses of what becomes of letters."""

from django.urls import path

from borrower_help.matters import views_dispatch

app_name = "matters"
_ONE = "records/<uuid:case_id>/letters/<uuid:issued_id>/sent/"

urlpatterns = [
    path(_ONE, views_dispatch.matter, name="matter"),
    path(_ONE + "change/", views_dispatch.change, name="change"),
    path(_ONE + "remove/", views_dispatch.remove, name="remove"),
    path(_ONE + "restore/", views_dispatch.restore, name="restore"),
]
