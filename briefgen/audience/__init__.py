"""Who reads a brief, what they may see, and the cut that makes it theirs."""
