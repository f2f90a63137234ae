"""Who sees the register: the office all of it, the force's liaison what is addressed to the chief officer."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime

from answerable.kit.http import now
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, requires
from answerable.people.roles import Role
from answerable.people.views.signed_in import user_of
from answerable.recommendations.models import Recommendation, RecommendationQuerySet
from answerable.recommendations.queries.one import RELATED

HERE = ("Recommendations", "recommendations:register")


def sees_register[**Rest, Response: HttpResponseBase](
    view: Callable[Concatenate[HttpRequest, Rest], Response],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Guard for pages that the office sees, and the force's liaison of what is the force's."""
    office = requires(Permission.SEE)(view)

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        if is_liaison(request):
            return view(request, *args, **kwargs)
        return office(request, *args, **kwargs)

    return guarded


def is_liaison(request: HttpRequest) -> bool:
    return not request.user.is_anonymous and request.user.is_active and request.user.role == Role.FORCE_LIAISON


def rows_of(request: HttpRequest) -> RecommendationQuerySet:
    return Recommendation.objects.visible_to(user_of(request))


def recommendation_of(request: HttpRequest, key: int) -> Recommendation:
    """The recommendation, where this user may see it; otherwise there is none."""
    return get_object_or_404(rows_of(request).select_related(*RELATED), pk=key)


def shown_day() -> date:
    """The day that the office's pages speak of."""
    return review_day(localtime(now()).date())
