"""How good the search is: real-life searches with what a person would accept as an answer.

`judgements.toml`, beside this package, holds them; `make relevance` asks each engine, and
prints how it did beside plain BM25. What is relevant is decided by looking at the records,
never at what an engine returned.
"""
