"""Everything one can do from anywhere, declared once: menus, palette and shortcut sheet read it."""
