"""Satisfaction: the dashboard, who is to be asked, and the form for answers by phone."""
