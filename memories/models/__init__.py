"""What people remember, in the museum's terms: Spectrum's object user's contribution."""

from memories.models.consents import Consent, Use
from memories.models.erasures import Erasure, Leftover
from memories.models.files import MemoryFile
from memories.models.memory import Memory
from memories.models.messages import Message
from memories.models.moves import Moved
from memories.models.notes import RecordNote
from memories.models.settings import MemorySettings
from memories.models.tags import TaggedMemory
from memories.models.tellings import Telling

__all__ = [
    "Consent",
    "Erasure",
    "Leftover",
    "Memory",
    "MemoryFile",
    "MemorySettings",
    "Message",
    "Moved",
    "RecordNote",
    "TaggedMemory",
    "Telling",
    "Use",
]
