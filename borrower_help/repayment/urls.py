"""Addresses of the sums that anybody may do, without a case."""

from django.urls import path

from borrower_help.repayment import views

app_name = "repayment"
urlpatterns = [path("sums/", views.sums, name="sums")]
