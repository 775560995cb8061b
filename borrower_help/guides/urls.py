"""Addresses of the public pages, made from the catalogue."""

from django.urls import path

from borrower_help.guides import (
    views,
    views_cards,
    views_days,
    views_desk,
    views_doors,
    views_find,
    views_law,
    views_library,
)
from borrower_help.guides.catalogue import PAGES

app_name = "guides"

urlpatterns = [
    *(path(entry.path, views.page, {"slug": entry.slug}, name=entry.slug) for entry in PAGES),
    path("now/papers/days/", views_days.days, name="days"),
    path("find/", views_find.find, name="find"),
    path("read/", views_library.library, name="library"),
    path("read/<int:number>/", views_library.guide, name="guide"),
    path("cards/", views_cards.cards, name="cards"),
    path("cards/<int:number>/", views_cards.card, name="card"),
    path("desk/", views_desk.desk, name="desk"),
    path("doors/", views_doors.doors, name="doors"),
    path("doors/which/", views_doors.which, name="which"),
    path("doors/<slug:door>/", views_doors.door, name="one_door"),
    path("sources/", views_law.sources, name="sources"),
    path("sources/<int:number>/", views_law.instrument, name="instrument"),
    path("claims/", views_law.claims, name="claims"),
]
