"""Follow-ups 回访: first callback, first visit-back, agreed next steps, reminders."""
