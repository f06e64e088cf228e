// The engine as WebAssembly beside the program: the same plan, byte for byte, or where a platform's
// own arithmetic differs in the last place, the same to 1e-9. `node same.mjs phanbo.wasm.gz PROGRAM FILES…`
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";

const [packed, program, ...files] = process.argv.slice(2);
const module = await WebAssembly.compile(gunzipSync(readFileSync(packed)));
const source = readFileSync(new URL("../src/cli/studio/engine.js", import.meta.url), "utf8");
const { importsOf, asked } = new Function(`${source}; return { importsOf, asked };`)();
const engine = (await WebAssembly.instantiate(module, importsOf(module))).exports;

function ask(request) {
  const { good, text } = asked(engine, request);
  if (!good) throw new Error(text);
  return text;
}

function near(a, b) {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  if (a === null || typeof a !== "object") return a === b;
  return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => near(a[key], b[key]));
}

console.log(`imports: ${WebAssembly.Module.imports(module).length}`);
let failed = 0;
for (const file of files) {
  const told = execFileSync(program, ["solve", file, "--format", "json", "--no-timing", "--lang", "en"], { encoding: "utf8" });
  const started = performance.now();
  const answer = ask({ ask: "solve", scenario: readFileSync(file, "utf8"), source: basename(file) });
  const took = performance.now() - started;
  const same = answer === told ? "the same bytes" : near(JSON.parse(answer), JSON.parse(told)) ? "the same to 1e-9" : "DIFFERS";
  if (same === "DIFFERS") failed += 1;
  console.log(`${basename(file)}: ${same}, ${took.toFixed(0)} ms`);
}
process.exit(failed ? 1 : 0);
