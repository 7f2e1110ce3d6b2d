"""The look: tokens by meaning, and what is made of them (palette, style sheet, icons, charts).

``current()`` is the theme of the running program; ``icon(name)`` an icon that follows it.
"""

from ui.theme.icons import icon, paint_icon, pixmap
from ui.theme.theme import Mode, Theme, current, use

__all__ = ["Mode", "Theme", "current", "icon", "paint_icon", "pixmap", "use"]
