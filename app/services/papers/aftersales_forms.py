"""The slip of a return, the sheet that goes along on a home visit, and the rules themselves."""

from collections.abc import Sequence
from typing import Final

from app.services.aftersales.extras import ExtraRow
from app.services.aftersales.home_visit_rows import HomeVisitDetail
from app.services.aftersales.policies import PolicyText
from app.services.aftersales.return_slips import ReturnSlip, SlipLine
from app.services.papers.document import A4_UPRIGHT, Paper, PrintStamp, bind
from app.services.papers.flow import Run, fitted, plain
from app.services.papers.form import Form
from app.services.papers.ink import BODY, BODY_MUTED, NAME
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN
from app.words import ConductCheck, OnSitePayment, PolicyKind, ReturnState
from app.words.extras import extra_line
from app.words.formats import clock_time, long_day, money
from app.words.language import listed, say, say_in
from app.words.names import name_of

_WIDTH: Final = A4_UPRIGHT[0] - 2 * MARGIN
_BOTTOM: Final = A4_UPRIGHT[1] - 52
_SCORES: Final = ("1", "2", "3", "4", "5")


def print_return_slip(slip: ReturnSlip, *, stamp: PrintStamp, currency: str) -> Paper:
    """Return the customer's slip: the rules that held, and nothing the clinic settles inside."""
    form = Form(_WIDTH)
    _who(form, slip.customer_name, slip.customer_number)
    form.head(say_in("return slip", "What you brought back"))
    for line in slip.lines:
        form.fact(say_in("return slip", "Item"), _brought(line))
    form.fact(say_in("return slip", "Reason"), _because(slip))
    form.fact(say_in("return slip", "You would like"), name_of(slip.wish))
    form.fact(say_in("return slip", "Taken in on"), long_day(slip.taken_on))
    form.fact(say_in("return slip", "Taken in by"), slip.taken_by or "")
    if slip.state is not ReturnState.TAKEN_IN:
        form.head(say_in("return slip", "What was done"))
        form.fact(say_in("return slip", "Result"), _result(slip, currency))
    _rules(form, slip.policy)
    form.sign([_customer(), say_in("return slip", "For the clinic"), _date()])
    return _paper(form, say_in("return slip", "Return slip"), slip.number, stamp)


def print_home_visit_sheet(detail: HomeVisitDetail, *, stamp: PrintStamp) -> Paper:
    """Return the sheet of a home visit: the points to tick, how extras are paid, the signature."""
    form, row = Form(_WIDTH), detail.row
    _who(form, row.name, row.customer_number)
    form.fact(say_in("home visit sheet", "Agreed for"), _slot(detail))
    form.fact(say_in("home visit sheet", "Address"), row.address)
    form.fact(say_in("home visit sheet", "What for"), row.purpose)
    form.fact(say_in("home visit sheet", "Who comes"), listed(row.visitors))
    form.head(say_in("home visit sheet", "Everybody who comes ticks each point"))
    for point in ConductCheck:
        form.check(name_of(point), row.visitors)
    form.head(say_in("home visit sheet", "Extras are never paid in cash"))
    form.ticks(say_in("home visit sheet", "Paid by"), [name_of(each) for each in OnSitePayment])
    form.room(say_in("home visit sheet", "What, and how much"), 2)
    form.head(say_in("home visit sheet", "What you say"))
    form.ticks(say_in("home visit sheet", "1 poor, 5 excellent"), _SCORES)
    form.room(say_in("home visit sheet", "Remarks"), 2)
    form.room(say_in("home visit sheet", "Feedback card no."), 1)
    form.sign([_customer(), _date()])
    _rules(form, detail.policy)
    return _paper(form, say_in("home visit sheet", "Home visit"), row.number, stamp)


def _who(form: Form, name: str, number: str) -> None:
    form.say([fitted(plain(name), NAME, _WIDTH, least=12)])
    form.say([Run(say("No. {number}", number=number), BODY_MUTED)])


