// The engine as WebAssembly beside the program: the same plan, byte for byte, or where a platform's
// own arithmetic differs in the last place, the same to 1e-9. `node same.mjs phanbo.wasm.gz PROGRAM FILES…`
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";

const [packed, program, ...files] = process.argv.slice(2);
const module = await WebAssembly.compile(gunzipSync(readFileSync(packed)));
const source = readFileSync(new URL("../src/cli/studio/imports.js", import.meta.url), "utf8");
const importsOf = new Function(`${source}; return importsOf;`)();
const engine = (await WebAssembly.instantiate(module, importsOf(module))).exports;

function ask(request) {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  const at = engine.take(bytes.length);
  new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
  const out = engine.ask(at, bytes.length);
  engine.give_back(at, bytes.length);
  const [good, length] = new Uint32Array(engine.memory.buffer, out, 2);
  const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, out + 8, length));
  engine.give_back(out, 8 + length);
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
