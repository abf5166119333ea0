"""Records to what they share: store, terms, related stories, addresses."""
