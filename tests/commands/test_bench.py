"""``bench``: every speed beside its yardstick."""

import shutil

import pytest

from app.commands.answers import in_columns
from app.commands.engineering.bench.alone import MEASURES
from app.commands.engineering.bench.clinics import make_clinic
from app.commands.engineering.bench.measure import Result, against_smallest, spread

BENCH = "app.commands.engineering.bench"
FEW = {
    "measure._WARM_UP": 1,
    "calling._TIMES": 3,
    "calling._ROUNDS": 2,
    "complaining._COMPLAINTS": 300,
    "complaining._TIMES": 2,
    "printing.LINES": 50,
    "printing._TIMES": 2,
    "seen._PRESSES": 8,
    "seen._PROFILES": 4,
    "seen._SOUGHT": 4,
    "writing._ROWS": 500,
    "writing._TIMES": 3,
}


@pytest.fixture(scope="module")
def measured_clinic(tmp_path_factory):
    folder = tmp_path_factory.mktemp("measured")
    make_clinic(folder, customers=120, report=lambda _words: None)
    return folder


@pytest.fixture
def clinic_folder(measured_clinic, tmp_path, monkeypatch):
    """A small clinic to measure, a few times only."""
    for name, few in FEW.items():
        monkeypatch.setattr(f"{BENCH}.{name}", few)
    return shutil.copytree(measured_clinic, tmp_path / "clinic")


@pytest.mark.parametrize(
    "name",
    ["trial", "grade", "visit", "backup", "import", "week", "board", "call", "plan", "complaints"],
)
def test_services_are_measured_beside_their_yardsticks(clinic_folder, name):
    results = MEASURES[name](clinic_folder, 120)

    assert {result.customers for result in results} == {120}
    assert min(min(result.measured, result.yardstick) for result in results) > 0


def test_one_measurement_leaves_the_clinic_fit_for_the_next(clinic_folder):
    names = ("week", "board", "call", "plan", "board", "call")

    measured = [MEASURES[name](clinic_folder, 120)[0].measured for name in names]

    assert min(measured) > 0


@pytest.mark.ui
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["search", "profile"])
def test_the_window_is_measured_until_it_is_painted(clinic_folder, name):
    results = MEASURES[name](clinic_folder, 120)

    assert min(result.measured for result in results) > 0


def test_a_result_is_told_to_a_program(desk):
    said = desk("bench", "trial", "--customers", "25", "--json", "-")

    first = said.data["results"][0]

    assert said.status == 0
    assert list(first) == [
        *("name", "customers", "measured", "yardstick", "goal", "unit", "ratio", "met"),
    ]
    assert first["ratio"] == pytest.approx(first["measured"] / first["yardstick"], rel=0.01)


def test_a_result_is_told_to_a_person(desk):
    said = desk("--lang", "en", "bench", "trial", "--customers", "25")

    assert said.status == 0
    assert " 25 " in said.out.splitlines()[1]


def test_an_unknown_name_is_wrong_usage(desk):
    assert desk("bench", "coffee").status == 2


@pytest.mark.parametrize(("measured", "met"), [(20.0, True), (20.1, False)])
def test_a_goal_is_a_multiple_of_the_yardstick(measured, met):
    result = Result(name="x", customers=1, measured=measured, yardstick=10.0, goal=2.0)

    assert result.met is met


def test_memory_is_held_against_the_smallest_clinic():
    small = Result(name="memory", customers=1, measured=100.0, yardstick=100.0, goal=1.5)
    large = Result(name="memory", customers=9, measured=120.0, yardstick=120.0, goal=1.5)

    ratios = [each.ratio for each in against_smallest([small, large], name="memory")]

    assert ratios == [1.0, 1.2]


def test_one_size_alone_is_held_against_nothing():
    alone = Result(name="memory", customers=9, measured=120.0, yardstick=120.0, goal=1.5)

    assert [each.met for each in against_smallest([alone], name="memory")] == [None]


def test_the_p95_leaves_out_one_in_twenty():
    assert spread([float(taken) for taken in range(1, 22)]).p95_ms == 20.0


def test_columns_stand_below_one_another_in_chinese_too():
    assert in_columns([["项目", "目标"], ["save", "10"]]) == ["项目  目标", "save  10"]
