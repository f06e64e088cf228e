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
      const answer = asked(engine, request);
      told.push(answer);
      // What rests on a plan is not asked where there is none.
      if (!answer.good) break;
    }
    postMessage({ id, told });
  } catch (fault) {
    postMessage({ id, fault: String(fault) });
  }
};
