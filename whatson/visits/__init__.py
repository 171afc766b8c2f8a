"""Asking to see what is in the store: the form, the page behind its private link, the gathering."""
