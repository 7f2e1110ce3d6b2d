"""One folder per page and its forms; pages never import each other, they meet through the router.

What two pages need stands in ``ui.widgets``.
"""
