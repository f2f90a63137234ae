"""A guard for pages that judge: where the rules speak of something that is gone, it is said, and nothing is passed over."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from answerable.calc.status.rules import WrongRules
from answerable.people.views.crumbs import crumbs

HERE = ("Strategic summaries", "assessments:summaries")

type View[**Rest] = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def judging[**Rest](view: View[Rest]) -> View[Rest]:
    """Answers with what is wrong with the rules, where they cannot be applied."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except WrongRules as wrong:
            context = {"problems": wrong.problems, "breadcrumbs": crumbs(HERE)}
            return render(request, "assessments/rules_wrong.html", context, status=500)

    return guarded
