from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from answerable.kit.audit import Actor
from answerable.people.roles import CHOICES, Role

INVITATION_LASTS = timedelta(days=14)
LONGEST_NAME = 120
"""In characters."""


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def administrators(self) -> Self:
        """Those who can still sign in and administer."""
        return self.active().filter(role=Role.ADMINISTRATOR)


class UserManager(BaseUserManager["User"]):
    """Finds a user by address whatever its capitals; users are made by `operations`."""

    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def active(self) -> UserQuerySet:
        return self.get_queryset().active()

    def administrators(self) -> UserQuerySet:
        return self.get_queryset().administrators()

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who may sign in, with one role.

    Privacy: name and address are shown to colleagues who administer, the name also to the office where somebody keeps a clock;
    never on a public page. The audit trail has neither (see `actor`). `operations.erase` takes them away.
    """

    email = models.EmailField("email address", max_length=254, unique=True)
    name = models.CharField(max_length=LONGEST_NAME)
    role = models.CharField(max_length=40, choices=CHOICES)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField()

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once_whatever_its_capitals"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="user_role_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        """This user as the audit trail names them."""
        return Actor(self.reference, self.role)

    @property
    def reference(self) -> str:
        return f"user:{self.pk}"

    @property
    def kind(self) -> Role:
        """The role with its label."""
        return Role(self.role)

    @property
    def is_office(self) -> bool:
        return self.kind.is_office


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: datetime) -> Self:
        """Neither used, nor withdrawn, nor too old."""
        return self.filter(accepted__isnull=True, withdrawn__isnull=True, expires__gt=at)

    def unanswered(self) -> Self:
        """Neither used nor withdrawn, whether or not they have run out."""
        return self.filter(accepted__isnull=True, withdrawn__isnull=True)


class Invitation(models.Model):
    """A one-time link by which somebody becomes a user of a role; only a hash of its token is kept.

    Privacy: the address of somebody who may never have answered; `operations.erase` takes it away with the user's.
    """

    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=40, choices=CHOICES)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=80)  # a reference, as in the audit trail: the command line invites too
    created = models.DateTimeField()
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(accepted__isnull=True, withdrawn__isnull=True),
                name="invitation_one_unanswered_an_address",
            ),
            models.CheckConstraint(
                condition=Q(accepted__isnull=True, user__isnull=True)
                | Q(accepted__isnull=False, user__isnull=False, withdrawn__isnull=True),
                name="invitation_accepted_by_a_user",
            ),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="invitation_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.email} as {Role(self.role).label}"

    @property
    def reference(self) -> str:
        return f"invitation:{self.pk}"

    @property
    def kind(self) -> Role:
        """The role with its label."""
        return Role(self.role)
