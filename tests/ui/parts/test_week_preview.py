"""The weekly list is looked at with its codes, and kept when it leaves the screen."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QPushButton

from app.models import PrintedLine, PrintedList
from app.services.followups.printed_lists import print_list
from app.services.foundation.actors import Actor
from app.ui.parts.messages import Notice
from app.ui.parts.papers.call_papers import preview_week_list
from app.ui.parts.papers.pages_view import PagesView
from app.ui.parts.papers.print_preview import PrintPreview
from app.words import Intent, Role
from tests.factories import make_followup, make_staff
from tests.services.desk_work import make_reachable
from tests.services.followups.printed_work import NOW, WEEK
from tests.services.papers.calls import MONDAY, SUNDAY
from tests.services.papers.reading import text_of


@pytest.fixture
def week(session):
    """Two calls of two people on one day."""
    for name, who in (("王𬱖", "陈薇"), ("Emma Clarke", "李娜")):
        staff_id = make_staff(session, who).id
        make_followup(session, make_reachable(session, name), MONDAY, staff_id=staff_id)
    session.commit()


@pytest.fixture
def open_preview(desk, owner, qtbot):
    """Open the list of the week for whoever is at the desk."""
    owner.show()

    def opened() -> PrintPreview:
        preview_week_list(desk, owner, first_on=MONDAY, last_on=SUNDAY)
        qtbot.waitUntil(lambda: owner.findChild(PrintPreview) is not None)
        preview: PrintPreview = owner.findChild(PrintPreview)
        view: PagesView = preview.findChild(PagesView)  # type: ignore[assignment]  # it is there
        qtbot.waitUntil(lambda: view.count == 1 and view.drawn_count == 1)
        return preview

    return opened


def saved_text(preview, path, qtbot) -> str:
    preview.save_to(path)
    qtbot.waitUntil(lambda: preview.findChild(Notice) is not None)
    return text_of(path.read_bytes())


def offered(preview) -> set[str]:
    return {each.accessibleName() for each in preview.findChildren(QPushButton)}


def kept(store, column):
    return store.read(lambda session: session.scalars(sa.select(column)).all())


@pytest.mark.usefixtures("week")
def test_looking_keeps_nothing(open_preview, store):
    open_preview()

    assert kept(store, PrintedList.id) == []


@pytest.mark.usefixtures("week")
def test_the_codes_on_the_paper_are_those_that_are_kept(open_preview, store, tmp_path, qtbot):
    text = saved_text(open_preview(), tmp_path / "week.pdf", qtbot)

    codes = kept(store, PrintedLine.code)
    assert len(codes) == 2
    assert [code for code in codes if code not in text] == []


@pytest.mark.usefixtures("week")
def test_a_list_printed_and_saved_is_kept_once(open_preview, store, tmp_path, qtbot):
    preview = open_preview()

    saved_text(preview, tmp_path / "one.pdf", qtbot)
    preview.save_to(tmp_path / "two.pdf")
    qtbot.waitUntil((tmp_path / "two.pdf").exists)

    assert len(kept(store, PrintedList.id)) == 1


@pytest.mark.usefixtures("week")
def test_order_and_phones_are_chosen_while_looking(open_preview, store, tmp_path, qtbot):
    preview = open_preview()
    buttons = {each.accessibleName(): each for each in preview.findChildren(QPushButton)}

    buttons["By person"].click()
    buttons["Last four"].click()
    save = next(each for each in preview.findChildren(QPushButton) if "PDF" in each.text())
    qtbot.waitUntil(save.isEnabled)

    text = saved_text(preview, tmp_path / "week.pdf", qtbot)
    assert "by person, then day" in text
    assert "···· " in text
    assert [code for code in kept(store, PrintedLine.code) if code not in text] == []


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(("role", "full"), [(Role.SPECIALIST, False), (Role.RECEPTIONIST, True)])
def test_who_may_not_see_a_whole_phone_is_not_offered_it(open_preview, tasks, role, full):
    tasks.act_for(Actor(staff_id=None, name="林医生", role=role))

    assert ("Full phones" in offered(open_preview())) is full


@pytest.mark.usefixtures("week")
def test_codes_that_were_printed_meanwhile_are_refused_in_a_sentence(
    open_preview, store, actor, tmp_path, qtbot
):
    preview = open_preview()
    other = replace(WEEK, first_on=MONDAY, last_on=SUNDAY)
    store.write(
        lambda session: print_list(session, wanted=other, actor=actor, now=NOW, today=NOW.date()),
        actor=actor,
        intent=Intent.PRINT_LIST,
    )

    preview.save_to(tmp_path / "week.pdf")

    qtbot.waitUntil(lambda: preview.findChild(Notice) is not None)
    assert "open the list again" in preview.findChild(Notice).sentence
    assert not (tmp_path / "week.pdf").exists()


def test_a_week_without_calls_is_shown_and_not_printed(open_preview, store, tmp_path, qtbot):
    preview = open_preview()

    preview.save_to(tmp_path / "week.pdf")

    qtbot.waitUntil(lambda: preview.findChild(Notice) is not None)
    assert "nothing to print" in preview.findChild(Notice).sentence
    assert kept(store, PrintedList.id) == []
