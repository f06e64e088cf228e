"""What is none on purpose."""

from __future__ import annotations


class Null:
    """``null`` in a scenario: none, whatever the preset says. A key that is ``None`` is left out.

    >>> import phanbo
    >>> phanbo.Channel(id="seo", max=phanbo.NULL).max
    NULL
    """

    def __repr__(self) -> str:
        return "NULL"


NULL = Null()
