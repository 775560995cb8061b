"""The addresses of the file to take along, and to bring back."""

from django.urls import path

from borrower_help.casefile import views, views_bring

app_name = "casefile"
urlpatterns = [
    path("records/<uuid:case_id>/export/", views.export, name="export"),
    path("records/bring/", views_bring.bring, name="bring"),
]
