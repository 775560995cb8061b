"""Addresses of letters."""

from django.urls import path

from borrower_help.letters import (
    views,
    views_begin,
    views_exhibits,
    views_files,
    views_forms,
    views_short,
    views_truth,
    views_words,
)

app_name = "letters"
_ONE = "records/<uuid:case_id>/letters/<uuid:letter_id>/"

urlpatterns = [
    path("write/", views_short.start, name="start"),
    path("records/<uuid:case_id>/letters/", views.letters, name="list"),
    path("records/<uuid:case_id>/letters/new/", views_begin.new, name="new"),
    path("records/<uuid:case_id>/letters/new/<slug:key>/", views_begin.about, name="about"),
    path(_ONE, views.letter, name="letter"),
    path(_ONE + "change/", views.change, name="change"),
    path(_ONE + "words/", views_words.words, name="words"),
    path(_ONE + "exhibits/", views_exhibits.exhibits, name="exhibits"),
    path(_ONE + "issue/", views.issue, name="issue"),
    path(_ONE + "mend/", views_truth.mend, name="mend"),
    path(_ONE + "dates/", views_truth.ask_dates, name="dates"),
    path(_ONE + "dates/wait/", views_truth.wait, name="wait"),
    path(_ONE + "again/", views.again, name="again"),
    path(_ONE + "drop/", views.drop, name="drop"),
    path(_ONE + "pages/", views_files.pages, name="pages"),
    path(_ONE + "pages/<int:number>/", views_files.page, name="page"),
    path(_ONE + "file/", views_files.pdf, name="pdf"),
    path(_ONE + "hand-in/", views_forms.hand_in, name="hand_in"),
    path(_ONE + "word/", views_forms.word, name="word"),
]
