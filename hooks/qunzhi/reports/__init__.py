"""Reports as values: tables, charts, numbers of headings and captions; what every edition of them is made from."""
