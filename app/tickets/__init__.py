"""Tickets 工单: what a customer reported, who works on it, how it was put right."""
