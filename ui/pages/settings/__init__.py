"""Settings of the person and of the company, built from the catalogue."""
