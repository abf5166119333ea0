"""An archive read back: what was built against the records, and the records against the sources."""
