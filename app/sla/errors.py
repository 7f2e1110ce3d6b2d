"""What a calendar or a policy list is refused for. The UI finds the sentence by ``code``."""

from app.core.errors import AppError


class CalendarError(AppError, ValueError):
    """A working calendar that cannot be used as it is written."""

    code = "calendar_error"


class UnknownZone(CalendarError):
    """No such IANA time zone; params: zone."""

    code = "calendar_unknown_zone"


class UnknownCountry(CalendarError):
    """The public holidays of this country are not known; params: country."""

    code = "calendar_unknown_country"


class BadHours(CalendarError):
    """An opening or closing time, a date or a weekday that cannot be read; params: value."""

    code = "calendar_bad_hours"


class OverlappingHours(CalendarError):
    """Two spans share time; params: day (weekday key or ISO date), first, second."""

    code = "calendar_overlapping_hours"


class NeverOpens(CalendarError):
    """The calendar has no opening hours at all."""

    code = "calendar_never_opens"


class PastHorizon(CalendarError):
    """The target is not used up within the years that are searched; params: years."""

    code = "calendar_past_horizon"


class PolicyError(AppError, ValueError):
    """A policy list that does not end with exactly one default, or a value that makes no sense.

    Params: reason (``no_default``, ``default_not_last``, ``share``, ``seconds``, ``levels``,
    ``key``, ``unreadable``), policy (its key).
    """

    code = "policy_error"
