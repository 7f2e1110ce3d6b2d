"""The office mailbox: mails are read over IMAP and become tickets (``app.intake`` takes them in).

Each mail is one transaction. It is marked as seen in the mailbox only after that, so a program that
dies in between sees it again and knows it; nothing is lost, and nothing is there twice.
"""
