"""Addresses of a visitor's own pages."""

from django.urls import path

from borrower_help.home import views, views_about, views_where

app_name = "home"
urlpatterns = [
    path("records/", views.cases, name="cases"),
    path("records/<uuid:case_id>/", views.case, name="case"),
    path("records/<uuid:case_id>/about/", views_about.about, name="about"),
    path("records/<uuid:case_id>/where/", views_where.where, name="where"),
]
