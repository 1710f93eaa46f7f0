"""What else can be done with a customer, from the menu of the page."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from sqlalchemy import select

from app.models import ArchiveReview, Attendance, Complaint, Customer, Event, Referral
from app.services.complaints.reception import ComplaintEntry, receive_complaint
from app.services.foundation.doing import Doing
from app.services.visits.occasions import EventEntry, add_event
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.customer_picker import CustomerPicker
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.segmented import Segmented
from app.ui.profile.attendance_dialog import AttendanceDialog
from app.ui.profile.deeds import FeedbackDialog, ReferralDialog
from app.ui.profile.head import MoreMenu
from app.ui.profile.status_change import StatusDialog
from app.words import ComplaintChannel, ContactPause, CustomerStatus, FeedbackKind
from tests.factories import make_customer
from tests.ui.hands import CTRL, ENTER, finish, opened, press, says, type_in
from tests.ui.profile.conftest import story_of, table_of


@pytest.fixture
def menu(shown):
    return shown.findChild(MoreMenu)


def test_what_was_said_is_written_down_and_told(shown, menu, session, qtbot):
    menu.feedback_wanted.emit()
    dialog = opened(shown, FeedbackDialog, qtbot)
    dialog.findChild(QPlainTextEdit).setPlainText("waited half an hour")
    finish(dialog, qtbot)

    said = session.scalars(select(Complaint)).one()
    assert (said.kind, said.text) == (FeedbackKind.FEEDBACK, "waited half an hour")
    qtbot.waitUntil(lambda: len(story_of(shown)) == 2)


def test_a_day_to_come_is_refused_at_the_day(shown, menu, qtbot):
    menu.feedback_wanted.emit()
    dialog = opened(shown, FeedbackDialog, qtbot)
    dialog.findChild(DayField).clear()
    press(dialog, ENTER, qtbot, CTRL)

    assert says(dialog, "Type the day")


@pytest.fixture
def complaint(change, li, actor, clock):
    """李思雨 complained today."""
    entry = ComplaintEntry(
        customer_id=li,
        received_at=clock.now(),
        facts="waited half an hour",
        channel=ComplaintChannel.PHONE,
    )
    doing = Doing(actor=actor, now=clock.now())
    change(lambda session: receive_complaint(session, entry=entry, doing=doing))


def test_a_complaint_in_the_story_leads_to_the_complaint(shown, complaint, qtbot):
    qtbot.waitUntil(lambda: len(story_of(shown)) == 2)

    with qtbot.waitSignal(shown.complaint_opened) as told:
        table_of(shown).row_opened.emit(table_of(shown).model().key_at(0))

    assert told.args == [1]


def test_an_open_complaint_stands_in_do_next_and_leads_to_itself(shown, complaint, qtbot):
    qtbot.waitUntil(lambda: says(shown, "C-0001 · Received"))
    (look,) = [
        each for each in shown.findChildren(QPushButton) if each.accessibleName() == "Open C-0001"
    ]

    with qtbot.waitSignal(shown.complaint_opened):
        look.click()


def test_a_complaint_is_recorded_from_the_profile(shown, menu, li, qtbot):
    with qtbot.waitSignal(shown.complaint_wanted) as told:
        menu.complaint_wanted.emit()

    assert told.args == [li]


@pytest.fixture
def wang(change):
    """王小明 is on file too."""
    keys = []
    change(lambda session: keys.append(make_customer(session, "王小明").id))
    return keys[0]


@pytest.mark.parametrize("way", ["brought_by", "brought"])
def test_who_brought_whom_is_written_down(shown, menu, wang, session, qtbot, way):
    menu.referral_wanted.emit()
    dialog = opened(shown, ReferralDialog, qtbot)
    dialog.findChild(Segmented).choose(way)
    dialog.findChild(CustomerPicker).setFocus()
    type_in(dialog, "wxm", qtbot)
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: dialog.findChild(CustomerPicker).taken is not None)
    finish(dialog, qtbot)

    kept = session.scalars(select(Referral)).one()
    assert (kept.referrer_id == wang) is (way == "brought_by")
    qtbot.waitUntil(lambda: says(shown, "王小明"))


def test_a_referral_by_nobody_is_asked_for(shown, menu, qtbot):
    menu.referral_wanted.emit()
    dialog = opened(shown, ReferralDialog, qtbot)
    press(dialog, ENTER, qtbot, CTRL)

    assert says(dialog, "Who was it?")


def test_a_referral_to_oneself_is_refused_at_the_name(shown, menu, qtbot):
    menu.referral_wanted.emit()
    dialog = opened(shown, ReferralDialog, qtbot)
    dialog.findChild(CustomerPicker).setFocus()
    type_in(dialog, "lsy", qtbot)
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: dialog.findChild(CustomerPicker).taken is not None)
    press(dialog, ENTER, qtbot, CTRL)

    qtbot.waitUntil(lambda: dialog.findChild(CustomerPicker).property("wrong") == "true")


def test_a_new_event_is_written_down_with_who_came(shown, menu, session, qtbot):
    menu.attendance_wanted.emit()
    dialog = opened(shown, AttendanceDialog, qtbot)
    (name,) = [each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Name"]
    name.setText("Spring salon")
    dialog.findChild(DayField).setText("today")
    finish(dialog, qtbot)

    assert session.scalars(select(Event.name)).one() == "Spring salon"
    assert len(session.scalars(select(Attendance)).all()) == 1


def test_an_event_without_a_name_is_refused_at_the_name(shown, menu, session, qtbot):
    menu.attendance_wanted.emit()
    dialog = opened(shown, AttendanceDialog, qtbot)
    dialog.findChild(DayField).setText("today")
    press(dialog, ENTER, qtbot, CTRL)
    (name,) = [each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Name"]
    qtbot.waitUntil(lambda: name.property("wrong") == "true")

    assert session.scalars(select(Event)).all() == []


def test_an_event_on_file_brings_its_day(shown, menu, change, actor, clock, qtbot):
    entry = EventEntry(name="Spring salon", held_on=clock.today())
    change(lambda session: add_event(session, entry=entry, actor=actor) and None)
    menu.attendance_wanted.emit()
    dialog = opened(shown, AttendanceDialog, qtbot)

    assert dialog.findChild(DayField).day == clock.today()


@pytest.mark.req("B60")
def test_a_file_looked_through_is_dated_at_once(shown, menu, session, qtbot):
    menu.review_wanted.emit()

    qtbot.waitUntil(lambda: says(shown, "21 Nov 2026"))
    assert len(session.scalars(select(ArchiveReview)).all()) == 1


def test_a_pause_begins_and_ends(shown, menu, session, li, qtbot):
    menu.status_wanted.emit()
    dialog = opened(shown, StatusDialog, qtbot)
    pause_of(dialog).choose(ContactPause.MEDICAL)
    dialog.findChild(DayField).setText("+30")
    finish(dialog, qtbot)
    assert session.get_one(Customer, li).pause is ContactPause.MEDICAL
    session.rollback()

    menu.status_wanted.emit()
    dialog = opened(shown, StatusDialog, qtbot)
    pause_of(dialog).choose(None)
    finish(dialog, qtbot)
    assert session.get_one(Customer, li).pause is None


def pause_of(dialog):
    (box,) = [each for each in dialog.findChildren(ChoiceBox) if each.accessibleName() == "Contact"]
    return box


def test_a_customer_is_given_up(shown, menu, session, li, qtbot):
    menu.status_wanted.emit()
    dialog = opened(shown, StatusDialog, qtbot)
    dialog.findChildren(ChoiceBox)[0].choose(CustomerStatus.LOST)
    finish(dialog, qtbot)

    assert session.get_one(Customer, li).status is CustomerStatus.LOST


def test_who_was_given_up_can_be_one_again(shown, menu, change, session, li, qtbot):
    change(lambda s: setattr(s.get_one(Customer, li), "status", CustomerStatus.LOST))
    menu.status_wanted.emit()
    dialog = opened(shown, StatusDialog, qtbot)
    dialog.findChildren(ChoiceBox)[0].choose(CustomerStatus.ACTIVE)
    finish(dialog, qtbot)

    assert session.get_one(Customer, li).status is CustomerStatus.ACTIVE


def test_a_customer_is_booked_in_from_the_profile(shown, menu, li, qtbot):
    with qtbot.waitSignal(shown.booking_wanted) as wanted:
        menu.booking_wanted.emit()

    assert wanted.args == [li]
