"""What the benchmarks of quality share: labelled data, scores, and how each set is read."""
