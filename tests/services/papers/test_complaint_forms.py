"""What a customer who complains takes home, read back from the PDF."""

import pytest

from app.models import Complaint
from app.services.complaints.handling import name_cause, solve, take
from app.services.papers.complaint_forms import (
    print_complaint_paper,
    print_feedback_card,
    print_intake,
    print_sign_off,
)
from app.services.papers.complaint_kinds import ComplaintPaper
from app.services.papers.complaint_slips import load_slip
from app.words import ComplaintCause, ComplaintClock, Tier
from app.words.formats import moment
from app.words.language import choose_language
from tests.factories import make_metrics
from tests.services.complaints.complaint_work import Clinic
from tests.services.papers.reading import pages_of, sizes_of, text_of


@pytest.fixture
def desk(session):
    desk = Clinic(session)
    make_metrics(session, desk.customer, tier=Tier.VIP)
    return desk


@pytest.fixture
def case(desk):
    return desk.receives(wish="An apology.")


@pytest.fixture
def solved(session, desk, case):
    """The same complaint, solved at a cost of which the customer hears nothing."""
    given = {"case_id": case.id, "doing": desk.does(desk.wu)}
    take(session, owner_id=desk.wu.staff_id, **given)
    name_cause(session, cause=ComplaintCause.SCHEDULING, text="Booked twice.", **given)
    solve(session, remedy="A free skin test.", cost_minor=28_077, **given)
    return case


def test_the_intake_says_what_was_said_who_was_asked_first_and_what_is_promised(
    session, case, stamp
):
    slip = load_slip(session, case_id=case.id)

    text = text_of(print_intake(slip, stamp=stamp).pdf)

    due = [moment(each.due_at, stamp.zone) for each in slip.deadlines]
    said = ("C-0001", "王小明", "Waited 50 minutes.", "An apology.", "李娜", *due)
    assert [words for words in said if words not in text] == []
    assert len(due) == len(ComplaintClock) - 1


def test_the_sign_off_says_what_was_done_and_has_room_for_a_signature(session, solved, stamp):
    text = text_of(print_sign_off(load_slip(session, case_id=solved.id), stamp=stamp).pdf)

    said = ("A free skin test.", "not solved", "Customer", "Date")
    assert [words for words in said if words not in text] == []


@pytest.mark.req("B30")
@pytest.mark.parametrize("kind", list(ComplaintPaper))
def test_no_paper_tells_the_customer_cause_or_cost(session, solved, stamp, kind):
    slip = load_slip(session, case_id=solved.id)

    text = text_of(print_complaint_paper(slip, kind=kind, stamp=stamp).pdf)

    assert [words for words in ("280", "Booked twice", "Scheduling") if words in text] == []


def test_before_it_is_solved_the_sign_off_has_room_to_write(session, case, stamp):
    paper = print_sign_off(load_slip(session, case_id=case.id), stamp=stamp)

    assert paper.page_count == 1
    assert "What was done for you" in text_of(paper.pdf)


def test_the_feedback_card_asks_five_questions_under_the_number(session, case, stamp):
    paper = print_feedback_card(load_slip(session, case_id=case.id), stamp=stamp)

    text = text_of(paper.pdf)
    assert text.count("?") == 5 + 1
    assert "it is filed under C-0001" in text
    assert sizes_of(paper.pdf) == [(210, 148)]


def test_a_long_story_goes_on_overleaf_and_nothing_is_lost(session, case, stamp):
    facts = " ".join(f"word{place}" for place in range(1_200))
    session.get_one(Complaint, case.complaint_id).text = facts
    session.flush()

    paper = print_intake(load_slip(session, case_id=case.id), stamp=stamp)

    printed = text_of(paper.pdf)
    assert paper.page_count == len(pages_of(paper.pdf)) > 1
    assert [word for word in facts.split() if word not in printed] == []


@pytest.mark.parametrize("kind", list(ComplaintPaper))
def test_every_paper_speaks_chinese(session, solved, stamp, kind):
    choose_language("zh")

    text = text_of(
        print_complaint_paper(load_slip(session, case_id=solved.id), kind=kind, stamp=stamp).pdf
    )

    titles = {
        ComplaintPaper.INTAKE: "投诉受理单",
        ComplaintPaper.SIGN_OFF: "投诉处理签收单",
        ComplaintPaper.FEEDBACK: "意见反馈卡",
    }
    assert titles[kind] in text


@pytest.mark.parametrize("kind", list(ComplaintPaper))
def test_the_same_complaint_prints_the_same_bytes(session, solved, stamp, kind):
    slip = load_slip(session, case_id=solved.id)

    first, second = (print_complaint_paper(slip, kind=kind, stamp=stamp) for _ in range(2))

    assert first.pdf == second.pdf
