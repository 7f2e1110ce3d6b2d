"""What came in by mail and web form: what waits, and what a person decides about."""
