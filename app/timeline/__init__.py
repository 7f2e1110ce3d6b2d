"""One customer's story over all features, and the day's work of one person."""
