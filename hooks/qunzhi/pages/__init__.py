"""Pages: finished texts for templates, and which page stands at which address."""
