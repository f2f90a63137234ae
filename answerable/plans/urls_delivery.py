"""The pages of the work that is owed, of promises, boards, threats, and of what was done."""

from django.urls import URLPattern, path

from answerable.plans.views import (
    delivery,
    delivery_accounts,
    delivery_boards,
    delivery_promises,
    delivery_threats,
)

urlpatterns: list[URLPattern] = [
    path("deliverables/", delivery.deliverables, name="deliverables"),
    path("deliverables/new/", delivery.new_deliverable, name="new-deliverable"),
    path("deliverables/<code:code>/", delivery.deliverable, name="deliverable"),
    path("deliverables/<code:code>/update/", delivery.update, name="update-deliverable"),
    path("deliverables/<code:code>/change/", delivery.change, name="change-deliverable"),
    path("commitments/", delivery_promises.commitments, name="commitments"),
    path("commitments/new/", delivery_promises.new_commitment, name="new-commitment"),
    path("commitments/<code:code>/", delivery_promises.commitment, name="commitment"),
    path("boards/", delivery_boards.boards, name="boards"),
    path("boards/new/", delivery_boards.new_board, name="new-board"),
    path("boards/<code:code>/", delivery_boards.board, name="board"),
    path("boards/<code:code>/change/", delivery_boards.change_board, name="change-board"),
    path("boards/<code:code>/attend/", delivery_boards.board_attend, name="board-attend"),
    path("boards/<code:code>/leave/", delivery_boards.board_leave, name="board-leave"),
    path("threats/", delivery_threats.threats, name="threats"),
    path("threats/new/", delivery_threats.new_threat, name="new-threat"),
    path("threats/<code:code>/change/", delivery_threats.change_threat, name="change-threat"),
    path("accounts/", delivery_accounts.told, name="told"),
    path("accounts/<int:key>/change/", delivery_accounts.change_account, name="change-account"),
    path("accounts/<code:plan>/<code:code>/", delivery_accounts.accounts, name="accounts"),
    path("accounts/<code:plan>/<code:code>/new/", delivery_accounts.new_account, name="new-account"),
]
