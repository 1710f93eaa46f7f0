"""A clinic that takes complaints."""

import pytest

from tests.services.complaints.complaint_work import Clinic


@pytest.fixture
def clinic(session) -> Clinic:
    return Clinic(session)


@pytest.fixture
def lone(session) -> Clinic:
    """One person does everything here."""
    return Clinic(session, alone=True)
