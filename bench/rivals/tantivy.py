"""The embedded search engine tantivy: character 3-grams, ranked by BM25; the index is memory-mapped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tantivy import Document, Filter, Index, Occur, Query, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

TITLE = "tantivy, 3-grams"
PACKAGES = ("tantivy",)
_FOLDER = Path("tantivy")


class Rival:
    """An index in the current directory."""

    def __init__(self) -> None:
        self._analyzer = TextAnalyzerBuilder(Tokenizer.ngram(3, 3, False)).filter(Filter.lowercase()).build()
        builder = SchemaBuilder()
        builder.add_text_field("name", stored=False, tokenizer_name="grams", index_option="freq")
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        self._schema = builder.build()

    def build(self, names: Sequence[tuple[str, str]]) -> None:
        """Write the index."""
        _FOLDER.mkdir()
        index = Index(self._schema, path=str(_FOLDER))
        index.register_tokenizer("grams", self._analyzer)
        writer = index.writer()
        for ident, name in names:
            writer.add_document(Document(name=f" {name} ", id=ident))
        writer.commit()
        writer.wait_merging_threads()
        self.open()

    def open(self) -> None:
        """Open the index that was written."""
        index = Index.open(str(_FOLDER))
        index.register_tokenizer("grams", self._analyzer)
        self._searcher = index.searcher()

    def search(self, query: str, k: int) -> list[str]:
        """Return the ids of the k best names."""
        grams = dict.fromkeys(self._analyzer.analyze(f" {query} "))
        asked = Query.boolean_query([(Occur.Should, Query.term_query(self._schema, "name", g, "freq")) for g in grams])
        hits = self._searcher.search(asked, k, count=False).hits
        return [str(self._searcher.doc(address)["id"][0]) for _, address in hits]
