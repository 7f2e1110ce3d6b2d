"""Settings of the company and of each person, declared once in ``catalogue.py``."""
