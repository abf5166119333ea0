"""Measurements of newsgen, side by side with other generators. See README.md here."""
