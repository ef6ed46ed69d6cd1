"""Reading claims files and articles."""
