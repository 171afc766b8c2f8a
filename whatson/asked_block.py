"""The block in which a question to the public stands on a page."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from objects.blocks import KeyBlock, ShowsRecords
from whatson.answering.showing import Asked

BELONGS_ELSEWHERE = (
    "Ask about what BAC itself decides. Petitions and what people think of politics are not"
    " collected here: link to the council or to parliament instead, in the block on the page."
)
NOT_ASKED = "This question is not asked at the moment."
ONE_OF_TWO = "Choose a question, or say where it belongs: one of the two."


class ConsultationChooserBlock(KeyBlock, SnippetChooserBlock):
    """One question that is asked, or was."""

    def __init__(self, **kwargs):
        super().__init__(target_model="whatson.Consultation", **kwargs)

    def refusal(self, record):
        return ""

    def fetch(self, pks, surface):
        return self.model_class.objects.public().counted().in_bulk(pks)

    def instead(self, pks):
        return dict.fromkeys(pks, NOT_ASKED)


class BelongsBlock(blocks.StructBlock):
    """Who decides something that BAC doesn't, and where they are asked."""

    who = blocks.CharBlock(
        max_length=120, help_text="For example: Wandsworth Council, UK Parliament petitions."
    )
    address = blocks.URLBlock(help_text="The page where people can have their say.")

    class Meta:
        icon = "link"
        label = "Council or parliament"


class ConsultationBlock(ShowsRecords, blocks.StructBlock):
    """A question with its answers; or, of what BAC doesn't decide, links to who does."""

    question = ConsultationChooserBlock(required=False)
    title = blocks.CharBlock(
        required=False,
        max_length=160,
        label="Or what belongs elsewhere",
        help_text=BELONGS_ELSEWHERE,
    )
    belongs = blocks.ListBlock(
        BelongsBlock(), default=[], max_num=4, required=False, label="It belongs to"
    )

    def get_context(self, value, parent_context=None):
        """With the request of who reads, if somebody does: a feed has no form."""
        context = super().get_context(value, parent_context)
        found = context["shown"].record(value["question"])
        return context | {"asked": Asked(found, context.get("request")) if found else None}

    def parts(self, value, shown):
        return {"instead": shown.instead(value["question"])}

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned["question"]) == bool(cleaned["belongs"]):
            raise StructBlockValidationError(non_block_errors=[ONE_OF_TWO])
        if cleaned["belongs"] and not cleaned["title"]:
            said = "Say what it is that others decide."
            raise StructBlockValidationError({"title": ValidationError(said)})
        return cleaned

    class Meta:
        template = "whatson/blocks/consultation.html"
        icon = "help"
        label = "Ask the public"
        description = "A question with its answers and counts, or links to who decides."

    def get_preview_value(self):
        return self.example(
            question=self.child_blocks["question"].model_class.objects.public().first()
        )
