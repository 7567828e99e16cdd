"""Documents become messages, and messages reach their readers, each once."""
