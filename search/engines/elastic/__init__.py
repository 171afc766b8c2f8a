"""Elasticsearch: a server, or several, for when one machine is not enough."""

from search.engines.elastic.connection import Server
from search.engines.elastic.engine import ElasticEngine

__all__ = ["ElasticEngine", "Server"]
