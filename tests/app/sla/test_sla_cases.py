"""Cases whose results other systems publish, and what a bad file of cases gets."""

import json
from pathlib import Path

import pytest

from app.sla.cases import UnreadableCases, verify, verify_cases

CASES = Path(__file__).parents[2] / "data" / "sla_cases.json"


@pytest.mark.parametrize("case", json.loads(CASES.read_text()), ids=lambda case: case["id"])
def test_case(case):
    assert verify_cases([case]) == (1, ())


def test_file_of_cases_is_counted():
    assert verify(CASES) == (130, ())


def test_wrong_expectation_is_reported_with_both_values():
    case = {
        "id": "wrong",
        "weekly_hours": {"mon": [["09:00", "17:00"]]},
        "start": "2025-09-22T09:00:00Z",
        "target_minutes": 60,
        "expected_due": "2025-09-22T11:00:00Z",
    }
    passed, (failed,) = verify_cases([case, case | {"expected_due": "2025-09-22T10:00:00Z"}])
    assert passed == 1
    assert (failed.id, failed.expected[11:16], failed.got[11:16]) == ("wrong", "11:00", "10:00")


@pytest.mark.parametrize("case", [{}, {"id": "a", "timezone": "Mars/X", "expected_due": "?"}])
def test_case_that_cannot_be_read_fails(case):
    passed, failed = verify_cases([case])
    assert (passed, len(failed)) == (0, 1)


@pytest.mark.parametrize("text", ["", "{}", "[1]", "not json"])
def test_file_that_is_no_list_of_cases_is_refused(tmp_path, text):
    path = tmp_path / "cases.json"
    path.write_text(text)
    with pytest.raises(UnreadableCases):
        verify(path)
    with pytest.raises(UnreadableCases):
        verify(tmp_path / "missing.json")
