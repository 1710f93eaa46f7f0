"""What follows from a red line is said once, by a supervisor."""

import pytest
import sqlalchemy as sa

from app.models import RedLineReview
from app.services.complaints.corrections import NoRedLine, review_red_line
from app.services.foundation.errors import sentence
from app.words import Severity


@pytest.fixture
def red(clinic):
    return clinic.receives(severity=Severity.RED_LINE).id


def reviews(session, clinic, case_id, finding):
    doing = clinic.does(clinic.zhou)
    review_red_line(session, case_id=case_id, finding=finding, doing=doing)


@pytest.mark.req("C29")
def test_a_red_line_is_reviewed_once(session, clinic, red):
    reviews(session, clinic, red, "Two pairs of eyes.")

    with pytest.raises(NoRedLine) as refused:
        reviews(session, clinic, red, "Three pairs of eyes.")

    assert sentence(refused.value) == "Only a red line is reviewed here, and each once."
    assert session.scalars(sa.select(RedLineReview.finding)).all() == ["Two pairs of eyes."]


def test_what_is_no_red_line_is_not_reviewed(session, clinic):
    with pytest.raises(NoRedLine):
        reviews(session, clinic, clinic.receives().id, "Nothing follows.")
