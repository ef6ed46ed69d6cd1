"""What a passage, then an article, says of a claim, and in whose voice."""
