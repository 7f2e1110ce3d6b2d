"""One ticket: its clocks, what was said, what is known, and every step."""
