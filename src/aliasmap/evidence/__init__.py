"""Evidence makers: each adds reasons for or against a hypothesis and never drops one. They do not know each other."""
