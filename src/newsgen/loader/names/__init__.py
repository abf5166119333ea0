"""People, places and organisations that a story names: precision before recall.

A false page in an index is worse than a missing mention, so a name is taken only with a sign: a
first name, a title, a word of speech or a role beside it, the gazetteer, an organisation's word.
"""

from newsgen.loader.names.find import Names, find_names

__all__ = ["Names", "find_names"]
