"""Is it fast: one script a question, results with the machine named."""
