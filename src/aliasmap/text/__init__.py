"""Pure functions on text: normalization with exact offsets, scripts, Hangul, legal forms."""
