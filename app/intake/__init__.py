"""What strangers send us: mails of the office mailbox and submissions of the web form.

Each is an *incoming* row first, under a key that nothing has twice, and becomes a ticket, or a
customer's message on one, in the transaction that writes the row. What is no customer's word
(automatic answers, newsletters) or cannot be read is set aside and listed; a sender who writes too
much waits. ``service.take_in`` is the one way in.
"""
