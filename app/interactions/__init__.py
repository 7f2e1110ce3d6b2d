"""Interactions 互动: calls, mails, chats, visits; who said what, and what comes next."""
