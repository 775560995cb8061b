"""Addresses about keys."""

from django.urls import path

from borrower_help.accounts import views, views_code, views_held, views_phone

app_name = "accounts"
urlpatterns = [
    path("", views.unlock, name="unlock"),
    path("leave/", views.leave, name="leave"),
    path("lock/", views.lock, name="lock"),
    path("paper/", views_code.code, name="code"),
    path("paper/done/", views_code.confirm, name="confirm"),
    path("paper/card/", views_code.card, name="card"),
    path("paper/picture/", views_code.picture, name="picture"),
    path("paper/picture/file/", views_code.picture_file, name="picture_file"),
    path("paper/new/", views_code.new_code, name="new_code"),
    path("words/", views_code.passphrase, name="passphrase"),
    path("choices/", views_code.choices, name="choices"),
    path("phone/", views_phone.phone, name="phone"),
    path("phone/forget/", views_phone.forget, name="forget_phone"),
    path("held/<uuid:held_id>/", views_held.held, name="held"),
    path("held/<uuid:held_id>/drop/", views_held.drop, name="held_drop"),
]
