"""Addresses of the public pages, made from the catalogue."""

from django.urls import path

from borrower_help.guides import views, views_days, views_library
from borrower_help.guides.catalogue import PAGES

app_name = "guides"

urlpatterns = [
    *(path(entry.path, views.page, {"slug": entry.slug}, name=entry.slug) for entry in PAGES),
    path("now/papers/days/", views_days.days, name="days"),
    path("read/", views_library.library, name="library"),
    path("read/<int:number>/", views_library.guide, name="guide"),
]
