"""Service levels 服务级别: what was promised, by when, and whether it was kept.

Words: a *calendar* says what is working time; a *policy* says what is promised to which ticket; a
*clock* is one promise on one record (accept, solve, plan, progress, callback, answer); its *epoch*
rises when the promise changes; a *step* is a warning or an escalation of one epoch.

Pure, in order of reading:

- ``span``, ``calendar``: ``BusinessCalendar.due / worked / spans``, ``ALWAYS``
- ``public_holidays``: ``public_holidays``, ``country_calendar`` (make-up days 调休 included)
- ``policy``: ``choose``, ``check``, ``default_policies``
- ``history``, ``runs``, ``terms``: what happened, which clocks there were, what rules held
- ``clock``: ``derive`` (all clocks of a ticket from its events), ``single``, ``promises``
- ``watch``: ``schedule``, ``next_step``, ``reading``, ``left_seconds``
- ``explain``, ``pieces``: ``explain`` takes one deadline apart; ``telling`` says it in words
- ``stored``: calendars and policies to and from JSON data
- ``cases``: ``verify`` checks the arithmetic against a file of cases

On the store: ``service.refresh`` derives and writes the clocks of a record, ``rulebook`` reads the
rules over time, ``ringing`` finds and claims the steps that are due (the watcher itself is
``app.workflows.sweep``), ``queries`` reads clocks and rules, ``defaults`` seeds a new store.
"""
