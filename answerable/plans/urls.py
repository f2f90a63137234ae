from django.urls import path

from answerable.plans.urls_delivery import urlpatterns as delivery
from answerable.plans.views import drafts, issuing, lists, parts, plan, reshaping, steps, version_pages

app_name = "plans"
urlpatterns = [
    *delivery,
    path("", lists.plans, name="plans"),
    path("drafts/start/", drafts.start, name="start-draft"),
    path("drafts/<str:code>/", drafts.draft, name="draft"),
    path("drafts/<str:code>/head/", drafts.head, name="edit-head"),
    path("drafts/<str:code>/abandon/", drafts.abandon, name="abandon-draft"),
    path("drafts/<str:code>/priorities/add/", parts.add_priority, name="add-priority"),
    path("drafts/<str:code>/priorities/<str:key>/", parts.edit_priority, name="edit-priority"),
    path("drafts/<str:code>/priorities/<str:key>/take-out/", parts.remove_priority, name="take-out-priority"),
    path("drafts/<str:code>/objectives/add/", parts.add_objective, name="add-objective"),
    path("drafts/<str:code>/objectives/merge/", reshaping.merge_objectives, name="merge-objectives"),
    path("drafts/<str:code>/objectives/<str:key>/", parts.edit_objective, name="edit-objective"),
    path("drafts/<str:code>/objectives/<str:key>/take-out/", parts.remove_objective, name="take-out-objective"),
    path("drafts/<str:code>/objectives/<str:key>/split/", reshaping.split_objective, name="split-objective"),
    path("drafts/<str:code>/order/", reshaping.order, name="order"),
    path("drafts/<str:code>/order/renumber/", reshaping.renumber, name="renumber"),
    path("drafts/<str:code>/order/<str:key>/", reshaping.move, name="move"),
    path("drafts/<str:code>/versions/keep/", version_pages.keep, name="keep-version"),
    path("drafts/<str:code>/versions/<int:number>/", version_pages.version, name="version"),
    path("drafts/<str:code>/compare/", version_pages.compare, name="compare"),
    path("drafts/<str:code>/steps/<str:step>/", steps.take, name="take-step"),
    path("drafts/<str:code>/steps/<int:key>/take-back/", steps.withdraw, name="withdraw-step"),
    path("drafts/<str:code>/issue/", issuing.issue_page, name="issue"),
    path("<str:code>/", plan.plan, name="plan"),
    path("<str:code>/wording/", plan.wording, name="plan-wording"),
    path("<str:code>/vary/", drafts.vary, name="vary-plan"),
]
