"""Where settings are kept."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base
from app.db.types import Id

COMPANY = 0


class Setting(Base):
    """One value as JSON; ``user_id`` 0 is the company's."""

    __tablename__ = "setting"

    user_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
