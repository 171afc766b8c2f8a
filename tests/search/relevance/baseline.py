"""Plain BM25 over the same documents: each as one text, any of the words, English stems."""

from collections.abc import Iterable

import tantivy
from tantivy import Filter, Occur, TextAnalyzerBuilder, Tokenizer

from search.registry import Document
from tests.search.relevance.metrics import PAGE, Answer

STEMS = "en_stem"
"""tantivy's own; what is asked is split by the same parts, since its parser knows a syntax."""


class Baseline:
    """What a search is that has had no thought: tantivy as it comes, in memory."""

    def __init__(self, documents: Iterable[Document]):
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("pk", stored=True)
        builder.add_text_field("text", tokenizer_name=STEMS)
        self.index = tantivy.Index(builder.build())
        writer = self.index.writer(num_threads=1)
        for document in documents:
            text = "\n".join((*document.texts.values(), *document.numbers))
            writer.add_document(tantivy.Document(pk=document.pk, text=text))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        split = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
        self.analyser = split.filter(Filter.stemmer("english")).build()

    def ask(self, text: str) -> Answer:
        words = (
            tantivy.Query.term_query(self.index.schema, "text", word)
            for word in self.analyser.analyze(text)
        )
        query = tantivy.Query.boolean_query([(Occur.Should, word) for word in words])
        searcher = self.index.searcher()
        hits = searcher.search(query, PAGE).hits
        return Answer(tuple(searcher.doc(address)["pk"][0] for _, address in hits))
