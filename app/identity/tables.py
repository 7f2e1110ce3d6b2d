"""Departments and the people of the desk."""

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Editable
from app.db.types import Id, SortKey


class Department(Editable):
    """A department; ``name`` stays empty while it has its default name of ``key``."""

    __tablename__ = "department"

    key: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int]
    supervisor_id: Mapped[int | None] = mapped_column(Id)  # no foreign key: it would be a circle
    is_retired: Mapped[bool] = mapped_column(default=False)


class UserAccount(Editable):
    """A person who can be in charge of something. Who leaves is deactivated, never deleted."""

    __tablename__ = "user_account"

    login: Mapped[str | None] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    sort_key: Mapped[str] = mapped_column(SortKey)
    role: Mapped[str] = mapped_column(Text)
    department_id: Mapped[int | None] = mapped_column(Id, ForeignKey("department.id"))
    superior_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    email: Mapped[str | None] = mapped_column(Text)
    is_active: Mapped[bool] = mapped_column(default=True)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "sort_key"),)
