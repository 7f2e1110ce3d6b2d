"""Ticket figures and frequent problems, each with the tickets behind it."""
