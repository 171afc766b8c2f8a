"""Answering what BAC asks, without an account: on the page where it stands, or on its own."""
