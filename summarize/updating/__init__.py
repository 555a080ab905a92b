"""A brief as it grows."""
