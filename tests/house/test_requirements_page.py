"""The page of what is proven is true."""

from tests.house.requirements_page import PAGE, demands, page, proofs


def test_the_page_lists_what_the_tests_prove():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_no_test_proves_a_requirement_that_does_not_exist():
    assert proofs().keys() <= demands().keys()
