"""Bytes of a part become its tree of elements."""

from lxml import etree

from fgmv_extract.errors import ExtractError, LimitExceededError, MalformedDocumentError
from fgmv_extract.options import Limits, allowing
from fgmv_extract.readers.word.names import Element

# How libxml2 says that a limit of its own is reached, or that memory is.
_TOO_MUCH = ("XML_PARSE_HUGE", "out of memory")
_TOLD = 120  # characters of what libxml2 says
_LIBRARY_DEPTH = 256  # what libxml2 allows unless told otherwise


def parse(data: bytes, name: str, file: str, limits: Limits) -> Element:
    """Parse a part called ``name`` of the document called ``file``, without comments and processing instructions.

    Raises ``ExtractError`` when it is not well-formed, declares a document type, or is nested deeper than the limit.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=limits.xml_depth > _LIBRARY_DEPTH,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _unparsed(error, name, file) from error
    except (ValueError, LookupError) as error:
        raise MalformedDocumentError(file, f"its part {name} is no XML", "get or save it again") from error
    # ECMA-376 part 2 forbids it; entities are what it is good for, and attacks are what entities are good for.
    if root.getroottree().docinfo.internalDTD is not None:
        raise MalformedDocumentError(
            file, f"its part {name} declares a document type", "save it again in a word processor"
        )
    if limits.xml_depth != _LIBRARY_DEPTH and _is_deeper(root, limits.xml_depth):
        raise _too_deep(name, file)
    return root


def _unparsed(error: etree.XMLSyntaxError, name: str, file: str) -> ExtractError:
    message = error.msg or ""
    if any(sign in message for sign in _TOO_MUCH):
        return _too_deep(name, file)
    reason = " ".join(message.partition(", line ")[0].split())[:_TOLD]  # it may quote a whole paragraph of the part
    problem = f"its part {name} is not well-formed XML in line {error.lineno or 1} ({reason})"
    return MalformedDocumentError(file, problem, "get or save it again")


def _too_deep(name: str, file: str) -> LimitExceededError:
    problem = f"its part {name} is nested too deeply or too large"
    return LimitExceededError(file, problem, f"save it again, split it, or {allowing('xml_depth')}")


def _is_deeper(root: Element, most: int) -> bool:
    level = [root]
    for _ in range(most):
        level = [child for element in level for child in element]
    return bool(level)
