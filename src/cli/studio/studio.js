// The studio: a scenario being edited, solved at every change by the engine of the command line. No
// mathematics here: what is shown is what the engine answers.
"use strict";

const START = {
  name: "Khách hàng mới", tier: "sme", start: nextMonth(), months: 12, gross_margin: 0.5, budget: { monthly: 20000000 },
  channels: ["seo", "ppc", "smm", "email"],
};
const CHANNEL = ["id", "name", "roi", "current", "min", "max", "min_if_active", "commit_months"];
const TARGET = ["kpi", "at_least", "at_most", "from", "by"];
const LIMIT = ["channels", "per", "min", "max", "min_share", "max_share"];
const CHARTS = ["flighting", "allocation", "curves", "returns", "waterfall", "frontier"];

let scenario = structuredClone(START);
let past = [], future = [];
let chart = "flighting", cases = [], found = null;
let compiled = null, worker = null, asked = 0, timer = 0;

function nextMonth() {
  const now = new Date();
  const next = new Date(Date.UTC(now.getFullYear(), now.getMonth() + 1, 1));
  return next.toISOString().slice(0, 7);
}

// ---- elements ----

function make(tag, with_ = {}, ...inside) {
  const one = document.createElement(tag);
  for (const [key, value] of Object.entries(with_)) {
    if (key.startsWith("on")) one.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) one.setAttribute(key, value === true ? "" : value);
  }
  one.append(...inside.filter((x) => x != null));
  return one;
}

const $ = (id) => document.getElementById(id);
const fill = (place, ...inside) => place.replaceChildren(...inside.filter((x) => x != null));

// ---- the scenario ----

/** What a person typed: a number where it is one and nothing else, nothing where it is blank, else the text as it stands, which the engine reads. */
function value(text) {
  const plain = text.trim();
  if (plain === "") return undefined;
  // A decimal comma, where it can be nothing else.
  if (/^-?\d+,\d{1,2}$/.test(plain)) return Number(plain.replace(",", "."));
  return /^-?\d+(\.\d+)?$/.test(plain) && !/^\d{1,3}\.\d{3}$/.test(plain) ? Number(plain) : plain;
}

/** A value as a field shows it. */
function shown(of) {
  if (of == null) return "";
  if (typeof of === "number") return String(of);
  if (typeof of === "string") return of;
  if (Array.isArray(of) && of.every((x) => typeof x === "string")) return of.join(", ");
  if (typeof of === "object" && (of.vi || of.en)) return of[lang] ?? of.vi ?? of.en;
  return JSON.stringify(of);
}

