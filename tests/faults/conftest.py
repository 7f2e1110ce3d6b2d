"""Fixtures of the window's tests that these tests need too."""

from tests.ui.conftest import tasks

__all__ = ["tasks"]
