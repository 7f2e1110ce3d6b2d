"""Tickets 工单: what customers ask, report and complain about, until they say it is solved.

Words: a *kind* says what it is, a *severity* picks the targets, a *priority* sorts; a *status* is a
column of the board and belongs to a *category* (open, waiting, solved, closed). Every change is a
line of ``ticket_event``: the history people read and the source of every clock.

- ``service``: every command, by noun in ``reporting``, ``moving``, ``closing``, ``changing``,
  ``talking``; each begins with ``working.load`` and ends with ``working.finish``
- ``links``, ``withdrawing``, ``merging``: what one is to another, duplicates and spam, merges;
  ``family`` reads what belongs together
- ``importing``: tickets from before, in bulk, with clocks that stay silent
- ``queries``, ``board``: lists, one ticket, its history; ``filters`` says which tickets
- ``rules``: kinds, routes and the moves that are allowed; ``access``: who may do what
"""
