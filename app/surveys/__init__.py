"""Satisfaction surveys.

Words of this feature:

* **dimension**: what a scale question asks about; the default questionnaire has five
  (`rules.DEFAULT_QUESTIONS`).
* **invitation**: one contact asked once; **response**: the answers that came of it.
* **tally**: how often each score was given, ``{score: count}``; every figure is computed from
  it (`figures.py`), so a query only has to group and count.
"""
