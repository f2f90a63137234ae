"""A backup has every row of an office, also of the tables that join two others."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from answerable.kit import backup
from answerable.measures.models import Break
from answerable.measures.tests.record_make import NOON
from answerable.site.folder.writing import write
from tests.folder_besides_make import besides
from tests.folder_make import folder
from tests.test_folder import content, load_it

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_office_that_was_restored_exports_the_same_folder(tmp_path: Path) -> None:
    load_it(folder(tmp_path / "in", **besides()))
    write(tmp_path / "before", restricted=True)
    backup.write(tmp_path / "office.backup", version="1.2", at=NOON)
    call_command("flush", interactive=False, verbosity=0)
    backup.restore(tmp_path / "office.backup")
    write(tmp_path / "after", restricted=True)
    assert content(tmp_path / "after") == content(tmp_path / "before")
    assert Break.objects.get().measures.count() == 1


def test_every_table_that_joins_two_of_ours_is_kept() -> None:
    joins = [model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
    ours = {model._meta.label for model in joins if model._meta.app_label == "measures"}
    assert ours == {"measures.Break_measures", "measures.Annotation_measures", "measures.Schedule_measures"}
    assert ours <= {model._meta.label for model in backup.kept()}
