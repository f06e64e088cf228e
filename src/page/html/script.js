"use strict";
for (const table of document.querySelectorAll("table[data-sort]")) {
  const body = table.tBodies[0];
  table.querySelectorAll("th button").forEach((button, column) => {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const up = head.getAttribute("aria-sort") !== "ascending";
      table.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = (row) => {
        const cell = row.cells[column];
        return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
      };
      const order = (a, b) => {
        const [x, y] = [key(a), key(b)];
        const less = typeof x === "number" && typeof y === "number"
          ? x - y
          : String(x).localeCompare(String(y), document.documentElement.lang);
        return up ? less : -less;
      };
      const rows = [...body.rows].filter((row) => !row.classList.contains("sum"));
      const sums = [...body.rows].filter((row) => row.classList.contains("sum"));
      rows.sort(order).concat(sums).forEach((row) => body.append(row));
    });
  });
}
const play = document.getElementById("play");
if (play) {
  const data = JSON.parse(document.getElementById("plans").textContent);
  const sliders = [...play.querySelectorAll("input")];
  const show = () => {
    let at = 0;
    sliders.forEach((slider, axis) => {
      at = at * data.axes[axis].length + Number(slider.value);
      slider.parentElement.querySelector("output").textContent = data.axes[axis][slider.value];
    });
    const plan = data.plans[at];
    play.querySelector(".none").hidden = plan !== null;
    play.querySelector(".plan").hidden = plan === null;
    if (plan === null) return;
    play.querySelectorAll("[data-figure]").forEach((cell, i) => { cell.textContent = plan.figures[i]; });
    play.querySelectorAll("[data-spend]").forEach((cell, i) => { cell.textContent = plan.spends[i]; });
    play.querySelectorAll(".bar").forEach((bar, i) => { bar.setAttribute("width", (plan.shares[i] * 240).toFixed(1)); });
  };
  sliders.forEach((slider) => slider.addEventListener("input", show));
  show();
}
