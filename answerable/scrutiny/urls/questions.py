from django.urls import path

from answerable.scrutiny.views import question_acts, questions

urlpatterns = [
    path("questions/", questions.questions, name="questions"),
    path("questions/unconfirmed/", questions.unconfirmed, name="questions-unconfirmed"),
    path("questions/unconfirmed/erase/", questions.erase_unconfirmed, name="questions-erase-unconfirmed"),
    path("questions/new/", questions.enter, name="question-new"),
    path("questions/numbers/", questions.numbers, name="question-numbers"),
    path("questions/sheet/", questions.board_sheet, name="question-sheet"),
    path("questions/sheet.pdf", questions.board_sheet_pdf, name="question-sheet-pdf"),
    path("questions/<int:key>/", questions.question, name="question"),
    path("questions/<int:key>/<slug:what>/", question_acts.act, name="question-act"),
]
