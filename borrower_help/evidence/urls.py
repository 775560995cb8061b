"""Addresses of files."""

from django.urls import path

from borrower_help.evidence import (
    views,
    views_bundle,
    views_check,
    views_cover,
    views_file,
    views_shown,
    views_upload,
    views_verify,
)

app_name = "evidence"
_ONE = "records/<uuid:case_id>/files/<uuid:file_id>/"
_COMING = "records/<uuid:case_id>/files/sending/<uuid:upload_id>/"

urlpatterns = [
    path("verify/", views_verify.verify, name="verify"),
    path("records/<uuid:case_id>/files/", views.listed, name="list"),
    path("records/<uuid:case_id>/files/add/", views.add, name="add"),
    path("records/<uuid:case_id>/files/sending/", views_upload.begin, name="begin"),
    path(_COMING, views_upload.upload, name="upload"),
    path(_COMING + "finish/", views_upload.finish, name="finish"),
    path(_COMING + "drop/", views_upload.drop, name="drop"),
    path("records/<uuid:case_id>/files/all/", views_bundle.bundle, name="bundle"),
    path("records/<uuid:case_id>/files/codes/", views_check.codes, name="codes"),
    path("records/<uuid:case_id>/files/codes/<uuid:code_id>/end/", views_check.end, name="end_code"),
    path(_ONE, views_file.file, name="file"),
    path(_ONE + "change/", views_file.change, name="change"),
    path(_ONE + "original/", views_file.original, name="original"),
    path(_ONE + "shown/", views_shown.shown, name="shown"),
    path(_ONE + "shown/<int:number>/", views_shown.page, name="page"),
    path(_ONE + "small/", views_shown.small, name="small"),
    path(_ONE + "covered/", views_shown.covered, name="covered"),
    path(_ONE + "cover/", views_cover.cover, name="cover"),
    path(_ONE + "again/", views_shown.again, name="again"),
    path(_ONE + "remove/", views_file.remove, name="remove"),
    path(_ONE + "restore/", views_file.restore, name="restore"),
]
