from django.urls import path

from answerable.plans.urls_delivery import urlpatterns as delivery
from answerable.plans.views import drafts, issuing, lists, parts, plan, reshaping, steps, version_pages

app_name = "plans"
urlpatterns = [
    *delivery,
    path("", lists.plans, name="plans"),
    path("drafts/start/", drafts.start, name="start-draft"),
    path("drafts/<code:code>/", drafts.draft, name="draft"),
    path("drafts/<code:code>/head/", drafts.head, name="edit-head"),
    path("drafts/<code:code>/abandon/", drafts.abandon, name="abandon-draft"),
    path("drafts/<code:code>/priorities/add/", parts.add_priority, name="add-priority"),
    path("drafts/<code:code>/priorities/<code:key>/", parts.edit_priority, name="edit-priority"),
    path("drafts/<code:code>/priorities/<code:key>/take-out/", parts.remove_priority, name="take-out-priority"),
    path("drafts/<code:code>/objectives/add/", parts.add_objective, name="add-objective"),
    path("drafts/<code:code>/objectives/merge/", reshaping.merge_objectives, name="merge-objectives"),
    path("drafts/<code:code>/objectives/<code:key>/", parts.edit_objective, name="edit-objective"),
    path("drafts/<code:code>/objectives/<code:key>/take-out/", parts.remove_objective, name="take-out-objective"),
    path("drafts/<code:code>/objectives/<code:key>/split/", reshaping.split_objective, name="split-objective"),
    path("drafts/<code:code>/order/", reshaping.order, name="order"),
    path("drafts/<code:code>/order/renumber/", reshaping.renumber, name="renumber"),
    path("drafts/<code:code>/order/<code:key>/", reshaping.move, name="move"),
    path("drafts/<code:code>/versions/keep/", version_pages.keep, name="keep-version"),
    path("drafts/<code:code>/versions/<int:number>/", version_pages.version, name="version"),
    path("drafts/<code:code>/compare/", version_pages.compare, name="compare"),
    path("drafts/<code:code>/steps/<code:step>/", steps.take, name="take-step"),
    path("drafts/<code:code>/steps/<int:key>/take-back/", steps.withdraw, name="withdraw-step"),
    path("drafts/<code:code>/issue/", issuing.issue_page, name="issue"),
    path("<code:code>/", plan.plan, name="plan"),
    path("<code:code>/wording/", plan.wording, name="plan-wording"),
    path("<code:code>/vary/", drafts.vary, name="vary-plan"),
]
