"""The contact log in a file: every entry, every finding, originals beside corrections."""

import csv
import io
from datetime import timedelta

import pytest

from app.models import Contact
from app.services.tables.exports import export_list
from app.words import ExportKind, FollowUpMethod, LeadValue, Outcome
from tests.factories import make_customer, make_followup


@pytest.fixture
def log(session, clock):
    """One call with everything found out, and its correction."""
    customer = make_customer(session, number="V1")
    call = make_followup(session, customer)
    told = {
        "customer_id": customer.id,
        "followup_id": call.id,
        "logged_at": clock.now(),
        "settles_at": clock.now() + timedelta(days=1),
        "contacted_on": clock.today(),
        "staff_id": call.staff_id,
        "method": FollowUpMethod.PHONE,
        "outcome": Outcome.SATISFIED,
        "counts": True,
        "effect": "smooth",
        "satisfaction": 5,
        "product_gaps": "pricey",
        "new_needs": "laser",
        "suggestions": "later hours",
        "lead": "brings a friend",
        "lead_value": LeadValue.HIGH,
        "cost_minor": 1250,
    }
    first = Contact(**told)
    session.add(first)
    session.flush()
    session.add(Contact(**told | {"corrects_id": first.id, "satisfaction": 4}))
    session.commit()


@pytest.fixture
def rows(log, session, actor, tmp_path):
    path = tmp_path / "log.csv"
    export_list(session, kind=ExportKind.CONTACTS, path=path, actor=actor)
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


@pytest.mark.req("B43")
def test_all_five_findings_are_exported(rows):
    first = rows[0]

    found = [
        first[name]
        for name in ("Effect", "Satisfaction", "Product gaps", "New needs", "Suggestions")
    ]

    assert found == ["smooth", "5", "pricey", "laser", "later hours"]


@pytest.mark.req("B14")
def test_a_correction_stands_beside_its_original(rows):
    first, second = rows

    assert (first["Satisfaction"], second["Satisfaction"]) == ("5", "4")
    assert second["Corrects"] == first["Entry"]


def test_who_how_and_what_it_cost_are_told(rows):
    first = rows[0]

    assert (first["Number"], first["Method"], first["Outcome"]) == ("V1", "Phone", "Satisfied")
    assert (first["Cost"], first["Worth of the lead"]) == ("12.50", "High")
