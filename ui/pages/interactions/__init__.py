"""The form that logs an interaction."""
