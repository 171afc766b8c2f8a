"""The blocks of a story in which people are heard: a memory, and a question to the reader."""

from django.utils.functional import cached_property
from wagtail import blocks

from memories import states
from memories.admin.chooser import MemoryWindow
from memories.chooser import NO_LONGER, TAKEN_BACK
from memories.documents import with_subjects
from memories.models import Memory
from memories.parts import bring_parts
from objects.blocks import KeyBlock, ObjectChooserBlock, ShowsRecords
from objects.blocks.things import some_objects
from objects.chooser.of_objects import EXHIBITION


class MemoryChooserBlock(KeyBlock):
    """One memory whose giver said yes to stories."""

    target_model = Memory
    is_of_record = True

    @cached_property
    def widget(self):
        return MemoryWindow(use=self.use)

    def fetch(self, pks, surface):
        shown = with_subjects(Memory.objects.shown_on(surface).filter(pk__in=pks))
        return {memory.pk: memory for memory in bring_parts(list(shown))}

    def instead(self, pks):
        kept = Memory.objects.filter(pk__in=pks).exclude(state=states.WITHDRAWN)
        waiting = dict.fromkeys(kept.values_list("pk", flat=True), NO_LONGER)
        return dict.fromkeys(pks, TAKEN_BACK) | waiting

    def extract_references(self, value):
        # A memory is in no list of uses but our own, which is erased with it.
        return ()

    class Meta:
        icon = "comment"


class MemoryBlock(ShowsRecords, blocks.StructBlock):
    """A memory, always whole: words, pictures and sound, in the second voice."""

    memory = MemoryChooserBlock()

    def parts(self, value, shown):
        return {
            "memory": shown.record(value["memory"]),
            "instead": shown.instead(value["memory"]),
        }

    class Meta:
        template = "memories/blocks/memory.html"
        icon = "comment"
        label = "Memory"

    def get_preview_value(self):
        use = self.child_blocks["memory"].use
        shown = Memory.objects.shown_on(use).order_by("-published_at", "-pk")
        return self.example(memory=shown.first())


class ExhibitionMemoryBlock(MemoryBlock):
    """The same in an exhibition, to which its giver has to have agreed as well as to stories."""

    memory = MemoryChooserBlock(use=EXHIBITION)


class QuestionBlock(ShowsRecords, blocks.StructBlock):
    """A question to the reader, which leads to giving a memory of an object."""

    question = blocks.CharBlock(max_length=160)
    object = ObjectChooserBlock(help_text="What they tell us is kept with this object.")

    def parts(self, value, shown):
        return {"thing": shown.record(value["object"])}

    class Meta:
        template = "memories/blocks/question.html"
        icon = "help"
        label = "Question to the reader"

    def get_preview_value(self):
        thing = next(iter(some_objects()), None)
        return self.example(question="Did you have one of these?", object=thing)
