"""The pages of the wiki as HTML: what stands around a text, and the pages that nobody writes by hand."""
