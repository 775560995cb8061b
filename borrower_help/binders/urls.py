"""Addresses of what is bound."""

from django.urls import path

from borrower_help.binders import views

app_name = "binders"
_HERE = "records/<uuid:case_id>/files/bound/"

urlpatterns = [
    path(_HERE, views.bound, name="bound"),
    path(_HERE + "make/", views.make, name="make"),
    path(_HERE + "<uuid:binder_id>/", views.pdf, name="pdf"),
    path(_HERE + "<uuid:binder_id>/drop/", views.drop, name="drop"),
]
