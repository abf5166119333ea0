"""The archive as data: articles, quotations and terms as JSON Lines, CSV and SQLite."""
