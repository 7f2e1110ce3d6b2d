"""Importing customers: file, columns, check, import, result."""