/** The other way, for a field that shows more than a text or number. */
function typed(text, before, key) {
  if (key === "channels") return text.trim() === "" ? undefined : text.split(",").map((id) => id.trim()).filter(Boolean);
  if (key === "id" || key === "kpi" || key === "from" || key === "by") return text.trim() || undefined;
  if (key === "name") {
    if (before && typeof before === "object") return text.trim() ? { ...before, [lang]: text.trim() } : undefined;
    return text.trim() || undefined;
  }
  if (/^\s*[[{]/.test(text)) { try { return JSON.parse(text); } catch { return text; } }
  return value(text);
}

function change(edit) {
  const before = JSON.stringify(scenario);
  edit(scenario);
  tidy(scenario);
  if (JSON.stringify(scenario) === before) return false;
  past.push(before);
  if (past.length > 500) past.shift();
  future = [];
  solveSoon();
  return true;
}

/** Keys without a value are no keys. */
function tidy(of) {
  for (const key of Object.keys(of)) if (of[key] === undefined) delete of[key];
  for (const list of [of.channels, of.targets, of.limits]) {
    for (const one of list ?? []) if (typeof one === "object") for (const key of Object.keys(one)) if (one[key] === undefined) delete one[key];
  }
  if (of.budget) for (const key of Object.keys(of.budget)) if (of.budget[key] === undefined) delete of.budget[key];
}

function put(path, text) {
  change((s) => {
    let at = s;
    const keys = path.split(".");
    const last = keys.pop();
    for (const key of keys) at = at[key] ??= {};
    at[last] = typed(text, at[last], last);
  });
}

function back(from, to) {
  if (from.length === 0) return;
  to.push(JSON.stringify(scenario));
  scenario = JSON.parse(from.pop());
  drawAsk();
  solveSoon();
}

// ---- the left side: what is asked ----

function field(key, path, input) {
  return make("label", {}, say(key), input, make("p", { class: "say", "data-say": path, role: "alert", hidden: true }));
}

function box(path, of, with_ = {}) {
  return make("input", { value: shown(of), "data-path": path, spellcheck: "false", autocomplete: "off", oninput: (e) => put(path, e.target.value), ...with_ });
}

function choice(path, of, options, to = (x) => x || undefined) {
  const pick = make("select", { "data-path": path, onchange: (e) => change((s) => { const keys = path.split("."); const last = keys.pop(); let at = s; for (const key of keys) at = at[key] ??= {}; at[last] = to(e.target.value); }) });
  for (const [key, label] of options) pick.append(make("option", { value: key, selected: key === String(of ?? "") }, label));
  return pick;
}

const GOALS = (own) => ["profit", "revenue", "leads"].concat(["profit", "revenue", "leads"].includes(own) ? [] : [own]).map((goal) => [goal, WORDS[goal] ? say(goal) : goal]);

function drawAsk() {
  const s = scenario;
  const budget = s.budget ?? {};
  const goal = typeof s.objective === "object" ? JSON.stringify(s.objective) : s.objective ?? "profit";
  fill($("ask"),
    make("h2", { id: "ask-head" }, say("brief")),
    make("div", { class: "fields" },
      field("name", "name", box("name", s.name)),
      field("tier", "tier", choice("tier", s.tier, [["", say("none")], ["sme", say("sme")], ["enterprise", say("enterprise")]])),
      field("currency", "currency", choice("currency", s.currency ?? "VND", [["VND", "₫ VND"], ["USD", "$ USD"], ["EUR", "€ EUR"]].concat(["VND", "USD", "EUR"].includes(s.currency ?? "VND") ? [] : [[s.currency, s.currency]]))),
      field("start", "start", box("start", s.start, { placeholder: "2027-01" })),
      field("months", "months", box("months", s.months, { inputmode: "numeric" })),
      field("gross_margin", "gross_margin", box("gross_margin", s.gross_margin)),
      field("objective", "objective", choice("objective", goal, GOALS(goal), (x) => x === "profit" ? undefined : x.startsWith("{") ? JSON.parse(x) : x)),
      field("monthly", "budget.monthly", box("budget.monthly", budget.monthly)),
      field("total", "budget.total", box("budget.total", budget.total)),
      field("rollover", "budget.rollover", choice("budget.rollover", budget.rollover ? "yes" : "", [["", say("no")], ["yes", say("yes")]], (x) => x ? true : undefined)),
      field("after_horizon", "after_horizon", box("after_horizon", s.after_horizon, { placeholder: "0" })),
    ),
    ...sheet("channels", CHANNEL, { id: "" }, say("channelsHint")),
    ...sheet("targets", TARGET, { kpi: "revenue" }),
    ...sheet("limits", LIMIT, { channels: [] }),
    make("p", { class: "note" }, say("rest")),
  );
  showFindings();
}

/** A list of the scenario as a table of fields. */
function sheet(list, columns, blank, hint) {
  const rows = scenario[list] ?? [];
  const head = (key) => say(list === "channels" && key === "name" ? "label" : key === "channels" ? "ids" : key);
  const body = make("tbody");
  rows.forEach((row, r) => {
    const line = typeof row === "string" ? { id: row } : row;
    const cells = columns.map((key, c) => {
      const path = `${list}[${r}].${key}`;
      const text = shown(line[key]);
      const input = make("input", { value: text, "data-path": path, "data-cell": `${list},${r},${c}`, "aria-label": `${head(key)} ${r + 1}`, spellcheck: "false", autocomplete: "off",
        oninput: (e) => setCell(list, columns, r, c, e.target.value), onpaste: (e) => paste(e, list, columns, r, c, blank), onkeydown: (e) => move(e, list, r, c) });
      return make("td", {}, input);
    });
    cells.push(make("td", {}, make("button", { type: "button", title: say("drop"), "aria-label": `${say("drop")} ${r + 1}`, onclick: () => { change((s) => { s[list].splice(r, 1); if (s[list].length === 0 && list !== "channels") delete s[list]; }); drawAsk(); } }, "×")));
    body.append(make("tr", {}, ...cells));
  });
  const table = make("table", { class: "grid" }, hint ? make("caption", {}, hint) : null, make("thead", {}, make("tr", {}, ...columns.map((key) => make("th", { scope: "col" }, head(key))), make("th", {}))), body);
  const add = make("button", { type: "button", onclick: () => { change((s) => { (s[list] ??= []).push(structuredClone(blank)); }); drawAsk(); document.querySelector(`[data-cell="${list},${rows.length},0"]`)?.focus(); } }, say("add"));
  return [make("h2", {}, say(list)), rows.length > 0 ? make("div", { class: "sheet" }, table) : null, make("p", { class: "say", "data-say": list, role: "alert", hidden: true }), add];
}

function setCell(list, columns, r, c, text) {
  change((s) => {
    const row = s[list][r];
    const line = typeof row === "string" ? { id: row } : row;
    line[columns[c]] = typed(text, line[columns[c]], columns[c]);
    const keys = Object.keys(line).filter((key) => line[key] !== undefined);
    s[list][r] = list === "channels" && keys.length === 1 && keys[0] === "id" ? line.id : line;
  });
}

/** Cells as a spreadsheet copies them: rows by lines, columns by tabs. */
function paste(event, list, columns, r, c, blank) {
  const text = event.clipboardData.getData("text").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!/[\t\n]/.test(text)) return;
  event.preventDefault();
  const cells = text.split("\n").map((line) => line.split("\t"));
  change((s) => {
    cells.forEach((line, i) => {
      if (r + i >= s[list].length) s[list].push(structuredClone(blank));
      const row = s[list][r + i];
      const of = typeof row === "string" ? { id: row } : row;
      line.forEach((cell, j) => { const key = columns[c + j]; if (key) of[key] = typed(cell, of[key], key); });
      s[list][r + i] = of;
    });
  });
  drawAsk();
  document.querySelector(`[data-cell="${list},${r},${c}"]`)?.focus();
}

function move(event, list, r, c) {
  const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
  if (!by) return;
  const next = document.querySelector(`[data-cell="${list},${r + by},${c}"]`);
  if (next) { event.preventDefault(); next.focus(); next.select(); }
}

// ---- the engine ----

function start() {
  worker?.terminate();
  const url = URL.createObjectURL(new Blob([$("worker").textContent], { type: "text/javascript" }));
  worker = new Worker(url);
  URL.revokeObjectURL(url);
  worker.onmessage = ({ data }) => {
    if (data.ready) return solveSoon();
    if (data.id !== asked) return;
    busy = false;
    received(data);
  };
  worker.onerror = (e) => { busy = false; status(say("failed", e.message ?? ""), true); };
  worker.postMessage({ module: compiled });
}

let busy = false, waiting = null;

function post(requests, then) {
  waiting = then;
  busy = true;
  worker.postMessage({ id: ++asked, requests });
}

function solveSoon() {
  drawTools();
  $("plan").classList.add("busy");
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!compiled) return;
    // A search that no longer matters is not waited for.
    if (busy) { busy = false; return start(); }
    const more = { scenario: JSON.stringify(scenario), source: "studio", lang };
    // A phone gets a picture of its own shape.
    const size = innerWidth < 600 ? [660, 620] : undefined;
    const requests = [{ ask: "solve", ...more }, { ask: "chart", chart, size, ...more }];
    const sets = cases.filter((one) => one.path && one.to !== "");
    if (sets.length > 0) {
      const named = sets.map((one) => ({ name: `${one.path} = ${one.to}`, set: { [one.path]: value(one.to) } }));
      requests.push({ ask: "compare", cases: named, ...more });
    }
    post(requests, ([plan, drawn, compared]) => { found = { plan, drawn, compared }; drawPlan(); showFindings(); });
  }, 120);
}

