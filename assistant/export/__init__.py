"""Files that a reader takes away: a briefing as Word and as Markdown."""
