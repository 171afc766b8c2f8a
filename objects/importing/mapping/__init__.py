"""Mappings: TOML files that say what a museum's columns or units are in this catalogue."""

from objects.importing.mapping.base import FieldMap, Mapping
from objects.importing.mapping.dimensions import read_dimension
from objects.importing.mapping.files import load_mapping, shipped_mappings
from objects.importing.mapping.parts import number_of_set
from objects.importing.mapping.results import MappedRow, MappingError, Problem, Repair
from objects.importing.mapping.targets import TARGETS

__all__ = [
    "TARGETS",
    "FieldMap",
    "MappedRow",
    "Mapping",
    "MappingError",
    "Problem",
    "Repair",
    "load_mapping",
    "number_of_set",
    "read_dimension",
    "shipped_mappings",
]
