"""The office's pages of duties: a publisher puts up, takes back and puts right; who may only look is told who may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.publishing.models import PublicationCheck, PublicationEvidence
from answerable.publishing.tests import duty_make, make

pytestmark = pytest.mark.django_db
PAGE, ITEM = "/office/duties/", "/office/duties/items/gifts/"


@pytest.fixture(autouse=True)
def office() -> None:
    make.office()
    duty_make.register()


def publisher() -> Client:
    return client(user(Role.PUBLISHER))


def given(**more: object) -> dict[str, object]:
    file = SimpleUploadedFile("Gifts 2024/25 🎁.csv", duty_make.TABLE)
    return {"title": "Register of gifts", "period": "2023/24", "as_at": "2024-03-21", "file": file} | more


def said(client_: Client, path: str, **query: str) -> str:
    return client_.get(path, query).content.decode()


def test_the_register_is_listed_with_its_number() -> None:
    make.release()
    text = said(publisher(), PAGE)
    assert "of 57 items that must be public are here and not out of date, as on 21 March 2024." in text


def test_it_is_searched_and_narrowed() -> None:
    text = said(client(user(Role.ANALYST)), PAGE, q="hospitality", state="Not held here yet")
    assert ("2(e) Register of each offer" in text, "1(e) Register of interests" in text) == (True, False)


def test_an_address_typed_by_hand_is_no_fault() -> None:
    assert publisher().get(PAGE, {"q": "a\x00b", "page": "99999", "sort": "nothing"}).status_code == 200


def test_before_there_is_a_register_the_page_says_so() -> None:
    duty_make.item().__class__.objects.all().delete()
    assert "The register is empty" in said(publisher(), PAGE)


def test_a_file_is_put_up_and_waits_for_the_release() -> None:
    text = publisher().post(f"{ITEM}put-up/", given(), follow=True).content.decode()
    assert (PublicationEvidence.objects.get().file_name, "Waits for the next release" in text) == ("25.csv", True)


def test_after_the_release_it_is_public() -> None:
    publisher().post(f"{ITEM}put-up/", given())
    make.release()
    assert "Public" in said(client(user(Role.ANALYST)), ITEM)


def test_an_address_is_put_up() -> None:
    publisher().post(f"{ITEM}put-up/", given(file="", address="https://example.org/gifts"))
    assert PublicationEvidence.objects.get().address == "https://example.org/gifts"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"file": ""}, "Give either a file or an address"),
        ({"address": "https://example.org/gifts"}, "Give either a file or an address"),
        ({"file": SimpleUploadedFile("gifts.csv", b"")}, "This file is empty"),
        ({"file": SimpleUploadedFile("gifts.exe", b"MZ")}, "A file of this form is not taken"),
        ({"title": " "}, "Fill this in."),
        ({"title": "x" * 301}, "at most 300 characters"),
        ({"period": "soon"}, "This is no period that can be understood"),
        ({"as_at": "2999-01-01"}, "This day is still to come"),
        ({"as_at": "0001-01-01"}, "greater than or equal to"),
        ({"file": "", "address": "ftp://example.org/a"}, "An address begins with https://"),
        ({"file": "", "address": "https://me:secret@example.org/a"}, "holds a name or a password"),
    ],
)
def test_what_cannot_be_put_up_is_refused_in_words(more: dict[str, object], words: str) -> None:
    text = publisher().post(f"{ITEM}put-up/", given(**more)).content.decode()
    assert (words in text, PublicationEvidence.objects.exists()) == (True, False)


def test_more_than_20_mb_are_refused_before_they_are_read() -> None:
    big = SimpleUploadedFile("gifts.csv", b"a" * (20 * 1024 * 1024 + 1))
    assert publisher().post(f"{ITEM}put-up/", given(file=big)).status_code == 413


def test_the_same_file_is_not_put_up_twice() -> None:
    duty_make.put_up()
    text = publisher().post(f"{ITEM}put-up/", given()).content.decode()
    assert "put up for this item already" in text


def test_a_file_that_not_everybody_can_read_is_taken_with_a_word() -> None:
    file = SimpleUploadedFile("gifts.csv", b"Date,\n1,2\n")
    text = publisher().post(f"{ITEM}put-up/", given(file=file), follow=True).content.decode()
    assert "It lacks a name for each column" in text


def test_a_document_is_withdrawn_with_its_reason() -> None:
    row = duty_make.put_up()
    publisher().post(f"/office/duties/documents/{row.pk}/withdraw/", {"because": "An error."})
    row.refresh_from_db()
    assert row.withdrawn_because == "An error."


def test_without_a_reason_it_stays() -> None:
    row = duty_make.put_up()
    publisher().post(f"/office/duties/documents/{row.pk}/withdraw/", {"because": ""})
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_a_document_that_is_withdrawn_already_is_told_so() -> None:
    row = duty_make.put_up()
    boss = publisher()
    sent = [boss.post(f"/office/duties/documents/{row.pk}/withdraw/", {"because": "An error."}) for _ in range(2)]
    assert "withdrawn already" in sent[1].content.decode()


def correction(**more: object) -> dict[str, object]:
    return {"every": "quarter", "within_days": "20", "because": "By our scheme.", "edition": "1"} | more


def test_an_item_is_corrected() -> None:
    publisher().post(f"{ITEM}correct/", correction())
    item = duty_make.item()
    assert (item.every, item.within_days, item.corrected_because) == ("quarter", 20, "By our scheme.")


def test_who_corrects_what_another_has_corrected_is_told_and_nothing_is_saved() -> None:
    duty_make.correct(every="month")
    answer = publisher().post(f"{ITEM}correct/", correction())
    assert (answer.status_code, duty_make.item().every) == (409, "month")


@pytest.mark.parametrize("fed_by", ["../secret", "https://example.org", "/office/", "a b<"])
def test_a_place_that_is_none_of_this_site_is_refused(fed_by: str) -> None:
    text = publisher().post(f"{ITEM}correct/", correction(fed_by=fed_by)).content.decode()
    assert "is no page, folder or pattern of this site" in text


def test_everything_is_checked_at_once() -> None:
    make.release()
    text = publisher().post(f"{PAGE}check/", follow=True).content.decode()
    assert ("57 items checked." in text, PublicationCheck.objects.count()) == (True, 57)


@pytest.mark.parametrize("path", [f"{ITEM}put-up/", f"{ITEM}correct/", f"{PAGE}check/"])
def test_an_analyst_may_look_and_not_touch(path: str) -> None:
    analyst = client(user(Role.ANALYST))
    assert (analyst.get(ITEM).status_code, analyst.post(path).status_code) == (200, 403)
    assert "Put a document up" not in said(analyst, ITEM)


@pytest.mark.parametrize("path", [PAGE, ITEM, f"{ITEM}put-up/", f"{ITEM}correct/"])
def test_the_force_and_visitors_see_nothing_of_it(path: str) -> None:
    assert client(user(Role.FORCE_LIAISON)).get(path).status_code == 403
    assert Client().get(path).headers["Location"].startswith("/office/sign-in/")


def test_the_file_is_looked_at_before_it_is_public_as_a_download() -> None:
    row = duty_make.put_up()
    answer = client(user(Role.ANALYST)).get(f"/office/duties/documents/{row.pk}/file")
    assert (answer.content, answer.headers["Content-Disposition"]) == (
        duty_make.TABLE,
        'attachment; filename="gifts.csv"',
    )


def test_an_item_that_is_none_is_not_found() -> None:
    assert publisher().get("/office/duties/items/nothing/").status_code == 404


def test_the_checks_of_an_item_stand_on_its_page() -> None:
    duty_make.put_up()
    make.release()
    boss = publisher()
    boss.post(f"{PAGE}check/")
    assert "Current, reached" in said(boss, ITEM) or "Current, address not followed" in said(boss, ITEM)
