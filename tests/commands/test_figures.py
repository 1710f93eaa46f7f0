"""``grade``: the whole result, the same twice, or without a trace."""

from math import ceil

import pytest

from tests.commands.conftest import TODAY

KEYS = [
    *("number", "first_visit", "last_visit", "tenure_days", "spend_minor", "spend_365_minor"),
    *("visits", "visits_365", "treatments", "referred", "referred_buyers", "referred_spend_minor"),
    *("events", "event_sales_minor", "harmony", "ranked", "score_n", "score", "rank"),
    *("base_tier", "tier", "stars", "why"),
]


@pytest.fixture
def graded(clinic):
    return clinic("grade", "--as-of", TODAY, "--json", "-").data


def by_number(data):
    return {customer["number"]: customer for customer in data["customers"]}


def test_the_result_has_the_promised_keys(graded):
    assert list(graded) == [
        *("as_of", "rule_version", "ranked", "dormant", "prospects", "rows_after_as_of"),
        *("tie_at_cut", "checksum", "customers"),
    ]
    assert list(graded["customers"][0]) == KEYS


def test_everyone_is_in_it_once(graded):
    numbers = [customer["number"] for customer in graded["customers"]]

    ranked = [customer for customer in graded["customers"] if customer["ranked"]]

    assert len(numbers) == len(set(numbers)) == 60
    assert len(ranked) == graded["ranked"]
    assert sorted(customer["rank"] for customer in ranked) == list(range(1, len(ranked) + 1))


@pytest.mark.req("A15")
def test_a_fifth_is_vip(graded):
    vips = [each for each in graded["customers"] if each["base_tier"] == "vip"]

    assert len(vips) == ceil(0.2 * graded["ranked"])


def test_a_customer_is_told_with_days_money_and_a_reason(graded):
    customer = by_number(graded)["00231"]

    assert customer["first_visit"] == "2021-03-12"
    assert customer["tenure_days"] == (TODAY - TODAY.replace(2021, 3, 12)).days
    assert (customer["tier"], customer["stars"]) == ("vip", 5)
    assert customer["why"].startswith("VIP, ")
    assert "above" in customer["why"]


def test_who_never_came_is_a_prospect_without_a_place(graded):
    prospects = [each for each in graded["customers"] if each["tier"] == "prospect"]

    assert len(prospects) == graded["prospects"] > 0
    assert {each["rank"] for each in prospects} == {None}


@pytest.mark.req("A11")
def test_grading_twice_gives_the_same_checksum_and_one_entry(clinic, graded):
    again = clinic("grade", "--as-of", TODAY, "--json", "-").data

    entries = clinic("journal", "--json", "-").data["entries"]

    assert again == graded
    assert [entry["intent"] for entry in entries].count("grade") == 1


def test_a_trial_gives_the_same_and_leaves_no_trace(clinic, graded):
    clinic("undo")

    trial = clinic("grade", "--as-of", TODAY, "--trial", "--json", "-").data

    assert trial == graded
    assert clinic("journal", "--last", "1", "--json", "-").data["entries"][0]["intent"] == "undo"


def test_rows_after_the_day_are_counted_and_left_out(clinic):
    early = TODAY.replace(year=2025)

    data = clinic("grade", "--as-of", early, "--trial", "--json", "-").data

    assert data["rows_after_as_of"] > 0
    assert max(each["last_visit"] or "" for each in data["customers"]) <= early.isoformat()


def test_the_reasons_are_in_the_language_asked_for(desk, folder):
    words = ["--store", folder, "--lang", "zh", "grade", "--trial", "--as-of", TODAY]

    data = desk(*words, "--json", "-").data

    assert by_number(data)["00231"]["why"].startswith("大客户，")


def test_a_role_that_may_not_grade_is_refused(clinic):
    said = clinic("grade", "--as-of", TODAY, "--user", "李娜")

    assert said.status == 1


@pytest.mark.parametrize("words", [["grade"], ["grade", "--as-of", "21.11.2026"]], ids=" ".join)
def test_a_day_is_needed(desk, words):
    assert desk(*words).status == 2


@pytest.fixture
def risks(clinic):
    return clinic("risk", "--as-of", TODAY, "--json", "-").data


def test_everyone_has_a_line_and_each_family_another(risks):
    numbers = {customer["number"] for customer in risks["customers"]}

    assert list(risks) == ["as_of", "families", "customers"]
    assert len(risks["customers"]) == len(numbers) == 60
    assert {family["number"] for family in risks["families"]} <= numbers


def test_the_customer_of_the_drawings_is_at_risk_by_her_rhythm(risks):
    customer = by_number(risks)["00231"]
    families = [each for each in risks["families"] if each["number"] == "00231"]

    assert (customer["stage"], customer["family"]) == (3, "皮肤护理")
    assert customer["ratio"] == min(family["ratio"] for family in families)


def test_a_family_is_told_with_its_gaps(risks):
    found = next(
        each
        for each in risks["families"]
        if (each["number"], each["family"]) == ("00231", "皮肤护理")
    )

    assert list(found) == [
        *("number", "family", "last_visit", "days_since", "gaps", "own_median_gap"),
        *("expected_gap", "ratio", "stage"),
    ]
    assert (found["gaps"], found["days_since"]) == (11, 88)
    assert found["ratio"] == pytest.approx(found["days_since"] / found["expected_gap"])


def test_who_never_came_has_no_stage(risks):
    nowhere = [each for each in risks["customers"] if each["ratio"] is None]

    assert {(each["stage"], each["family"]) for each in nowhere} == {(None, None)}


def test_the_stages_are_counted_for_a_person(clinic):
    said = clinic("risk", "--as-of", TODAY)

    assert "At risk " in said.out
