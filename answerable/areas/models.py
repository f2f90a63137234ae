"""Places that figures are about, in a hierarchy whose dates are known."""

from django.db import models


class Area(models.Model):
    """A place: the force, a division, a policing unit, a local authority, a ward; codes are the ONS's where there is one."""

    class Kind(models.TextChoices):
        COUNTRY = "country", "Country"
        FORCE = "force", "Police force area"
        DIVISION = "division", "Police division"
        UNIT = "policing-unit", "Local policing unit"
        AUTHORITY = "local-authority", "Local authority"
        WARD = "ward", "Ward"
        PARTNERSHIP = "partnership", "Community safety partnership area"
        GROUPING = "grouping", "Areas counted together"

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    population_source = models.CharField(max_length=300, blank=True)
    population_date = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True)
                | models.Q(start__isnull=True)
                | models.Q(end__gte=models.F("start")),
                name="%(app_label)s_%(class)s_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(population__isnull=True) | ~models.Q(population_source=""),
                name="%(app_label)s_%(class)s_population_has_source",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PostcodeDistrict(models.Model):
    """The first half of a postcode ("DE1") and the areas that it lies in, so that people find theirs by what they know of it."""

    code = models.CharField(max_length=4, unique=True)
    # The post towns and places that people know it by: "Bakewell".
    towns = models.CharField(max_length=200, blank=True)
    areas = models.ManyToManyField(Area, related_name="postcodes")
    # "stated" where the source says which areas, "assumed" where somebody put it down.
    basis = models.CharField(max_length=10, default="assumed")
    source = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(basis__in=["stated", "assumed"]), name="%(app_label)s_%(class)s_basis_known"
            )
        ]

    def __str__(self) -> str:
        return self.code
