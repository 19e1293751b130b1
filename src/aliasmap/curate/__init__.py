"""Curate: help for those who keep a registry."""
