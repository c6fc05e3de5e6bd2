"""From paragraphs to counts: numbers with their measure words, what they count, how they relate."""
