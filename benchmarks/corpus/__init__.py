"""A news archive of any size, invented from a seed: the same stories on every machine."""
