"""The words that pages say of themselves, a catalogue for each language (docs/languages.md)."""
