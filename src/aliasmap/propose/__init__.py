"""Proposers: each adds spans and candidates and never scores."""
