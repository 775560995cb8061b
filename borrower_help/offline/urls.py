"""The one address a browser asks for what it keeps."""

from django.urls import path

from borrower_help.offline import views

app_name = "offline"
urlpatterns = [path("keep.js", views.worker, name="worker")]
