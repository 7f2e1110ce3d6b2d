"""Translations: ``.ts`` files are the source; ``python -m resources.i18n.build`` makes the rest."""
