"""Words out of a PDF: glyphs and where they stand, put into lines, columns and paragraphs by this package.

A PDF holds marks on paper. Readers that trust the order in which glyphs are drawn scramble Arabic dates, so the order is worked
out from the places. The package knows nothing of the service; `python -m verifier.pdftext` runs it in a process of its own, with
limits.
"""
