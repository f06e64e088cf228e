"""Ray and Spark, embedded: the same plans as alone, and a bad row is a row."""

import json
import os
import sys

import pytest

import phanbo

TEXTS = [
    json.dumps({"start": "2027-01", "months": 3, "budget": {"monthly": 10 + at},
                "channels": [{"id": "seo", "roi": 2, "curve": {"saturating": {"half": 5}}}, {"id": "ppc", "roi": 3, "max": 4}]})
    for at in range(8)
] + ["{}", None]


def held(rows):
    for text, plan, error in rows:
        if text in (None, "{}"):
            assert plan is None and json.loads(error)["status"] == "refused"
        else:
            assert error is None and plan == phanbo.solve(text).json


def test_ray():
    ray = pytest.importorskip("ray")
    import phanbo.ray

    ray.init(num_cpus=2, include_dashboard=False, logging_level="ERROR")
    try:
        dataset = ray.data.from_items([{"scenario": text} for text in TEXTS])
        rows = phanbo.ray.solve(dataset, batch_size=3).take_all()
        assert len(rows) == len(TEXTS)
        held((row["scenario"], row["plan"], row["error"]) for row in rows)
    finally:
        ray.shutdown()


def test_spark():
    pytest.importorskip("pyspark")
    # Workers run the interpreter that has phanbo.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    import phanbo.spark
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = spark.createDataFrame([(text,) for text in TEXTS], "scenario string")
        rows = phanbo.spark.solve(frame).collect()
        assert len(rows) == len(TEXTS)
        held((row.scenario, row.plan, row.error) for row in rows)
    finally:
        spark.stop()
