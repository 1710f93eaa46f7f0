"""One wording for the rules: their number, in the head and at the foot of the window."""

from app.services.grading.rule_versions import list_rule_versions, save_rules
from app.services.grading.views import load_view
from app.services.office.footing import load_footing
from app.services.rules.score import Weights
from app.services.rules.tiers import GradingRules
from app.ui.grading.sayings import rules_name
from app.words import Indicator
from tests.ui.grading.conftest import JUNE, SEPTEMBER

NAMES = [each.value for each in Indicator]
VISITS_ONLY = GradingRules(weights=Weights(**dict.fromkeys(NAMES, 0) | {"visits": 1}))


def test_head_and_foot_say_the_same_number(session, grade):
    view = load_view(session, run_id=grade(SEPTEMBER))

    assert rules_name(view, list_rule_versions(session)) == "rules v1"
    assert load_footing(session).rules_number == 1


def test_a_draft_from_before_the_first_grading_does_not_shift_the_numbers(
    session, grade, actor, clock
):
    save_rules(session, rules=VISITS_ONLY, actor=actor, now=clock.now(), today=clock.today())
    session.commit()

    view = load_view(session, run_id=grade(JUNE))

    assert rules_name(view, list_rule_versions(session)) == "rules v1"
    assert load_footing(session).rules_number == 1
