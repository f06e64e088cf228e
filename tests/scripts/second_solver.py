#!/usr/bin/env python3
"""The optimum of a scenario by a second solver: HiGHS.

    pip install numpy highspy
    python3 tests/scripts/second_solver.py examples/*.json

Written from the format page alone. A mixed-integer programme with tangents to the curves is
solved again and again, tangents being added where its plan lies, until its bound and the true
value of its plan meet. Prints bound, value, and the spend of each channel; with `--plan` the
plan as JSON. Only concave curves, and channels that state their own figures (no tier). A curve that starts vertically
(power, hill below 1) is known only as closely as the solver keeps a spend of nothing at nothing.
"""

import json
import math
import re
import sys

import highspy
import numpy as np


def month(text):
    year, number = text.split("-")
    return int(year) * 12 + int(number) - 1


def curve_of(spec):
    """phi and its slope."""
    if spec in (None, "linear"):
        return (lambda s: s), (lambda s: 1.0)
    (kind, p), = spec.items()
    if kind == "saturating":
        k = p["half"]
        return (lambda s: s / (1 + s / k)), (lambda s: (1 + s / k) ** -2)
    if kind == "exponential":
        k = p["scale"]
        return (lambda s: -k * math.expm1(-s / k)), (lambda s: math.exp(-s / k))
    if kind == "log":
        k = p["scale"]
        return (lambda s: k * math.log1p(s / k)), (lambda s: 1 / (1 + s / k))
    if kind == "tanh":
        k = p["scale"]
        return (lambda s: k * math.tanh(s / k)), (lambda s: 1 - math.tanh(s / k) ** 2)
    if kind == "power":
        e, q = p["exponent"], p["reference"]
        return (lambda s: q * (s / q) ** e), (lambda s: e * (s / q) ** (e - 1))
    if kind == "hill":
        k, n = p["half"], p["slope"]
        if n > 1:
            raise NotImplementedError("S-shaped curves")
        c = p.get("ceiling", k)
        return (lambda s: c * s**n / (s**n + k**n)), (
            lambda s: c * n * s ** (n - 1) * k**n / (s**n + k**n) ** 2)
    points = [(0.0, 0.0)] + [tuple(x) for x in (p["points"] if isinstance(p, dict) else p)]
    xs, ys = zip(*points)
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in zip(points, points[1:])] + [0.0]
    if any(b > a * (1 + 1e-12) for a, b in zip(slopes, slopes[1:])):
        raise NotImplementedError("S-shaped curves")
    return (lambda s: float(np.interp(s, xs, ys))), (
        lambda s: slopes[max(i for i, x in enumerate(xs) if x <= s)])


def timing_of(spec):
    if spec in (None, "immediate"):
        return [1.0]
    (kind, p), = spec.items()
    if kind == "weights":
        raw = list(p)
    elif kind == "geometric":
        raw, a, k = [], p["retention"], 0
        while k <= p["max_lag"] if "max_lag" in p else a**k >= 0.001:
            raw.append(a**k)
            k += 1
    else:
        f, peak, h = p["first_effect"], p["peak"], p["half_life"]
        raw = [0.0] * f + [(k - f + 1) / (peak - f + 1) for k in range(f, peak + 1)]
        k = 1
        while h > 0 and 0.5 ** (k / h) >= 0.001:
            raw.append(0.5 ** (k / h))
            k += 1
    return [w / sum(raw) for w in raw]


def by_month(value, months, default):
    return list(value) if isinstance(value, list) else [default if value is None else value] * months


def dated(value):
    """A figure by calendar month: one, twelve, or some by date over those."""
    keys = value if isinstance(value, dict) else {"default": value}
    usual = by_month(keys.get("calendar", keys.get("default")), 12, 1)
    own = {month(key): x for key, x in keys.items() if "-" in key}
    return lambda at: own.get(at, usual[at % 12])


class Row(dict):
    """Coefficients by variable, and a constant under the key None."""

    def plus(self, other, times=1.0):
        for x, v in other.items():
            self[x] = self.get(x, 0.0) + times * v
        return self


