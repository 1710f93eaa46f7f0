"""The papers a customer gets when complaining: intake, sign-off, feedback card."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from app.services.complaints.promise_words import call_back_line
from app.services.papers.complaint_kinds import ComplaintPaper, title_of
from app.services.papers.complaint_slips import ComplaintSlip
from app.services.papers.document import A4_UPRIGHT, A5_LEVEL, Paper, PrintStamp, Size, bind
from app.services.papers.flow import Run, fitted, flow
from app.services.papers.form import Form
from app.services.papers.ink import BODY, BODY_MUTED, NAME, SMALL_MUTED
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN
from app.services.papers.sheet import Sheet
from app.words import ComplaintClock
from app.words.formats import moment
from app.words.language import say, say_in
from app.words.names import name_of

_WIDTH: Final = A4_UPRIGHT[0] - 2 * MARGIN
_FOOT: Final = 52.0
_SCORES: Final = 5
_ROW: Final = 34.0


def print_complaint_paper(slip: ComplaintSlip, *, kind: ComplaintPaper, stamp: PrintStamp) -> Paper:
    """Return one of the papers of a complaint."""
    printers = {
        ComplaintPaper.INTAKE: print_intake,
        ComplaintPaper.SIGN_OFF: print_sign_off,
        ComplaintPaper.FEEDBACK: print_feedback_card,
    }
    return printers[kind](slip, stamp=stamp)


def print_intake(slip: ComplaintSlip, *, stamp: PrintStamp) -> Paper:
    """Return the form on which a complaint is taken in, with the times that were promised."""
    form = Form(_WIDTH)
    _who(form, slip)
    row, detail = slip.detail.row, slip.detail
    form.head(say_in("complaint paper", "What happened"))
    form.fact(say_in("complaint paper", "In your words"), row.facts)
    form.fact(say_in("complaint paper", "About"), name_of(row.direction))
    form.fact(say_in("complaint paper", "You would like"), detail.wish or "")
    form.room(say_in("complaint paper", "To be added"), 2)
    form.head(say_in("complaint paper", "Who was asked first"))
    form.fact(say_in("complaint paper", "First asked"), row.first_receiver_name or "")
    form.fact(say_in("complaint paper", "Received"), moment(row.received_at, stamp.zone))
    form.fact(say_in("complaint paper", "How"), name_of(detail.channel))
    kept = say_in(
        "complaint paper", "Whoever was asked first stays answerable to you until it is settled."
    )
    form.say([Run(kept, BODY_MUTED)])
    form.head(say_in("complaint paper", "What we promise"))
    for label, text in _promised(slip, stamp):
        form.fact(label, text)
    form.sign(
        [
            say_in("complaint paper", "Customer"),
            say_in("complaint paper", "Received by"),
            say_in("complaint paper", "Date"),
        ]
    )
    return _paper(title_of(ComplaintPaper.INTAKE), "complaint", slip, stamp, form)


def print_sign_off(slip: ComplaintSlip, *, stamp: PrintStamp) -> Paper:
    """Return the form that the customer signs: what was done, nothing of our own affairs."""
    form = Form(_WIDTH)
    _who(form, slip)
    detail = slip.detail
    form.head(say_in("complaint paper", "What happened"))
    form.fact(say_in("complaint paper", "In your words"), detail.row.facts)
    if detail.wish:
        form.fact(say_in("complaint paper", "You would like"), detail.wish)
    form.head(say_in("complaint paper", "What was done for you"))
    if detail.remedy:
        form.fact(say_in("complaint paper", "Done"), detail.remedy)
    else:
        form.room(say_in("complaint paper", "Done"), 3)
    form.head(say_in("complaint paper", "What you say"))
    answers = [
        say_in("complaint paper", "solved"),
        say_in("complaint paper", "partly"),
        say_in("complaint paper", "not solved"),
    ]
    form.ticks(say_in("complaint paper", "For me this is"), answers)
    form.room(say_in("complaint paper", "Remarks"), 3)
    form.say([Run(call_back_line(slip.promise), BODY)])
    form.sign([say_in("complaint paper", "Customer"), say_in("complaint paper", "Date")])
    form.sign([say_in("complaint paper", "For the clinic"), say_in("complaint paper", "Date")])
    return _paper(title_of(ComplaintPaper.SIGN_OFF), "sign-off", slip, stamp, form)


def print_feedback_card(slip: ComplaintSlip, *, stamp: PrintStamp) -> Paper:
    """Return the card with five questions that comes back filled in."""
    title = title_of(ComplaintPaper.FEEDBACK)
    frame = _frame(
        title,
        slip,
        stamp,
        say_in("complaint paper", "Five questions, one minute; 1 is poor, 5 is excellent"),
    )
    body = partial(_draw_questions, slip=slip, questions=_questions())
    pdf = bind(title, A5_LEVEL, frame.sheets([body]), author=stamp.clinic_name)
    return Paper(
        title=title, stem=f"feedback-{slip.number}", pdf=pdf, page_count=1, control_total=1
    )


def _who(form: Form, slip: ComplaintSlip) -> None:
    row = slip.detail.row
    form.say([fitted(row.name, NAME, _WIDTH, least=12)])
    number = say("No. {number}", number=row.customer_number)
    form.say([Run(number, BODY_MUTED)])


def _promised(slip: ComplaintSlip, stamp: PrintStamp) -> list[tuple[str, str]]:
    labels = {
        ComplaintClock.FIRST_RESPONSE: say_in("complaint paper", "First answer by"),
        ComplaintClock.PLAN: say_in("complaint paper", "Plan by"),
        ComplaintClock.SOLUTION: say_in("complaint paper", "Solved by"),
    }
    due = {each.clock: moment(each.due_at, stamp.zone) for each in slip.deadlines}
    lines = [(label, due[clock]) for clock, label in labels.items() if clock in due]
    return [*lines, (say_in("complaint paper", "Call-back"), call_back_line(slip.promise))]


def _questions() -> list[str]:
    return [
        say_in("complaint paper", "Is it really solved for you?"),
        say_in("complaint paper", "How quickly did we answer?"),
        say_in("complaint paper", "How were you treated?"),
        say_in("complaint paper", "Were you told what was being done?"),
        say_in("complaint paper", "Would you come again and bring a friend?"),
    ]


def _draw_questions(sheet: Sheet, *, slip: ComplaintSlip, questions: Sequence[str]) -> None:
    right, top = sheet.width - MARGIN, HEAD_BOTTOM + 8
    for place, question in enumerate(questions, start=1):
        y = top + 16
        sheet.text(MARGIN, y, f"{place}  {question}", BODY)
        x = right - _SCORES * _ROW
        for score in range(1, _SCORES + 1):
            after = sheet.circle(x, y, 11) + 4
            sheet.text(after, y, str(score), BODY_MUTED)
            x += _ROW
        sheet.rule(MARGIN, y + 8, right)
        top += 28
    sheet.text(MARGIN, top + 20, say_in("complaint paper", "What should we do better?"), BODY)
    for line in range(2):
        sheet.blank(MARGIN, top + 42 + line * 22, right - MARGIN)
    y = top + 94
    x = sheet.text(MARGIN, y, say_in("complaint paper", "Signature") + " ", BODY_MUTED)
    x = sheet.blank(x, y, 150) + 14
    x = sheet.text(x, y, say_in("complaint paper", "Date") + " ", BODY_MUTED)
    sheet.blank(x, y, 100)
    kept = say_in(
        "complaint paper",
        "Please give the card to the desk; it is filed under {number}.",
        number=slip.number,
    )
    sheet.lines(MARGIN, y + 10, flow([Run(kept, SMALL_MUTED)], right - MARGIN))


def _paper(title: str, stem: str, slip: ComplaintSlip, stamp: PrintStamp, form: Form) -> Paper:
    size: Size = A4_UPRIGHT
    frame = _frame(title, slip, stamp, say_in("complaint paper", "Please keep a copy"))
    bodies = form.pages(HEAD_BOTTOM + 8, size[1] - _FOOT)
    pdf = bind(title, size, frame.sheets(bodies), author=stamp.clinic_name)
    return Paper(
        title=title,
        stem=f"{stem}-{slip.number}",
        pdf=pdf,
        page_count=len(bodies),
        control_total=1,
    )


def _frame(title: str, slip: ComplaintSlip, stamp: PrintStamp, subtitle: str) -> Frame:
    return Frame(
        title=BETWEEN.join((title, slip.number)),
        subtitle=subtitle,
        total=BETWEEN.join(
            (slip.number, say("No. {number}", number=slip.detail.row.customer_number))
        ),
        stamp=stamp,
    )
