// The studio in a real Chromium: typing, pasting, undo, a wrong file, a phone, the keyboard alone, large
// scenarios; no error in the console and no request. `node studio.mjs STUDIO.html EXAMPLES [PICTURES]`,
// with playwright-core to be found from here or from NODE_PATH.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.NODE_PATH ?? process.cwd(), "from.js"));
const { chromium } = require("playwright-core");
const [page_, examples, pictures] = process.argv.slice(2);
const url = pathToFileURL(page_).href;
let failed = 0;

function hold(what, good, told = "") {
  console.log(`${good ? "ok  " : "FAIL"} ${what}${good ? "" : `: ${told}`}`);
  if (!good) failed += 1;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function opened(size) {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true });
  const page = await context.newPage();
  const wrong = [], requests = [];
  page.on("console", (m) => { if (m.type() === "error") wrong.push(m.text()); });
  page.on("pageerror", (e) => wrong.push(String(e)));
  page.on("request", (r) => { if (!/^(file|blob|data):/.test(r.url())) requests.push(r.url()); });
  await page.goto(url);
  await page.waitForSelector("#proof", { timeout: 60000 });
  return { page, wrong, requests };
}

const settled = (page) => page.waitForFunction(() => !document.querySelector("#plan").classList.contains("busy"), null, { timeout: 60000 });
const shot = async (page, name) => { if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true }); };

{
  const { page, wrong, requests } = await opened({ width: 1400, height: 900 });
  hold("it opens with a proven plan", (await page.textContent("#proof")).startsWith("✔"));
  await shot(page, "desktop");

  // Typing, in a planner's words.
  const spend = () => page.textContent(".tiles dd");
  const before = await spend();
  await page.fill('[data-path="budget.monthly"]', "8tr");
  await settled(page);
  hold("an amount as people write it changes the plan", (await spend()) !== before, await spend());

  // A mistake stands beside its field, and goes when it is mended.
  await page.fill('[data-path="gross_margin"]', "7");
  await settled(page);
  hold("a mistake is shown at its field", await page.isVisible('[data-say="gross_margin"]') && (await page.getAttribute('[data-path="gross_margin"]', "aria-invalid")) === "true");
  await shot(page, "mistake");
  await page.fill('[data-path="gross_margin"]', "55%");
  await settled(page);
  hold("a mended mistake is gone", !(await page.isVisible('[data-say="gross_margin"]')) && (await page.isVisible("#proof")));

  // Undo, back to the first plan.
  while (await page.isEnabled("#do-undo")) await page.click("#do-undo");
  await settled(page);
  hold("undo leads back to the start", (await spend()) === before, await spend());

  // Rows from a spreadsheet.
  await page.focus('[data-cell="channels,0,0"]');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text", "google\tGoogle Ads\t4\t5tr\t\t20tr\nmeta\tMeta Ads\t3,5\t3tr\t\t15tr\nzalo\tZalo\t2\t\t\t5tr\n");
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await settled(page);
  const names = await page.$$eval("#months tbody th", (all) => all.map((one) => one.textContent));
  hold("pasted rows are channels", names.includes("Google Ads") && names.includes("Zalo"), names.join());

  // The keyboard alone.
  await page.focus('[data-cell="channels,0,5"]');
  await page.keyboard.press("ArrowDown");
  const cell = await page.evaluate(() => document.activeElement.dataset.cell);
  hold("arrows move between rows", cell === "channels,1,5", cell);
  await page.keyboard.press("Control+z");
  await settled(page);
  hold("Ctrl+Z undoes", !(await page.$$eval("#months tbody th", (all) => all.map((one) => one.textContent))).includes("Zalo"));

  // A what-if beside the scenario.
  await page.click("#add-case");
  await page.fill('.grid input[list="paths"]', "budget.monthly");
  await page.press('.grid input[list="paths"]', "Tab");
  await page.keyboard.type("40tr");
  await page.keyboard.press("Tab");
  await page.waitForSelector("#compared", { timeout: 60000 });
  hold("a what-if stands beside the scenario", (await page.$$("#compared tbody tr")).length === 2);

  // English.
  await page.selectOption("#lang", "en");
  await settled(page);
  hold("it speaks English", (await page.textContent("#proof")).includes("Proven optimal"));

  // What is saved is what is there.
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#do-save")]);
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  hold("what is saved is the scenario", saved.tier === "sme" && saved.channels.length === 4, JSON.stringify(saved));

  // A file that is none, and files with comments.
  const wrongFile = join(process.env.TMPDIR ?? "/tmp", "studio-wrong.json");
  writeFileSync(wrongFile, "not a scenario");
  await page.setInputFiles("#file", wrongFile);
  await page.waitForSelector("#plan .bad");
  hold("a wrong file is told and changes nothing", (await page.inputValue('[data-path="name"]')) === saved.name);
  for (const name of ["cafe", "ecommerce", "usd-startup"]) {
    await page.setInputFiles("#file", join(examples, `${name}.json`));
    await page.waitForTimeout(200);
    await settled(page);
    hold(`${name} is opened and proven`, (await page.textContent("#plan")).includes("Proven optimal"), (await page.textContent("#plan")).slice(0, 300));
  }
  await page.selectOption('#plan select', "curves");
  await settled(page);
  await shot(page, "usd");

  // 20 channels over 24 months.
  const big = { start: "2027-01", months: 24, gross_margin: 0.6, budget: { monthly: 5e8 }, channels: Array.from({ length: 20 }, (_, i) => ({ id: `c${i}`, roi: 2 + (i % 7) / 2, curve: { saturating: { half: 1e7 * (1 + i) } }, max: 1e8 })) };
  const bigFile = join(process.env.TMPDIR ?? "/tmp", "studio-big.json");
  writeFileSync(bigFile, JSON.stringify(big));
  await page.setInputFiles("#file", bigFile);
  const started = Date.now();
  await page.waitForTimeout(200);
  await settled(page);
  hold("20 channels x 24 months are proven", (await page.textContent("#proof")).includes("Proven optimal"));
  console.log(`     in ${Date.now() - started} ms`);
  hold("no error in the console", wrong.length === 0, wrong.join(" | "));
  hold("no request", requests.length === 0, requests.join(" | "));
}

{
  const { page, wrong } = await opened({ width: 390, height: 844 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  hold("nothing is wider than a phone", wide <= 390, String(wide));
  await shot(page, "phone");
  hold("no error in the console of a phone", wrong.length === 0, wrong.join(" | "));
}

await browser.close();
process.exit(failed ? 1 : 0);
