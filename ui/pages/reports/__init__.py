"""The reports page: every report of the catalogue as a card."""
