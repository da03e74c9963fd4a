"""Tables that are lost to paragraphs: cells that follow each other, with nothing but their words to tell them apart.

``signs`` tells whether there may be any; all other modules are imported for documents in which there may.
"""
