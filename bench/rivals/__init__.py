"""Rivals: other matchers, an adapter each, each in an environment of its own. The guide is docs/adapters.md."""