function received({ told, fault }) {
  $("plan").classList.remove("busy");
  if (fault) { found = null; status(fault, true); return start(); }
  waiting?.(told);
}

// ---- the right side: what is answered ----

function status(text, bad) {
  fill($("plan"), make("h2", { id: "plan-head" }, say("plan")), make("p", { class: bad ? "bad" : "note" }, text));
}

function number(x, digits = 0) {
  return new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-US", { maximumFractionDigits: digits }).format(x);
}

function money(x, currency) {
  return new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-US", { style: "currency", currency, maximumFractionDigits: currency === "VND" ? 0 : 2 }).format(x);
}

function drawPlan() {
  const { plan, drawn, compared } = found;
  if (!plan.good) return status(JSON.parse(plan.text).text, true);
  const of = JSON.parse(plan.text);
  const whole = (x) => money(x, of.currency);
  const tiles = [["spend", whole(of.totals.spend)], ["revenue", whole(of.totals.revenue)], ["profit", whole(of.totals.profit)], ["roas", of.totals.roas == null ? "–" : number(of.totals.roas, 2)]];
  const best = of.status === "optimal";
  const bound = best ? whole(of.objective.bound) : number(100 * of.objective.gap, 2) + " %";
  const pick = make("select", { class: "no-print", "aria-label": say("chart"), onchange: (e) => { chart = e.target.value; solveSoon(); } }, ...CHARTS.map((kind) => make("option", { value: kind, selected: kind === chart }, say(kind))));
  const picture = make("div", { class: "chart" });
  if (drawn?.good) picture.append(document.importNode(new DOMParser().parseFromString(drawn.text, "image/svg+xml").documentElement, true));
  else if (drawn) picture.append(make("p", { class: "note" }, JSON.parse(drawn.text).text));
  fill($("plan"),
    make("h2", { id: "plan-head" }, say("plan"), " · ", of.scenario),
    make("dl", { class: "tiles" }, ...tiles.map(([key, text]) => make("div", {}, make("dt", {}, say(key)), make("dd", {}, text)))),
    make("p", { class: best ? "proof" : "proof open", id: "proof" }, best ? "✔ " : "◔ ", say(best ? "proven" : "open_", bound), ` · ${say("value")} ${whole(of.objective.value)}`),
    pick, picture,
    make("h2", {}, say("byMonth")), make("div", { class: "sheet" }, byMonth(of)),
    ...warned(of), ...whatIfs(compared, whole),
  );
}

