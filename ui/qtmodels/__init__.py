"""Generic item models over frozen rows; a page adds columns and roles, never machinery."""
