"""A batch on Ray: a column of scenarios becomes a column of plans.

Ray does the scheduling: what a worker that died had not finished is done again by another, and the
same scenario gives the same plan anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._rows import solved

if TYPE_CHECKING:
    import pyarrow
    import ray.data


def solve(dataset: ray.data.Dataset, column: str = "scenario", *, batch_size: int = 64, lang: str = "en", **limits: Any) -> ray.data.Dataset:
    """The dataset with ``plan`` (JSON, null without one) and ``error`` (JSON, null with a plan).

    Args:
        dataset: One row a scenario.
        column: Where its JSON text stands.
        batch_size: Rows that a worker takes at a time.
        lang: ``en`` or ``vi``.
        limits: ``tolerance``, ``node_limit``, ``time_limit``, as for :func:`phanbo.solve`.
    """

    def batch(table: pyarrow.Table) -> pyarrow.Table:
        import pyarrow

        plans, errors = solved(table.column(column).to_pylist(), lang=lang, **limits)
        told = table.append_column("plan", pyarrow.array(plans, pyarrow.string()))
        return told.append_column("error", pyarrow.array(errors, pyarrow.string()))

    return dataset.map_batches(batch, batch_format="pyarrow", batch_size=batch_size)
