"""Building blocks of the pages: one class for each thing that looks the same everywhere.

What only one page needs stands with that page; no block knows a page. ``page`` and ``list_page``
are what pages are made from, ``form`` and ``form_dialog`` what forms are made from.
"""
