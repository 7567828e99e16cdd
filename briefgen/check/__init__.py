"""Findings: what a programmer's linter is to code, for the facts of a dossier."""
