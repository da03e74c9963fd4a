"""What the readers of office formats share: the flow of a text in which marks end cells and rows, and LibreOffice.

``flow`` and ``grid`` are for formats in which a table is a run of paragraphs (RTF, Word 97-2003); ``libreoffice`` and
``conversion`` read what no reader here reads itself.
"""
