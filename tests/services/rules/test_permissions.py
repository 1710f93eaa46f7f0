"""Who may do what."""

import pytest

from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.rules.permissions import ALLOWED, may, require
from app.words import Permission, Role


def someone(role: Role) -> Actor:
    return Actor(staff_id=1, name="Li Na", role=role)


def test_every_role_is_listed():
    assert set(ALLOWED) == set(Role)


def test_the_manager_may_do_everything():
    assert ALLOWED[Role.MANAGER] == set(Permission)


def test_a_receptionist_cannot_grade():
    assert not may(someone(Role.RECEPTIONIST), Permission.GRADE)
    with pytest.raises(NotAllowed) as refused:
        require(someone(Role.RECEPTIONIST), Permission.GRADE)

    assert refused.value.permission is Permission.GRADE


def test_a_specialist_sees_only_the_end_of_a_phone_number():
    assert not may(someone(Role.SPECIALIST), Permission.SEE_FULL_PHONES)