class Model:
    def __init__(self, scenario):
        self.of, self.T = scenario, scenario.get("months", 12)
        self.start = month(scenario["start"])
        budget = scenario["budget"]
        self.monthly = by_month(budget["monthly"], self.T, 0) if "monthly" in budget else None
        everything = [x for x in (budget.get("total"), sum(self.monthly) if self.monthly else None) if x]
        self.unit = min(everything) / self.T
        self.most = min(everything) / self.unit
        self.names, self.upper, self.whole = 0, [], []
        self.rows, self.bends = [], []
        self.objective = Row()
        self.channels = scenario["channels"]
        self.ids = [c["id"] for c in self.channels]
        goal = scenario.get("objective", "profit")
        self.is_profit = goal == "profit"
        if self.is_profit:
            goal = {"revenue": 1, "spend": -1}
        elif isinstance(goal, str):
            goal = {goal: 1}
        self.goal = goal
        self.fees = [Row() for _ in range(self.T)]
        self.spend, self.on, self.kpi = [], [], {}
        for c in self.channels:
            self.channel(c)
        self.budget_rows(budget)
        self.channel_rows()
        self.limit_rows()
        self.target_rows()

    def variable(self, upper=math.inf, whole=False):
        self.names += 1
        self.upper.append(upper)
        self.whole.append(int(whole))
        return self.names - 1

    def at_most(self, row, limit):
        self.rows.append((Row(row), limit))

    def at_least(self, row, limit):
        self.rows.append((Row().plus(row, -1), -limit))

    def money(self, amount):
        return amount / self.unit

    def discount(self, t):
        return (1 + self.of.get("discount_rate", 0)) ** (-t / 12)

    def bend(self, c, argument, on):
        """z <= phi(argument), where `on` (a variable, or None for always) is 1."""
        z = self.variable()
        phi, slope = curve_of(c.get("curve"))
        scaled = (lambda x: phi(x * self.unit) / self.unit), (lambda x: slope(x * self.unit))
        self.bends.append((z, Row(argument), on, scaled))
        return z

    def channel(self, c):
        T, w = self.T, timing_of(c.get("timing"))
        history = [self.money(s) for s in c.get("history", [])]
        index = dated(c.get("cost_index", 1))
        price = lambda t: index(self.start + t)
        past = lambda lag: history[-lag] / price(-lag) if lag <= len(history) else 0.0
        phi, _ = curve_of(c.get("curve"))
        real = lambda x: phi(x * self.unit) / self.unit
        ramp = c.get("ramp_up")
        if ramp and ramp.get("half_life_after_stop"):
            raise NotImplementedError("what lasts after a stop")
        before = 0
        while before < len(history) and history[-1 - before] > 0:
            before += 1
        if ramp and "active_since" in ramp:
            before = max(before, self.start - month(ramp["active_since"]))
        switches = ramp or any(c.get(k) for k in ("min_if_active", "commit_months", "setup_fee", "monthly_fee"))
        switches = switches or "max_active_channels" in self.of
        s = [self.variable(self.most) for _ in range(T)]
        on = [self.variable(1, True) for _ in range(T)] if switches else [None] * T
        self.spend.append([Row({x: 1.0}) for x in s])
        self.on.append(on)
        effect = [Row() for _ in range(T + len(w) - 1)]
        if c.get("order") == "carry_then_saturate":
            if ramp:
                raise NotImplementedError("ramp-up after carry-over")
            for t, lands in enumerate(effect):
                argument = Row()
                for k, share in enumerate(w):
                    if k > t:
                        argument.plus({None: share * past(k - t)})
                    elif t - k < T:
                        argument.plus({s[t - k]: share / price(t - k)})
                lands.plus({self.bend(c, argument, None): 1.0})
        else:
            for t in range(len(effect)):
                effect[t].plus({None: sum(x * real(past(k - t)) for k, x in enumerate(w) if k > t)})
            for t in range(T):
                for z, m in self.pieces(c, s, on, t, before, 1 / price(t)):
                    for k, share in enumerate(w):
                        effect[t + k].plus({z: share * m})
        caused = c.get("incrementality", 1)
        yields = {k: v * caused * self.unit for k, v in c.get("yields", {}).items()}
        yields |= {k: caused / v * self.unit for k, v in c.get("cost_per", {}).items()}
        if "roi" in c:
            roi = c["roi"]["expected"] if isinstance(c["roi"], dict) else c["roi"]
            lift = c["roi_at"] / phi(c["roi_at"]) if "roi_at" in c else 1
            yields["revenue"] = roi * lift * caused * self.unit
        season = dated(c.get("seasonality", 1))
        margin = dated(c.get("gross_margin", self.of.get("gross_margin", 1)))
        for name, y in yields.items():
            for t, lands in enumerate(effect):
                amount = Row().plus(lands, y * season(self.start + t))
                counted = 1 if t < T else self.of.get("after_horizon", 0)
                earns = margin(self.start + t) if self.is_profit and name == "revenue" else 1
                self.objective.plus(amount, counted * self.discount(t) * self.goal.get(name, 0) * earns)
                if t < T:
                    by_channel = self.kpi.setdefault(name, {})
                    by_channel.setdefault(len(self.spend) - 1, [Row() for _ in range(T)])[t].plus(amount)
        self.switch_rows(c, s, on, before)

    def pieces(self, c, s, on, t, before, buys):
        """(z, m) of month t: one piece for each month in which the stretch may have begun."""
        ramp = c.get("ramp_up")
        if not ramp:
            return [(self.bend(c, {s[t]: buys}, on[t]), 1.0)]
        f, g = ramp["first_effect"], ramp["full_effect"]
        c.setdefault("_stretch", {})
        found, parts, ons = [], Row({s[t]: -1.0}), Row({on[t]: -1.0})
        for begin in [0] if before else range(t + 1):
            a = t - begin + before
            m = 1.0 if a >= g else 0.0 if a < f else (a - f + 1) / (g - f + 1)
            q, x = self.variable(1), self.variable(self.most)
            c["_stretch"][begin, t] = q
            self.at_most({x: 1.0, q: -self.most}, 0)
            if t > begin:
                self.at_most({q: 1.0, c["_stretch"][begin, t - 1]: -1.0}, 0)
            parts[x], ons[q] = 1.0, 1.0
            found.append((self.bend(c, {x: buys}, q), m))
        for row in (parts, ons):
            self.at_most(row, 0)
            self.at_least(row, 0)
        if t == self.T - 1:
            self.at_most({c["_stretch"][b, b]: 1.0 for b in ([0] if before else range(self.T))}, 1)
        return found

    def switch_rows(self, c, s, on, before):
        T, fee = self.T, c.get("fee_rate", 0)
        tax = 1 + c.get("tax_rate", self.of.get("tax_rate", 0))
        least = self.money(c.get("min_if_active", 0))
        for t in range(T):
            self.fees[t].plus({s[t]: (1 + fee) * tax})
            if on[t] is None:
                continue
            self.at_most({s[t]: 1.0, on[t]: -self.most}, 0)
            self.at_least({s[t]: 1.0, on[t]: -least}, 0)
            self.fees[t].plus({on[t]: self.money(c.get("monthly_fee", 0)) * tax})
            if c.get("setup_fee") and not before:
                first = self.variable(1, True)
                self.fees[t].plus({first: self.money(c["setup_fee"]) * tax})
                c.setdefault("_first", []).append(first)
                self.at_most(Row({on[t]: 1.0}).plus({x: -1.0 for x in c["_first"]}), 0)
            for later in range(t + 1, min(T, t + c.get("commit_months", 0))):
                # on[later] >= on[t] - on[t-1]
                row = Row({on[t]: 1.0, on[later]: -1.0})
                row.plus({on[t - 1]: -1.0} if t else {None: -float(before > 0)})
                self.at_most(row, 0)

    def budget_rows(self, budget):
        paid = Row()
        had = 0
        for t in range(self.T):
            paid.plus(self.fees[t])
            self.objective.plus(self.fees[t], self.discount(t) * self.goal.get("spend", 0) * self.unit)
            if self.monthly:
                had += self.monthly[t]
                roll = budget.get("rollover", False)
                row, limit = (paid, had) if roll else (self.fees[t], self.monthly[t])
                self.at_most(row, self.money(limit))
                if budget.get("spend_all") and (not roll or t == self.T - 1):
                    self.at_least(row, self.money(limit))
        if "total" in budget:
            self.at_most(paid, self.money(budget["total"]))
            if budget.get("spend_all") and not self.monthly:
                self.at_least(paid, self.money(budget["total"]))

    def everyone(self, t, of=None):
        row = Row()
        for c in range(len(self.channels)) if of is None else of:
            row.plus(self.spend[c][t])
        return row

    def channel_rows(self):
        money, T = self.money, self.T
        for i, c in enumerate(self.channels):
            s, total = self.spend[i], Row()
            low, high = by_month(c.get("min"), T, 0), by_month(c.get("max"), T, math.inf)
            for t in range(T):
                total.plus(s[t])
                self.at_least(s[t], money(low[t]))
                if high[t] < math.inf:
                    self.at_most(s[t], money(high[t]))
                if "min_share" in c:
                    self.at_least(Row(s[t]).plus(self.everyone(t), -c["min_share"]), 0)
                if "max_share" in c:
                    self.at_most(Row(s[t]).plus(self.everyone(t), -c["max_share"]), 0)
                if "stay_within" in self.of and "current" in c:
                    q = self.of["stay_within"]
                    self.at_least(s[t], money((1 - q) * c["current"]))
                    self.at_most(s[t], money((1 + q) * c["current"]))
                last = s[t - 1] if t else Row({None: money(c["history"][-1])}) if c.get("history") else None
                if "max_change" in c and last is not None:
                    a, q = money(c["max_change"].get("amount", 0)), c["max_change"].get("share", 0)
                    self.at_most(Row(s[t]).plus(last, -1 - q), a)
                    self.at_most(Row().plus(last, 1 - q).plus(s[t], -1), a)
            if "total_min" in c:
                self.at_least(total, money(c["total_min"]))
            if "total_max" in c:
                self.at_most(total, money(c["total_max"]))
            for name, amount in c.get("fixed", {}).items():
                t = month(name) - self.start
                self.at_least(s[t], money(amount))
                self.at_most(s[t], money(amount))
        if "max_active_channels" in self.of:
            used = Row()
            for on in self.on:
                any_month = self.variable(1, True)
                used[any_month] = 1.0
                for x in on:
                    self.at_most({x: 1.0, any_month: -1.0}, 0)
            self.at_most(used, self.of["max_active_channels"])

    def limit_rows(self):
        for limit in self.of.get("limits", []):
            place = lambda key: [self.ids.index(i) for i in limit[key]]
            months = [month(m) - self.start for m in limit["months"]] if "months" in limit else range(self.T)
            for t in months if limit.get("never_falls") else []:
                past = [self.of["channels"][c].get("history") for c in place("channels")]
                now = Row(self.everyone(t, place("channels")))
                if t > 0 and t - 1 in months:
                    self.at_least(now.plus(self.everyone(t - 1, place("channels")), -1), 0)
                elif t == 0 and all(past):
                    self.at_least(now, self.money(sum(spent[-1] for spent in past)))
            groups = [list(months)] if limit.get("per") == "total" else [[t] for t in months]
            for group in groups:
                own, base = Row(), Row()
                for t in group:
                    own.plus(self.everyone(t, place("channels")))
                    base.plus(self.everyone(t, place("share_of") if "share_of" in limit else None))
                if "min" in limit:
                    self.at_least(own, self.money(limit["min"]))
                if "max" in limit:
                    self.at_most(own, self.money(limit["max"]))
                if "min_share" in limit:
                    self.at_least(Row(own).plus(base, -limit["min_share"]), 0)
                if "max_share" in limit:
                    self.at_most(Row(own).plus(base, -limit["max_share"]), 0)

    def target_rows(self):
        for target in self.of.get("targets", []):
            at = lambda key, none: month(target[key]) - self.start if key in target else none
            months = range(at("from", 0), at("by", self.T - 1) + 1)
            of = [self.ids.index(i) for i in target.get("channels", self.ids)]
            for group in [[t] for t in months] if target.get("per") == "month" else [months]:
                reached, spent = Row(), Row()
                for t in group:
                    if "channels" not in target:
                        anyway = dated(self.of.get("baseline", {}).get(target["kpi"], 0))
                        reached.plus({None: anyway(self.start + t)})
                    spent.plus(self.everyone(t, of), self.unit)
                    for c in of:
                        by_month = self.kpi.get(target["kpi"], {}).get(c)
                        if by_month:
                            reached.plus(by_month[t])
                self.target_row(target, reached, spent)

    def target_row(self, target, reached, spent):
        if "at_most" in target:
            raise SystemExit("a cap on a KPI is no concave problem: not for this script")
        if "at_least" in target:
            size = max(target["at_least"], 1e-300)
            self.at_least(Row().plus(reached, 1 / size), 1)
        elif "per_spend_at_least" in target:
            x = target["per_spend_at_least"] * self.unit
            self.at_least(Row().plus(reached, 1 / x).plus(spent, -1 / self.unit), 0)
        else:
            self.at_least(Row().plus(reached, target["cost_at_most"] / self.unit).plus(spent, -1 / self.unit), 0)

    def cut(self, bend, at):
        z, argument, on, (phi, slope) = bend
        at = max(at, 1e-9)
        rise = slope(at)
        height = phi(at) - rise * at
        row = Row({z: 1.0}).plus(argument, -rise)
        if on is None:
            self.at_most(row, height)
        else:
            self.at_most(row.plus({on: -height}), 0)

    def run(self, cost):
        """The least cost (as bounded from below) and its point; `None` where rows clash."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.names, len(self.rows)
        lp.col_cost_ = cost
        lp.col_lower_ = np.zeros(self.names)
        lp.col_upper_ = np.array([highspy.kHighsInf if u == math.inf else u for u in self.upper])
        lp.row_lower_ = np.full(len(self.rows), -highspy.kHighsInf)
        start, index, value, upper = [0], [], [], []
        for row, limit in self.rows:
            terms = [(x, v) for x, v in row.items() if x is not None and v != 0]
            size = max([abs(v) for _, v in terms], default=1.0)
            index += [x for x, _ in terms]
            value += [v / size for _, v in terms]
            start.append(len(index))
            upper.append((limit - row.get(None, 0.0)) / size)
        lp.row_upper_ = np.array(upper)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = start, index, value
        mixed = any(self.whole)
        if mixed:
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            lp.integrality_ = [kinds[w] for w in self.whole]
        solver = highspy.Highs()
        solver.silent()
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1e-10)
        solver.setOptionValue("small_matrix_value", 1e-12)
        for name in ("primal_feasibility_tolerance", "dual_feasibility_tolerance", "mip_feasibility_tolerance"):
            solver.setOptionValue(name, 1e-10)
        solver.passModel(lp)
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(str(status))
        info = solver.getInfo()
        low = info.mip_dual_bound if mixed else info.objective_function_value
        return low, np.array(solver.getSolution().col_value)

    def solve(self):
        for bend in self.bends:
            for at in [0, 1e-4, 0.01, 0.1, 0.3, 1, 3]:
                self.cut(bend, at)
        cost = np.zeros(self.names)
        for x, v in self.objective.items():
            if x is not None:
                cost[x] = v
        constant = self.objective.get(None, 0.0)
        norm = np.abs(cost).max() or 1.0
        best = None
        for _ in range(200):
            found = self.run(-cost / norm)
            if found is None:
                return None
            low, x = found
            bound, over = float(constant - low * norm), 0.0
            true = x.copy()
            for bend in self.bends:
                z, argument, on, (phi, _) = bend
                at = max(argument.get(None, 0.0) + sum(v * x[k] for k, v in argument.items() if k is not None), 0)
                true[z] = min(x[z], phi(at))
                if x[z] - phi(at) > 1e-12:
                    over = max(over, x[z] - phi(at))
                    self.cut(bend, at)
            value = constant + float(cost @ true)
            # With targets an early plan may owe its outcome to tangents: only the last one counts.
            if best is None or value > best[1] or "targets" in self.of:
                best = (bound, value, x)
            best = (bound, *best[1:])
            met = bound - best[1] <= 1e-9 * max(abs(bound), norm * 1e-3) and "targets" not in self.of
            if over < 1e-9 or met:
                break
        return best


def main():
    show = "--plan" in sys.argv
    for path in [a for a in sys.argv[1:] if not a.startswith("--")]:
        text = open(path, encoding="utf-8").read()
        text = re.sub(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', lambda m: m.group(1) or "", text, flags=re.S)
        text = re.sub(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])', lambda m: m.group(1) or "", text)
        try:
            model = Model(json.loads(text))
            answer = model.solve()
        except (NotImplementedError, KeyError) as why:
            print(f"{path}: not for this script: {why}")
            continue
        if answer is None:
            print(f"{path}: infeasible")
            continue
        bound, value, x = answer
        print(f"{path}: value {value!r} bound {bound!r}")
        plan = [[model.unit * x[next(iter(s))] for s in row] for row in model.spend]
        for name, row in zip(model.ids, plan):
            print(f"  {name}: {sum(row):.6g}" + (f" {json.dumps(row)}" if show else ""))


if __name__ == "__main__":
    main()
