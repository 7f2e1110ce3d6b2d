"""``laike --tour DIR``: a day at the front desk, played through the real window."""
