"""All knowledge of single languages, as data."""
