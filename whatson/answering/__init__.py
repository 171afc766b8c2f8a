"""Answering what BAC asks: on the page where it stands, or on a page of its own, without an account."""
