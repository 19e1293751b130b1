"""The registry: the YAML tree, its schema, its format, its rules."""
