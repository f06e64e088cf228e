// The engine beside the page, so that typing never waits for it. It takes the compiled module once, then
// requests of `phanbo::ask`; an answer is text.
let engine = null;

onmessage = async ({ data }) => {
  if (data.module) {
    engine = (await WebAssembly.instantiate(data.module, importsOf(data.module))).exports;
    postMessage({ ready: true });
    return;
  }
  const { id, requests } = data;
  try {
    const told = [];
    for (const request of requests) {
      const answer = asked(request);
      told.push(answer);
      // What rests on a plan is not asked where there is none.
      if (!answer.good) break;
    }
    postMessage({ id, told });
  } catch (fault) {
    postMessage({ id, fault: String(fault) });
  }
};

function asked(request) {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  const at = engine.take(bytes.length);
  new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
  const out = engine.ask(at, bytes.length);
  engine.give_back(at, bytes.length);
  const [good, length] = new Uint32Array(engine.memory.buffer, out, 2);
  const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, out + 8, length));
  engine.give_back(out, 8 + length);
  return { good: good === 1, text };
}
