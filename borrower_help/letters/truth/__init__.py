"""What may cost a sender something in their own words: found by rules that can be read, asked about, never forbidden."""
