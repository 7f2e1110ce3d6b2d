"""Figures of what is tried case by case: so many cases of the test suite passed, so many not."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

from tests.faults.figures import Figure
from tests.faults.rights import ROOT

# id -> what it is, and the tests that try it.
CASES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "C-18/19": (
        "upgrades, older and newer stores",
        (
            "tests/app/server/test_server_setup.py::test_two_upgrades_never_run_at_once",
            "tests/app/server/test_server_setup.py::"
            "test_an_older_store_is_not_upgraded_by_whoever_opens_it",
            "tests/app/server/test_server_setup.py::"
            "test_a_desk_that_was_open_during_an_upgrade_only_reads_from_then_on",
            "tests/app/server/test_server_setup.py::test_a_newer_store_is_read_and_not_written",
        ),
    ),
    "C-20/S-44": (
        "role changed, person disabled while a desk is open",
        (
            "tests/app/server/test_people_logins.py::"
            "test_a_changed_role_counts_in_the_open_session",
            "tests/app/server/test_people_logins.py::"
            "test_disabling_ends_open_sessions_and_coming_back_needs_a_new_password",
        ),
    ),
    "K-04": (
        "a row that is held does not stop the watcher",
        (
            "tests/app/access/test_attacks.py::test_a_held_row_does_not_stop_the_watcher",
            "tests/app/workflows/sweep/test_watcher_of_any_role.py::"
            "test_tickets_that_somebody_holds_do_not_keep_the_others_waiting",
        ),
    ),
    "K-05": (
        "a night without any desk",
        (
            "tests/app/workflows/sweep/test_watcher_rings_once.py::"
            "test_a_night_without_any_desk_is_told_as_the_highest_stage_with_its_true_time",
        ),
    ),
    "K-06": (
        "a clock set back and forth",
        (
            "tests/app/workflows/sweep/test_watcher_rings_once.py::"
            "test_a_clock_set_back_and_forth_rings_nothing_twice_and_loses_nothing",
            "tests/app/workflows/sweep/test_watcher_rings_once.py::"
            "test_a_lease_from_a_clock_that_was_set_back_does_not_block",
        ),
    ),
    "K-08": (
        "a due time moved after the escalation",
        (
            "tests/app/workflows/sweep/test_watcher_rings_once.py::"
            "test_a_due_time_moved_after_the_escalation_rings_at_the_new_time_only",
        ),
    ),
    "S-01": (
        "attacks by psql, each with a partner that is allowed",
        (
            "tests/app/access/test_attacks.py",
            "tests/app/customers/test_attacks_on_contact_points.py",
        ),
    ),
    "S-02/04": (
        "rights changed by hand are found",
        ("tests/app/server/test_security_check.py",),
    ),
    "S-03/06": (
        "who may do what, by the program and by hand",
        ("tests/app/access/test_expectations.py",),
    ),
    "S-05": (
        "every query and command under every login",
        ("tests/app/access/test_everything.py", "tests/app/dataio/test_imports_by_role.py"),
    ),
    "S-07": (
        "stamps, owners and roles that somebody invents",
        (
            "tests/app/access/test_attacks.py::"
            "test_the_author_and_the_moment_of_a_line_are_the_servers",
            "tests/app/access/test_attacks.py::test_a_version_is_not_invented",
            "tests/app/access/test_attacks.py::test_nobody_makes_himself_more",
        ),
    ),
    "S-43": ("forged lines of the log", ("tests/app/core/test_logs.py",)),
    "S-46": ("what people do with logins", ("tests/app/server/test_people_logins.py",)),
    "S-47..49": (
        "keyring, joining, locking, changing the person",
        ("tests/ui/shell/test_sign_in.py", "tests/ui/shell/test_lock.py"),
    ),
    "S-57": (
        "numbers shown in clear, each time recorded",
        ("tests/app/customers/test_attacks_on_contact_points.py",),
    ),
    "S-58 purge": (
        "lines that are young stay",
        ("tests/app/audit/test_audit_is_never_changed.py",),
    ),
    "I-27..36/S-51": (
        "malicious attachments, and what is left of opened ones",
        ("tests/app/files", "tests/ui/widgets/test_attachments.py"),
    ),
    "N-02..13": (
        "strangers at the web form: slow, greedy, forged, twice, while the store is away",
        ("tests/app/forms", "tests/ui/shell/test_form_desk.py"),
    ),
    "N-15..19/S-50": (
        "rogue servers, certificates, what passes over the line",
        ("tests/app/server/test_safe_connections.py", "tests/app/server/test_addresses.py"),
    ),
}


def tried(id_: str) -> Figure:
    """Run the cases of ``id_``: ``n`` passed, ``half`` failed, ``corrupt`` broke off."""
    what, tests = CASES[id_]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        subprocess.run(
            [*command, f"--junitxml={report}", *tests],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        suite = ElementTree.parse(report).getroot()[0]
    counted = {name: int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped")}
    figure = Figure(f"{id_} {what}", half=counted["failures"], corrupt=counted["errors"])
    figure.n = counted["tests"] - counted["failures"] - counted["errors"] - counted["skipped"]
    figure.note = f"cases; half = failed, {counted['skipped']} not tried here"
    return figure
