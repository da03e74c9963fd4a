"""Word files: a statement in the form of the ITU, the reply a group fills in, and a comparison to circulate. Needs python-docx."""
