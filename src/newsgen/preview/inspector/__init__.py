"""The inspector: what the loader understood of one story, marked in the text as it was received."""