function byMonth(of) {
  const [year, first] = of.start.split("-").map(Number);
  const heads = Array.from({ length: of.months }, (_, t) => { const at = year * 12 + first - 1 + t; return `${at % 12 + 1}/${String(Math.floor(at / 12)).slice(2)}`; });
  const small = of.currency === "VND" ? 1e6 : 1;
  const unit = of.currency === "VND" ? (lang === "vi" ? "triệu ₫" : "₫M") : of.currency;
  const cell = (x) => make("td", {}, x === 0 ? "–" : number(x / small, small > 1 ? 1 : 2));
  const rows = of.channels.map((one) => make("tr", {}, make("th", { scope: "row" }, one.name), ...one.spend.map(cell), cell(one.total_spend)));
  return make("table", { class: "figures", id: "months" }, make("caption", {}, unit),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("channel")), ...heads.map((m) => make("th", { scope: "col" }, m)), make("th", { scope: "col" }, say("sum")))),
    make("tbody", {}, ...rows), make("tfoot", {}, make("tr", {}, make("td", {}, say("sum")), ...of.months_total.spend.map(cell), cell(of.totals.spend))));
}

function warned(of) {
  if (!of.warnings?.length) return [];
  return [make("h2", {}, say("warnings")), make("ul", { class: "warnings" }, ...of.warnings.map((one) => make("li", {}, one.text)))];
}

