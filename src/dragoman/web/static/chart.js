// Draws the charts of a page with Vega-Lite in the place of the plain drawings that the page brings.
// The library is fetched (from this page's own files) only once a chart is near the window; expressions are interpreted, not compiled.
const here = document.getElementById("charts").dataset;

function script(address) {
  return new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
}

let library;
function loaded() {
  library ??= (async () => {
    await script(here.vega);
    await script(here.lite);
    return (await import(here.interpreter)).expressionInterpreter;
  })();
  return library;
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

function config(colour) {
  const words = { labelColor: colour("dim"), titleColor: colour("dim"), labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" };
  return {
    background: null,
    font: "system-ui, sans-serif",
    view: { stroke: null },
    axis: { ...words, gridColor: colour("line"), domainColor: colour("line"), tickColor: colour("line") },
    legend: { ...words },
  };
}

function coloured(spec, colour) {
  const range = spec.encoding?.color?.scale?.range;
  if (range) spec.encoding.color.scale.range = range.map(colour);
  for (const layer of spec.layer ?? []) coloured(layer, colour);
  return spec;
}

function tooltip(view) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);
  view.tooltip((_, event, item, value) => {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) return;
    const lines = typeof value === "object" ? Object.entries(value).map(([name, said]) => `${name}: ${said}`) : [String(value)];
    tip.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.max(8, event.clientY - tip.offsetHeight - 10)}px`;
  });
}

async function draw(chart) {
  const data = chart.querySelector("script.spec");
  const place = chart.querySelector(".drawing");
  const interpreter = await loaded();
  const colour = colours();
  const spec = coloured(JSON.parse(data.textContent), colour);
  const { spec: compiled } = vegaLite.compile({ width: place.clientWidth - 4, height: 150, padding: 2, autosize: { type: "fit", contains: "padding" }, ...spec, config: config(colour) });
  const target = document.createElement("div");
  const view = new vega.View(vega.parse(compiled, null, { ast: true }), { expr: interpreter, renderer: "canvas", container: target, hover: true });
  tooltip(view);
  view.addEventListener("click", (_, item) => {
    const chosen = item?.datum;
    if (chosen?.href) location.assign(chosen.href);
    else if (chosen?.day && data.dataset.target) {
      const there = new URL(data.dataset.target, location.href);
      const bin = spec.data.values.find((v) => v.name === chosen.name) ?? spec.data.values.find((v) => Date.parse(v.day) === +chosen.utcday);
      there.searchParams.set("since", bin?.day ?? chosen.day);
      there.searchParams.set("until", bin?.until ?? chosen.until ?? chosen.day);
      location.assign(there);
    }
  });
  await view.runAsync();
  place.replaceChildren(target);
  chart.dataset.drawn = "";
}

function all() {
  const watch = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      draw(target).catch((problem) => console.warn("the plain drawing stays:", problem));
    }
  }, { rootMargin: "200px" });
  document.querySelectorAll(".chart:has(script.spec)").forEach((chart) => watch.observe(chart));
}

all();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.querySelectorAll(".chart[data-drawn]").forEach(draw));
