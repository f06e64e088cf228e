"""A batch on Spark: a column of scenarios becomes a column of plans, through Arrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ._rows import solved

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame


def solve(frame: DataFrame, column: str = "scenario", *, lang: str = "en", **limits: Any) -> DataFrame:
    """The frame with ``plan`` (JSON, null without one) and ``error`` (JSON, null with a plan); the
    parameters are those of :func:`phanbo.ray.solve`."""
    from pyspark.sql.types import StringType, StructField, StructType

    def batches(all: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        for rows in all:
            plans, errors = solved(list(rows[column]), lang=lang, **limits)
            yield rows.assign(plan=plans, error=errors)

    more = [StructField("plan", StringType()), StructField("error", StringType())]
    return frame.mapInPandas(batches, StructType([*frame.schema.fields, *more]))
