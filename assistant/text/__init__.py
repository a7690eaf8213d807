"""Words and sentences: what every stage means by a term, a stem and a sentence."""
