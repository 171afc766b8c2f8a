"""The embedded engine: tantivy, in a folder of this machine; no server to run."""

from search.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