function whatIfs(compared, whole) {
  const draw = () => { drawPlan(); };
  const rows = cases.map((one, at) => make("tr", {},
    make("td", {}, make("input", { value: one.path, list: "paths", "aria-label": `${say("path")} ${at + 1}`, onchange: (e) => { one.path = e.target.value.trim(); solveSoon(); } })),
    make("td", {}, make("input", { value: one.to, "aria-label": `${say("to")} ${at + 1}`, onchange: (e) => { one.to = e.target.value.trim(); solveSoon(); } })),
    make("td", {}, make("button", { type: "button", "aria-label": `${say("drop")} ${at + 1}`, onclick: () => { cases.splice(at, 1); solveSoon(); } }, "×"))));
  const paths = ["budget.monthly", "budget.total", "gross_margin", "months"];
  for (const one of scenario.channels ?? []) { const id = typeof one === "string" ? one : one.id; for (const key of ["max", "min", "roi"]) paths.push(`channels.${id}.${key}`); }
  const out = [make("h2", { class: "no-print" }, say("whatIf")), make("datalist", { id: "paths" }, ...paths.map((path) => make("option", { value: path }))),
    rows.length ? make("table", { class: "grid no-print" }, make("thead", {}, make("tr", {}, make("th", {}, say("path")), make("th", {}, say("to")), make("th", {}))), make("tbody", {}, ...rows)) : null,
    make("button", { type: "button", class: "no-print", id: "add-case", onclick: () => { cases.push({ path: "budget.monthly", to: "" }); draw(); } }, say("add"))];
  if (compared && !compared.good) out.push(make("p", { class: "bad" }, JSON.parse(compared.text).text));
  if (compared?.good) {
    const lines = JSON.parse(compared.text).cases.map((one) => {
      const totals = one.totals;
      const cells = totals ? [totals.spend, totals.revenue, totals.profit].map((x) => make("td", {}, whole(x))) : [make("td", { colspan: 3 }, say("noPlan"))];
      return make("tr", {}, make("th", { scope: "row" }, one.name), ...cells);
    });
    out.push(make("div", { class: "sheet" }, make("table", { class: "figures", id: "compared" }, make("thead", {}, make("tr", {}, ...["scenario", "spend", "revenue", "profit"].map((key) => make("th", { scope: "col" }, say(key))))), make("tbody", {}, ...lines))));
  }
  return out;
}

/** Errors stand beside the field that they speak of. */
function showFindings() {
  for (const one of document.querySelectorAll(".wrong")) { one.classList.remove("wrong"); one.removeAttribute("aria-invalid"); one.removeAttribute("title"); }
  for (const one of document.querySelectorAll("[data-say]")) { one.hidden = true; one.textContent = ""; }
  if (!found || found.plan.good) return;
  for (const { path, text } of JSON.parse(found.plan.text).findings ?? []) {
    const inputs = [...document.querySelectorAll("[data-path]")];
    // The field itself, or the one of which the fault is a part.
    const input = inputs.find((one) => one.dataset.path === path) ?? inputs.find((one) => path.startsWith(one.dataset.path));
    if (input) { input.classList.add("wrong"); input.setAttribute("aria-invalid", "true"); input.title = text; }
    const list = path.match(/^\w+/)?.[0];
    const place = document.querySelector(`[data-say="${CSS.escape(path)}"]`) ?? (input && document.querySelector(`[data-say="${CSS.escape(input.dataset.path)}"]`)) ?? (list && document.querySelector(`[data-say="${list}"]`));
    if (place) { place.hidden = false; place.textContent += (place.textContent ? "\n" : "") + (place.dataset.say === list && list !== path ? `${path}: ` : "") + text; }
  }
}

