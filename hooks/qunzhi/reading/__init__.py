"""From files to plain values, with the line and column of each."""
