"""What time alone makes necessary; done when a desk starts and every hour after."""

from dataclasses import replace

from app.audit.service import purge
from app.core.actor import Actor
from app.core.permissions import Role, Scope
from app.db.receipts import forget_old
from app.db.uow import UnitOfWork
from app.files import service as files
from app.settings.queries import read_setting
from app.surveys.service import close_expired

_NOBODY = Actor(0, "", Role.OWNER)  # what follows by rule has no author


def tidy(uow: UnitOfWork) -> int:
    """Close surveys that nobody answered in time; returns how many were closed.

    Lines of the audit log that are older than the company keeps are removed, too, and receipts of
    saves that nobody will ask for any more, and files that were taken off a month ago.
    """
    forget_old(uow.session, uow.actor.user_id, uow.now())
    files.purge(uow)
    by_rule = replace(uow, actor=_NOBODY)
    purge(by_rule, int(str(read_setting(uow.session, "audit.keep_days"))))
    if uow.actor.scope("survey.enter") is Scope.NONE:
        return 0  # a server lets this login see no survey
    return close_expired(by_rule)
