"""Moments as people say them: "3 days ago", "in 2 h", "2 h late"; later than a week, the date."""

from datetime import date, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

_WEEK = timedelta(days=7)


def local(moment: datetime) -> datetime:
    """Return an aware moment in the time zone of this computer."""
    return moment.astimezone()


def day_text(day: date) -> str:
    """Return a date, the same in every language."""
    return f"{day:%Y-%m-%d}"


def clock_text(moment: datetime) -> str:
    """Return date and time in local time, the same in every language."""
    return f"{local(moment):%Y-%m-%d %H:%M}"


def company_text(moment: datetime, zone: tzinfo) -> str:
    """Return date and time in the company's ``zone``, for moments that files give without one.

    Midnight is a day without a time: nobody is first met at 00:00. On a computer of another zone
    local time would move such a day.
    """
    there = moment.astimezone(zone)
    return f"{there:%Y-%m-%d}" if there.time() == time() else f"{there:%Y-%m-%d %H:%M}"


def ago(moment: datetime | None, now: datetime) -> str:
    """Return how long ago something was, "" for never; older than a week, the date."""
    if moment is None:
        return ""
    if now - moment >= _WEEK:
        return day_text(local(moment))
    days = (local(now).date() - local(moment).date()).days
    if days == 1:
        return QCoreApplication.translate("When", "yesterday")
    if days > 1:
        return QCoreApplication.translate("When", "{0} days ago").format(days)
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 1:
        return QCoreApplication.translate("When", "just now")
    if minutes < 60:
        return QCoreApplication.translate("When", "{0} min ago").format(minutes)
    hours = minutes // 60
    return QCoreApplication.translate("When", "{0} h ago").format(hours)


def due(moment: datetime, now: datetime, *, is_brief: bool = False) -> str:
    """Return the time left until a deadline, or how late it is."""
    span = duration(abs(moment - now), is_brief=is_brief)
    if moment < now:
        return QCoreApplication.translate("When", "{0} late").format(span)
    return QCoreApplication.translate("When", "{0} left").format(span)


def duration(span: timedelta, *, is_brief: bool = False) -> str:
    """Return a span in its two largest units: "2 d 3 h", "1 h 20 min", "2 h", "5 min".

    Args:
        is_brief: whether the largest alone will do: "2 d", "1 h".
    """
    minutes = int(span.total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if is_brief:
        hours, minutes = (0, 0) if days else (hours, 0 if hours else minutes)
    if days and hours:
        return QCoreApplication.translate("When", "{0} d {1} h").format(days, hours)
    if days:
        return QCoreApplication.translate("When", "{0} d").format(days)
    if hours and minutes:
        return QCoreApplication.translate("When", "{0} h {1} min").format(hours, minutes)
    if hours:
        return QCoreApplication.translate("When", "{0} h").format(hours)
    return QCoreApplication.translate("When", "{0} min").format(minutes)
