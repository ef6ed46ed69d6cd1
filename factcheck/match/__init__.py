"""Finding the passages that speak to a claim."""
