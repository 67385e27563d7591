"""The chart of weekly distance over pain."""