def _brought(line: SlipLine) -> str:
    parts = [f"{line.item_name} × {line.count}"]
    if line.bought_on:
        parts.append(say_in("return slip", "bought on {day}", day=long_day(line.bought_on)))
    if line.new_item_name:
        parts.append(say_in("return slip", "exchanged for {item}", item=line.new_item_name))
    return BETWEEN.join(parts)


def _because(slip: ReturnSlip) -> str:
    return BETWEEN.join(filter(None, (name_of(slip.reason), plain(slip.text))))


def _result(slip: ReturnSlip, currency: str) -> str:
    if slip.state is ReturnState.REFUSED:
        refused = say_in("return slip", "Refused: {why}", why=plain(slip.refused_why))
        return BETWEEN.join((refused, long_day(slip.refused_on)))
    parts = [name_of(slip.done) if slip.done else "", long_day(slip.finished_on)]
    if slip.refund_minor:
        paid = money(slip.refund_minor, currency)
        parts.insert(1, say_in("return slip", "{amount} given back to you", amount=paid))
    return BETWEEN.join(part for part in parts if part)


def print_policy_sheet(
    kind: PolicyKind,
    policy: PolicyText,
    *,
    extras: Sequence[ExtraRow] = (),
    currency: str,
    stamp: PrintStamp,
) -> Paper:
    """Return a published text as a sheet to hang up or hand out, with what is promised beside."""
    form = Form(_WIDTH)
    _rules(form, policy)
    if extras:
        form.head(say_in("policy sheet", "What we gladly do beside"))
    for each in extras:
        said = extra_line(
            free_from_minor=each.entry.free_from_minor,
            price_minor=each.entry.price_minor,
            currency=currency,
        )
        form.say([Run(BETWEEN.join((each.entry.name, said)), BODY)])
    frame = Frame(
        title=name_of(kind),
        subtitle=say_in("policy sheet", "What you can rely on"),
        total=_version(policy),
        stamp=stamp,
    )
    bodies = form.pages(HEAD_BOTTOM + 8, _BOTTOM)
    pdf = bind(name_of(kind), A4_UPRIGHT, frame.sheets(bodies), author=stamp.clinic_name)
    return Paper(
        title=name_of(kind),
        stem=f"rules-{kind.value}-{policy.number}",
        pdf=pdf,
        page_count=len(bodies),
        control_total=1,
    )


def _rules(form: Form, policy: PolicyText) -> None:
    """Print the text that held, with its version."""
    form.head(BETWEEN.join((say_in("return slip", "Our rules"), _version(policy))))
    for paragraph in policy.text.splitlines():
        form.say([Run(paragraph, BODY)])


def _version(policy: PolicyText) -> str:
    if not policy.number:
        return say_in("return slip", "standard text")
    return say_in(
        "return slip",
        "version {number}, from {day}",
        number=policy.number,
        day=long_day(policy.valid_from_on),
    )


def _slot(detail: HomeVisitDetail) -> str:
    row = detail.row
    hours = f"{clock_time(row.starts_at)}–{clock_time(row.ends_at)}"
    confirmed = say_in("home visit sheet", "to be confirmed by you")
    if row.confirmed_on:
        day = long_day(row.confirmed_on)
        confirmed = say_in("home visit sheet", "confirmed by you on {day}", day=day)
    return BETWEEN.join((long_day(row.visits_on), hours, confirmed))


def _customer() -> str:
    return say_in("complaint paper", "Customer")


def _date() -> str:
    return say_in("complaint paper", "Date")


def _paper(form: Form, title: str, number: str, stamp: PrintStamp) -> Paper:
    frame = Frame(
        title=BETWEEN.join((title, number)),
        subtitle=say_in("complaint paper", "Please keep a copy"),
        total=number,
        stamp=stamp,
    )
    bodies = form.pages(HEAD_BOTTOM + 8, _BOTTOM)
    pdf = bind(title, A4_UPRIGHT, frame.sheets(bodies), author=stamp.clinic_name)
    return Paper(title=title, stem=number, pdf=pdf, page_count=len(bodies), control_total=1)
