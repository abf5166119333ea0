"""The search index: records → small files that the search page reads one by one.

The archive is indexed a year at a time, so a story of this year changes no file of another
(docs/search.md).
"""
