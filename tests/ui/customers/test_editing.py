"""Taking customers in and changing them, from the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from sqlalchemy.orm import Session

from app.models import CustomerMetrics
from app.services.archive.customer_files import load_customer
from app.services.foundation.actors import Actor
from app.ui.customers.editing import open_customer_dialog
from app.ui.customers.editor import AlikeHint, CustomerEditor, ResumeStrip
from app.ui.parts.lists.table import ListTable
from app.ui.parts.messages import Notice
from app.words import Role, Tier
from tests.ui.hands import CTRL, ENTER, ESCAPE, called, click


@pytest.fixture
def form(desk, page, qtbot):
    """Open the form for somebody new and return it."""

    def form(**whom):
        open_customer_dialog(desk, page, then=page.show_customer, **whom)
        qtbot.waitUntil(lambda: open_form(page) is not None)
        return open_form(page)

    return form


def open_form(page):
    forms = [form for form in page.window().findChildren(CustomerEditor) if form.isVisible()]
    return forms[0] if forms else None


def line(form, name):
    return called(form, name, QLineEdit)


def test_a_name_and_a_phone_make_a_customer_who_is_then_chosen(page, form, store, desk, qtbot):
    editor = form()
    qtbot.keyClicks(editor.focusWidget(), "Emma Clarke")
    qtbot.keyClick(editor.focusWidget(), "\t")
    qtbot.keyClick(editor.focusWidget(), "\t")
    qtbot.keyClicks(editor.focusWidget(), "13612345678")
    qtbot.keyClick(editor.focusWidget(), ENTER, CTRL)
    qtbot.waitUntil(lambda: open_form(page) is None)

    table = page.findChild(ListTable)
    qtbot.waitUntil(lambda: table.current_key() == table.model().keys[-1])
    saved = file_of(store, desk, table.current_key()).entry
    assert (saved.name, saved.phones[0].text) == ("Emma Clarke", "13612345678")


def test_the_reading_follows_the_name(form, qtbot):
    editor = form()
    name = line(editor, "Name")
    name.setText("李思雨")
    name.textEdited.emit("李思雨")

    assert line(editor, "Reading").text() == "Lǐ Sīyǔ"


def test_a_refusal_stands_at_its_field_and_loses_nothing(page, form, qtbot):
    editor = form()
    line(editor, "Name").setText("赵敏")
    line(editor, "Phone").setText("12345")
    qtbot.keyClick(editor, ENTER, CTRL)
    faults = [label for label in editor.findChildren(QLabel) if label.property("kind") == "bad"]

    qtbot.waitUntil(lambda: any(fault.isVisible() for fault in faults))

    assert line(editor, "Name").text() == "赵敏"
    assert line(editor, "Phone").text() == "12345"
    assert line(editor, "Phone").hasFocus()


def test_somebody_alike_is_shown_while_typing_and_can_be_opened_instead(page, form, li, qtbot):
    editor = form(meant=page.show_customer)
    qtbot.keyClicks(line(editor, "Phone"), "139 0013 8821")
    hint = editor.findChild(AlikeHint)
    qtbot.waitUntil(hint.isVisible)

    called(hint, "Open 李思雨 · 8821", QPushButton).click()

    qtbot.waitUntil(lambda: page.findChild(ListTable).current_key() == li)
    assert open_form(page) is None


def test_a_form_in_which_nothing_was_typed_closes_without_a_word(page, form, qtbot):
    qtbot.keyClick(form(), ESCAPE)
    qtbot.waitUntil(lambda: open_form(page) is None)

    assert not form().findChild(ResumeStrip).isVisible()


def test_what_was_typed_is_offered_again(page, form, qtbot):
    editor = form()
    qtbot.keyClicks(line(editor, "Name"), "Emma")
    qtbot.keyClick(editor, ESCAPE)
    qtbot.waitUntil(lambda: open_form(page) is None)
    again = form()

    click(again.findChild(ResumeStrip), "Go on with it")

    assert line(again, "Name").text() == "Emma"


def test_an_edit_keeps_what_the_form_does_not_touch(page, form, li, desk, store, qtbot):
    before = file_of(store, desk, li)
    editor = form(customer_id=li)
    line(editor, "WeChat").setText("siyu_li")
    qtbot.keyClick(editor, ENTER, CTRL)
    qtbot.waitUntil(lambda: open_form(page) is None)

    after = file_of(store, desk, li)
    assert after.entry.wechat == "siyu_li"
    assert after.entry.phones == before.entry.phones
    assert after.entry.region == before.entry.region


def test_who_may_not_see_phones_edits_the_rest_and_loses_none(form, page, desk, store, li, qtbot):
    desk.tasks.act_for(Actor(staff_id=None, name="陈薇", role=Role.SPECIALIST))
    editor = form(customer_id=li)
    assert line(editor, "Phone").text() == "*** **** 8821"

    line(editor, "WeChat").setText("siyu_li")
    qtbot.keyClick(editor, ENTER, CTRL)
    qtbot.waitUntil(lambda: open_form(page) is None)

    saved = file_of(store, desk, li).entry
    assert (saved.wechat, saved.phones[0].text) == ("siyu_li", "13900138821")


@pytest.mark.req("A24")
def test_a_vip_without_a_responsible_pair_is_pointed_out(form, page, engine, li, qtbot):
    with Session(engine) as session:
        session.get_one(CustomerMetrics, li).tier = Tier.VIP
        session.commit()
    qtbot.keyClick(form(customer_id=li), ENTER, CTRL)

    qtbot.waitUntil(lambda: page.window().findChildren(Notice) != [])
    assert "VIP" in page.window().findChild(Notice).sentence


def file_of(store, desk, customer_id):
    return store.read(
        lambda session: load_customer(
            session, customer_id=customer_id, actor=desk.person, today=desk.clock.today()
        )
    )


def test_tab_goes_through_the_form_as_one_reads_it(form, qtbot):
    editor = form()
    visited = [tab(editor, qtbot) for _ in range(7)]

    assert visited == [
        "Reading",
        "Phone",
        "Whose or which phone",
        "wrong number",
        "Remove this line",
        "+ another phone",
        "Gender",
    ]


def tab(editor, qtbot):
    qtbot.keyClick(editor.focusWidget(), "\t")
    return editor.focusWidget().accessibleName()


def test_alt_and_a_digit_go_to_a_section(form, qtbot):
    editor = form()

    qtbot.keyClick(editor, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)

    assert editor.focusWidget().accessibleName() == "Note"


def test_what_was_typed_can_be_let_go(page, form, qtbot):
    editor = form()
    qtbot.keyClicks(line(editor, "Name"), "Emma")
    qtbot.keyClick(editor, ESCAPE)
    qtbot.waitUntil(lambda: open_form(page) is None)
    again = form()

    click(again.findChild(ResumeStrip), "Start afresh")

    assert line(again, "Name").text() == ""
    assert not again.findChild(ResumeStrip).isVisible()


def test_f2_opens_the_form_of_the_chosen_customer(page, li, qtbot):
    page.show_customer(li)

    qtbot.keyClick(page, Qt.Key.Key_F2)

    qtbot.waitUntil(lambda: open_form(page) is not None)
    assert line(open_form(page), "Name").text() == "李思雨"
