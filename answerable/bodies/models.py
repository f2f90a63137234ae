"""The local policing body, who held it when, and the force it holds to account."""

from django.db import models


class LocalPolicingBody(models.Model):
    """The one body whose office this is: a commissioner, a mayor or a board. Its kind and name are data."""

    class Kind(models.TextChoices):
        COMMISSIONER = "commissioner", "Police and crime commissioner"
        MAYOR = "mayor", "Mayor"
        BOARD = "board", "Policing and crime board"

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=Kind)
    title_of_holder = models.CharField(max_length=100)
    force = models.CharField(max_length=200)
    area_code = models.CharField(max_length=40)
    about = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    # The day the office's own pages speak of, where it is not today (an example, an archive).
    shown_as_at = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["commissioner", "mayor", "board"]),
                name="%(app_label)s_%(class)s_kind_known",
            )
        ]

    def __str__(self) -> str:
        return self.name


class BodyPeriod(models.Model):
    """What the body was called and how it was made up from a day on, until the next period begins. The function goes on.

    A body may cease to be a commissioner's and become a mayor's or a board's: what it did keeps the name of its time.
    """

    body = models.ForeignKey(LocalPolicingBody, on_delete=models.CASCADE, related_name="periods")
    # Null for what it was from the beginning.
    start = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=LocalPolicingBody.Kind)
    title_of_holder = models.CharField(max_length=100)
    # Under what it changes: an order, an Act.
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "start"], name="%(app_label)s_%(class)s_one_a_day"),
            models.UniqueConstraint(
                fields=["body"], condition=models.Q(start__isnull=True), name="%(app_label)s_%(class)s_one_beginning"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["commissioner", "mayor", "board"]),
                name="%(app_label)s_%(class)s_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeHolder(models.Model):
    """Who held the office, from when to when. A name may be left out where only the office matters."""

    body = models.ForeignKey(LocalPolicingBody, on_delete=models.CASCADE, related_name="holders")
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    dates = models.CharField(max_length=10, default="stated")
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
                name="%(app_label)s_%(class)s_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Contact(models.Model):
    """How somebody is reached whom people complain to or ask: the office itself, the force's standards department, the panel."""

    body = models.ForeignKey(LocalPolicingBody, on_delete=models.CASCADE, related_name="contacts")
    # Whose it is: a key of `intake.CONTACTS`.
    code = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    post = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=300, blank=True)
    # Where we have this from, and of when.
    source = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "code"], name="%(app_label)s_%(class)s_one_each"),
        ]

    def __str__(self) -> str:
        return self.name
