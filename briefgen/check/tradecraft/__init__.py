"""Rules on what is written, and how: sourcing, estimation, attribution, and so on."""
