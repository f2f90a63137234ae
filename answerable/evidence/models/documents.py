"""Documents: the bytes as they came in, which paper they are a version of, and the blocks that were read from them."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from answerable.measures.models import Source
from answerable.people.models import User
from answerable.people.permissions import Permission, may


class Upload(models.Model):
    """The bytes of a file, once each, whatever came of reading them."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256[:12]


class DocumentQuerySet(models.QuerySet["Document"]):
    def current(self) -> Self:
        """The last version of each paper."""
        return self.filter(later__isnull=True)

    def read(self) -> Self:
        return self.filter(state=Document.State.READ)

    def visible_to(self, user: User) -> Self:
        """The office sees every paper; who comes in from outside sees what they sent."""
        return self if may(user, Permission.SEE) else self.filter(sent_by=user.reference)


class Document(models.Model):
    """One version of a paper from outside or of the office's own: how it came in, and how far it is read.

    Versions hang together by `earlier`; each is a document of its own, with its own blocks, claims and findings.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        READING = "reading", "Being read"
        READ = "read", "Read"
        REFUSED = "refused", "Cannot be read"

    class Form(models.TextChoices):
        TEXT = "text", "Plain text"
        MARKDOWN = "markdown", "Markdown"
        DOCX = "docx", "Word"
        PDF = "pdf", "PDF"

    code = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    filename = models.CharField(max_length=255)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="documents")
    # The paper's day is the as-at of what it tells; reading can begin before anybody has said which day that is.
    published = models.DateField(null=True, blank=True)
    # Whose paper it is and who answers for it there: a body and a role, not a person.
    author = models.CharField(max_length=200, blank=True)
    author_role = models.CharField(max_length=200, blank=True)
    # The source whose tellings come from this paper, once figures of it were taken into measures (or were held before).
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    earlier = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="later")
    sent_by = models.CharField(max_length=60)
    sent_at = models.DateTimeField()

    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    # 0 to 100, with what is being done in words, while it is read.
    progress = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=80, blank=True)
    # Which attempt at reading this is, and when it last said how far it is: one that fell silent is taken over.
    attempt = models.PositiveSmallIntegerField(default=0)
    heard_at = models.DateTimeField(null=True, blank=True)
    refusal = models.TextField(blank=True)
    form = models.CharField(max_length=8, choices=Form, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    # The version of the program that read it: a later one may see more.
    reader = models.CharField(max_length=20, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    # How much was held when its figures were last compared with it (`queries.known.mark`): more since, and they are compared anew.
    held_mark = models.PositiveBigIntegerField(default=0)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="refused", refusal__gt="") | (~Q(state="refused") & Q(refusal="")),
                name="%(app_label)s_%(class)s_refused_says_why",
            ),
            models.CheckConstraint(
                condition=Q(version=1, earlier__isnull=True) | Q(version__gt=1, earlier__isnull=False),
                name="%(app_label)s_%(class)s_first_has_no_earlier",
            ),
            models.CheckConstraint(
                condition=~Q(state="read") | Q(read_at__isnull=False), name="%(app_label)s_%(class)s_read_has_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.version})"


class Block(models.Model):
    """A passage or a table of a document, in reading order: `calc.blocks.Passage` or `Table`, and back again."""

    class Kind(models.TextChoices):
        HEADING = "heading", "Heading"
        PARAGRAPH = "paragraph", "Paragraph"
        ITEM = "item", "Item of a list"
        FOOTNOTE = "footnote", "Footnote"
        BOX = "box", "Text box"
        TABLE = "table", "Table"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="blocks")
    # From 0, as in `calc.claims.Claim.block`.
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=Kind)
    line = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True, blank=True)
    # The number of the paragraph as printed ("3.2"), or as a DOCX counts it.
    number = models.CharField(max_length=40, blank=True)
    level = models.PositiveSmallIntegerField(default=0)
    heading = models.TextField(blank=True)
    # Of a passage its text and where its lines begin; of a table its caption, its rows of cells, and how many of them are heads.
    text = models.TextField(blank=True)
    starts = models.JSONField(default=list, blank=True)
    rows = models.JSONField(default=list, blank=True)
    heads = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="%(app_label)s_%(class)s_one_a_position")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"


class Unread(models.Model):
    """Something in a document that was not read: a picture, a chart, an object, a scanned page."""

    class Kind(models.TextChoices):
        PICTURE = "picture", "Picture"
        CHART = "chart", "Chart"
        OBJECT = "object", "Embedded object"
        SCAN = "scan", "Scanned page"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="unread")
    kind = models.CharField(max_length=7, choices=Kind)
    line = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True, blank=True)
    label = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = [F("line").asc()]

    def __str__(self) -> str:
        return f"{self.kind} on line {self.line}"
