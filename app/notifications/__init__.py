"""Notices to a person: in the notice centre, on the tray, by sound; never the same twice."""
