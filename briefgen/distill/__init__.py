"""From an article to a dossier: readers, and the engine that finds the facts."""
