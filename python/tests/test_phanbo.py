"""The wheel as a user has it: the same answers as the program, errors with places, frames, charts."""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys

import pytest

import phanbo

ROOT = pathlib.Path(os.environ.get("PHANBO_ROOT", pathlib.Path(__file__).parents[2])).resolve()
EXAMPLES = sorted((ROOT / "examples").glob("*.json"))
TWO = {
    "start": "2027-01",
    "months": 3,
    "budget": {"monthly": 10},
    "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}],
}


def program():
    """The program, where it has been built."""
    for profile in ("debug", "release", "quick"):
        found = ROOT / "target" / profile / "phanbo"
        if found.exists():
            return found
    pytest.fail("build the program first: cargo build")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_plan_is_what_the_program_prints(path):
    arguments = [program(), "solve", path.name, "--format", "json", "--no-timing", "--lang", "en"]
    printed = subprocess.run(arguments, cwd=path.parent, capture_output=True, check=True).stdout
    assert phanbo.solve(path).json == printed.decode()


def test_a_scenario_is_a_path_a_text_a_dict_or_a_class():
    channels = ["seo", phanbo.Channel(id="ppc", roi=3, max=4)]
    channels[0] = phanbo.Channel(id="seo", roi=2)
    written = phanbo.Scenario(start="2027-01", months=3, budget=phanbo.Budget(monthly=10), channels=channels)
    plans = [phanbo.solve(one).json for one in (TWO, json.dumps(TWO), written)]
    assert plans[0] == plans[1] == plans[2]
    with pytest.raises(TypeError, match="path, JSON text, a mapping"):
        phanbo.solve(3)
    with pytest.raises(FileNotFoundError):
        phanbo.solve("nowhere.json")


def test_null_is_none_on_purpose_and_from_has_its_key():
    assert phanbo.solve({**TWO, "tier": "sme", "channels": [phanbo.Channel(id="seo", min_if_active=phanbo.NULL, ramp_up=phanbo.NULL)]})
    target = phanbo.Target(kpi="revenue", at_least=1, from_="2027-02")
    assert phanbo.solve({**TWO, "targets": [target]}).targets[0].reached >= 1


def test_figures_are_attributes_and_rows():
    plan = phanbo.solve(TWO, set={"channels.ppc.max": 5})
    assert plan.status == "optimal" and plan["ppc"].spend == [5, 5, 5]
    assert plan.objective.bound >= plan.objective.value
    assert dataclasses.is_dataclass(plan.data) and plan.totals.spend == 30
    frame = plan.to_pandas()
    assert len(frame) == 6 and frame["spend"].sum() == 30
    assert str(frame["month"].iloc[-1]) == "2027-03"
    polars = plan.to_polars()
    assert polars["revenue"].sum() == pytest.approx(frame["revenue"].sum())


def test_what_is_wrong_has_its_place():
    with pytest.raises(phanbo.ScenarioError, match="rio") as found:
        phanbo.check({"start": "2027-01", "months": 0, "channels": [{"id": "seo", "rio": 2}]})
    assert sorted(one.path for one in found.value.findings) == ["channels[0].rio", "months"]
    assert all(one.line > 1 and one.text for one in found.value.findings)
    with pytest.raises(phanbo.ScenarioError, match="danh sách trống"):
        phanbo.check({"channels": []}, lang="vi")
    with pytest.raises(phanbo.Infeasible, match="the floor of seo"):
        phanbo.solve({**TWO, "channels": [{"id": "seo", "roi": 2, "min": 11}]})


def test_every_question_is_answered():
    path = ROOT / "examples" / "quickstart.json"
    assert phanbo.explain(path).answer == "explain"
    assert phanbo.compare(path, {"less": {"budget.monthly": 1e7}}).cases[1].name == "less"
    assert len(phanbo.sweep(path, "budget.monthly=10000000..20000000:3").points) == 3
    assert phanbo.ranges(path).answer == "ranges"
    actuals = "month,channel,spend\n2027-01,ppc,7000000\n"
    assert phanbo.replan(path, actuals, missing="keep").answer == "replan"
    proof = phanbo.prove(TWO)
    verdict = phanbo.verify(TWO, proof.plan, certificate=proof.certificate)
    assert verdict.holds and verdict.bound == pytest.approx(verdict.value)
    assert phanbo.verify(TWO, {"seo": [11, 0, 0], "ppc": [0, 0, 0]}).broken
    more = phanbo.top_up(TWO, proof.plan, 3)
    assert more.answer == "top-up"
    target = {**TWO, "targets": [{"kpi": "revenue", "at_least": 30}]}
    assert phanbo.goal(target).answer == "goal"


def test_a_frame_of_actuals_is_a_table():
    import pandas

    actuals = pandas.DataFrame({"month": ["2027-01"], "channel": ["ppc"], "spend": [4.0]})
    assert phanbo.replan(TWO, actuals, missing="keep").answer == "replan"


def test_charts_and_documents(tmp_path):
    plan = phanbo.solve(ROOT / "examples" / "cafe.json", lang="vi")
    assert plan.chart("allocation").startswith("<svg")
    assert "<figure><svg" in plan._repr_html_()
    assert plan.save(tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert "Kế hoạch chi theo tháng" in str(plan)
    page = phanbo.report(ROOT / "examples" / "cafe.json", tmp_path / "x.html", client="A & B")
    assert "A &amp; B" in page.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="ends in none of"):
        plan.save(tmp_path / "plan.doc")


def test_a_bad_scenario_is_a_row():
    rows = phanbo.solve_many([TWO, {"channels": []}, "nowhere.json", TWO], threads=2)
    assert [row.plan is not None for row in rows] == [True, False, False, True]
    assert rows[0].plan.json == rows[3].plan.json == phanbo.solve(TWO).json


def test_the_gil_is_free_and_ctrl_c_is_heard():
    code = (
        "import _thread, phanbo, threading, time\n"
        "threading.Timer(0.5, _thread.interrupt_main).start()\n"
        f"path = {str(ROOT / 'examples' / 'real-estate.json')!r}\n"
        "try:\n"
        "    while True: phanbo.robustness(path)\n"
        "except KeyboardInterrupt: print('heard')\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert told.stdout.decode().strip() == "heard", told.stderr.decode()


def test_the_classes_are_those_of_the_schemas():
    sys.path.insert(0, str(ROOT / "python"))
    import generate

    for name, text in generate.files().items():
        written = (ROOT / "python" / "phanbo" / name).read_text(encoding="utf-8")
        assert written == text, f"run python generate.py: {name}"
