"""The wording of the heads of letters in English, as patterns for texts in which no line begins where a label does."""

LABEL = r"""
    (?:for|FOR|For)[ ](?:action|comment|information|ACTION|COMMENT|INFORMATION|Action|Comment|Information)(?:[ ](?:to|TO))?[ ]?:
  | (?:Question|QUESTION)(?:\(s\)|\(S\)|s|S)?[ ]?:
  | (?:Source|SOURCE|Title|TITLE|Subject|SUBJECT|Abstract|ABSTRACT|Keywords|KEYWORDS|Purpose|PURPOSE|From|FROM|To|TO|Cc|CC
      |Date|DATE|Deadline|DEADLINE|Approval|APPROVAL|Contact|CONTACT|Tel|TEL|Fax|FAX|E-?mail|E-?MAIL|e-?mail)[ ]?:
"""
"""A label with its colon; for ``re.VERBOSE``."""

ANNEX = r"(?:Annex|ANNEX|Appendix)[ ][A-Z0-9]{1,3}[ ]?[-–—:](?=\s)"
"""The beginning of the heading of an annex; for ``re.VERBOSE``."""
