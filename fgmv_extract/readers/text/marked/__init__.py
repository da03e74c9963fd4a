"""Marks that stand for more than themselves: emphasis, links, escapes, and tables written in markup."""
