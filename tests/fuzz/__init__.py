"""Fuzzing: bytes that nobody would write, given to every door that a site's files come in by.

``python -m tests.fuzz`` (or ``make fuzz``) runs without end, led by coverage; `test_fuzz.py` runs a
little of it in CI.
"""
