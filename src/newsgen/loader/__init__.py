"""Text to records: reads copy and finds its headline, dateline, quotes and the rest."""
