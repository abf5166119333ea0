"""How each field of one record came to be: facts, marked-up text, and both as lines to print."""
