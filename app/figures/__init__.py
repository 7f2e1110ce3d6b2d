"""What the tickets of a period say: service levels, times, backlog, and what keeps coming back.

``formulas`` and ``keywords`` are pure; ``queries`` reads one slim row for each ticket and hands it
to them; ``behind`` finds the tickets a number stands for.
"""
