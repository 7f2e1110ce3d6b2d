"""Building blocks of the pages: one class for each thing that looks the same everywhere."""
