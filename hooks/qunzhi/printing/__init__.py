"""Reports in print: a report as a tree of plain values, set as PDF by Typst with templates of ours."""
