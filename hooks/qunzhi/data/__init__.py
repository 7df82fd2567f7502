"""Open data: the published records as tables, with schemas, for whoever wants to count for themselves."""
