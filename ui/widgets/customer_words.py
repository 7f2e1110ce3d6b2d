"""How customers are spoken of on every page: tier, source, churn risk, colours of a status."""

from app.customers.dto import CustomerRow
from ui.words import named, word

# How far a customer has come, in the colours of a ticket's state.
STATUS_COLORS = {"potential": "new", "intent": "open", "won": "resolved", "lost": "onhold"}
RISK_COLORS = {"high": "duesoon", "middle": "paused", "low": "ontrack"}


def source_text(source: str | None) -> str:
    """The name of a source channel; the company's own word stands for itself."""
    return word(f"source.{source}") if source else ""


def tier_text(row: CustomerRow) -> str:
    """The tier's name."""
    return named("tier", row.tier, row.tier_name)


def risk_text(risk: str | None) -> str:
    """The churn risk in words, "" when nobody knows."""
    return word(f"risk.{risk}") if risk in RISK_COLORS else ""
