"""Gold questions to measures."""