// ---- the bar ----

function drawTools() {
  const button = (key, run, with_ = {}) => make("button", { type: "button", id: `do-${key}`, onclick: run, ...with_ }, say(key));
  const pick = make("select", { id: "lang", "aria-label": "Language / Ngôn ngữ", onchange: (e) => { lang = e.target.value; document.documentElement.lang = lang; drawAsk(); solveSoon(); } },
    make("option", { value: "vi", selected: lang === "vi" }, "Tiếng Việt"), make("option", { value: "en", selected: lang === "en" }, "English"));
  const focused = document.activeElement?.id;
  fill($("tools"),
    button("new", () => { change((s) => { for (const key of Object.keys(s)) delete s[key]; Object.assign(s, structuredClone(START)); }); cases = []; drawAsk(); }),
    button("open", () => $("file").click()), button("save", save),
    button("undo", () => back(past, future), { disabled: past.length === 0 }), button("redo", () => back(future, past), { disabled: future.length === 0 }),
    button("proposal", propose), button("print", () => print()), pick,
    make("input", { type: "file", id: "file", accept: ".json,application/json", hidden: true, onchange: (e) => { const [file] = e.target.files; e.target.value = ""; if (file) open_(file); } }));
  if (focused) $(focused)?.focus();
}

async function open_(file) {
  const text = (await file.text()).replace(/^\ufeff/, "");
  try {
    const read = JSON.parse(plain(text));
    if (read === null || typeof read !== "object" || Array.isArray(read)) throw new Error("{ … }");
    change((s) => { for (const key of Object.keys(s)) delete s[key]; Object.assign(s, read); });
    cases = [];
    drawAsk();
  } catch (fault) { found = null; status(say("notJson", file.name, fault.message), true); }
}

/** JSON without the comments and trailing commas that a scenario may have. */
function plain(text) {
  return text.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (m) => (m[0] === '"' ? m : " ")).replace(/"(?:\\.|[^"\\])*"|,(\s*[}\]])/g, (m, end) => (m[0] === '"' ? m : end));
}

function keep(bytes, name, type) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = make("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

const stem = () => shown(scenario.name).trim().replace(/[^\p{L}\p{N}]+/gu, "-") || "phanbo";
function save() { keep(JSON.stringify(scenario, null, 2) + "\n", `${stem()}.json`, "application/json"); }

function propose() {
  if (busy || !compiled) return;
  $("plan").classList.add("busy");
  post([{ ask: "report", format: "html", scenario: JSON.stringify(scenario), source: "studio", lang, client: shown(scenario.name) }], ([page]) => {
    if (page.good) keep(page.text, `${stem()}.html`, "text/html");
    else status(JSON.parse(page.text).text, true);
  });
}

document.addEventListener("keydown", (e) => {
  if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "z") return;
  e.preventDefault();
  if (e.shiftKey) back(future, past); else back(past, future);
});

(async () => {
  lang = document.documentElement.lang;
  const given = $("scenario").textContent.trim();
  if (given) scenario = JSON.parse(plain(given));
  drawTools();
  drawAsk();
  status(say("starting"));
  try {
    const packed = Uint8Array.from(atob($("engine").textContent.trim()), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    compiled = await WebAssembly.compile(await new Response(stream).arrayBuffer());
    start();
  } catch (fault) { status(say("failed", fault.message), true); }
})();
