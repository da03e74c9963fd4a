"""The text of one cell or sentence -> typed values, and what was not understood.

Pure functions, one a production; what they cannot read they return, and only the interpretation makes a finding of it.
"""
