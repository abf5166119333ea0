"""Faults on purpose: builds that are killed at every call, and calls that fail.

``python -m tests.faults --kills 2000`` kills as often; the tests beside this file do a part of it.
"""
