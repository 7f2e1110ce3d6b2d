"""The main window and what surrounds the pages.

It knows pages by name only (``page_list``) and loads each when it is first opened.
"""
