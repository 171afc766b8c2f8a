"""Giving a memory: one question a page, each answer kept at once, sent only at the end."""
