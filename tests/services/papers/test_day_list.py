"""A person's day on paper: who comes, whom to call, under the codes of the weekly list."""

from datetime import date, time

import pytest

from app.models import Allergy, Appointment
from app.services.foundation.errors import NotFound
from app.services.papers.day_list import print_day_list
from app.services.papers.day_lists import load_day
from app.services.papers.said import PhonePrivacy
from app.services.rules.short_codes import is_code
from app.words.language import choose_language
from tests.factories import make_followup, make_item, make_staff
from tests.services.desk_work import TODAY, make_reachable
from tests.services.followups.printed_work import WEEK, print_week
from tests.services.papers.calls import MONDAY
from tests.services.papers.reading import pages_of, text_of


@pytest.fixture
def nina(session):
    return make_staff(session, "李娜").id


@pytest.fixture
def call(session, nina):
    """A call of hers on Monday, unless told otherwise."""

    def call(name, on=MONDAY, **fields):
        return make_followup(session, make_reachable(session, name), on, staff_id=nina, **fields)

    return call


@pytest.fixture
def book(session, nina):
    """A booking with her on Monday morning."""

    def book(name, **fields):
        customer = make_reachable(session, name)
        whole = {"starts_on": MONDAY, "starts_at": time(10, 30), "staff_id": nina} | fields
        session.add(Appointment(customer_id=customer.id, **whole))
        session.flush()
        return customer

    return book


@pytest.fixture
def day(session, nina):
    return lambda: load_day(session, staff_id=nina, on=MONDAY, today=TODAY)


def test_the_day_holds_her_calls_by_the_clock_and_what_is_late_before(call, day, session, stamp):
    call("甲", due_at=time(14))
    call("乙", due_at=time(9, 30))
    call("丙")
    call("丁", on=date(2026, 11, 18))
    call("戊", on=date(2026, 11, 24))
    make_followup(session, make_reachable(session, "己"), MONDAY, staff_id=make_staff(session).id)

    paper = print_day_list(day(), stamp=stamp)

    assert [line.name for line in paper.lines] == ["丁", "乙", "甲", "丙"]
    assert paper.control_total == 4


def test_who_comes_to_her_stands_before_the_calls(book, call, day, session, stamp):
    customer = book("Emma Clarke", item_id=make_item(session, "Thermage").id, note="comes by car")
    session.add(Allergy(customer_id=customer.id, text="lidocaine"))
    book("客人", staff_id=None)
    call("甲")

    text = text_of(print_day_list(day(), stamp=stamp).pdf)

    said = ("Expected · 1", "Emma Clarke", "Thermage", "Allergic: lidocaine.", "comes by car")
    assert [words for words in (*said, "10:30", "30 minutes") if words not in text] == []
    assert text.index("Emma Clarke") < text.index("To call · 1") < text.index("甲")
    assert "客人" not in text
    assert "Control total: 2 lines" in text


def test_a_line_has_the_code_of_the_weekly_list(call, day, session, stamp):
    call("甲")
    code = print_week(session, WEEK).lines[0].code

    paper = print_day_list(day(), stamp=stamp)

    assert [line.code for line in paper.lines] == [code]
    assert code in text_of(paper.pdf)


def test_a_line_that_was_never_printed_gets_a_code(call, day, stamp):
    call("甲")

    (line,) = print_day_list(day(), stamp=stamp).lines

    assert is_code(line.code)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("李娜, Monday 23 November", "0 expected · 1 to call", "Control total: 1 line")),
        ("zh", ("李娜，11月23日 星期一", "预约到店 0 人 · 待联系 1 项", "合计 1 行")),
    ],
)
def test_the_head_says_whose_day_it_is(call, day, stamp, language, said):
    choose_language(language)
    call("王𬱖㛃")

    text = text_of(print_day_list(day(), stamp=stamp).pdf)

    assert [words for words in (*said, "王𬱖㛃") if words not in text] == []


def test_as_much_of_a_phone_is_printed_as_was_chosen(call, day, stamp):
    call("甲")

    text = text_of(print_day_list(day(), stamp=stamp, privacy=PhonePrivacy.LAST4).pdf)

    assert "····" in text
    assert "139 0000" not in text


def test_an_empty_day_is_one_page_that_says_so(day, stamp):
    (page,) = pages_of(print_day_list(day(), stamp=stamp).pdf)

    assert "Nothing is planned." in page


def test_the_day_of_nobody_is_refused(session):
    with pytest.raises(NotFound):
        load_day(session, staff_id=999, on=MONDAY, today=TODAY)
