"""The address of the file to take along."""

from django.urls import path

from borrower_help.casefile import views

app_name = "casefile"
urlpatterns = [path("records/<uuid:case_id>/export/", views.export, name="export")]
