"""From an article to its sentences, words, names and values."""
