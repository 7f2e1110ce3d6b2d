"""Pictures of every page, for eyes: ``python -m tests.visual --out DIR``."""
