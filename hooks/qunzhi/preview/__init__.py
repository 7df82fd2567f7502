"""The preview: the site as it is written, made and shown anew with every saved change. Nothing of it is published."""
