"""The index: organizations compiled into an artifact, and the artifact opened again."""
