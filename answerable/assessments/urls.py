from django.urls import URLPattern, URLResolver, include, path

from answerable.assessments.views import judging, made, objective, rules, standing_list

app_name = "assessments"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", standing_list.judgements, name="list"),
    path("made/", made.made, name="made"),
    path("rules/", rules.rules, name="rules"),
    path("scales/", rules.all_scales, name="scales"),
    path("", include("answerable.assessments.urls_summary")),
    path("<slug:plan>/<code:code>/", objective.objective, name="objective"),
    path("<slug:plan>/<code:code>/judge/", judging.judge_objective, name="judge"),
]
