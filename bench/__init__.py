"""Benchmarks: every claim of speed or accuracy is a command here."""
