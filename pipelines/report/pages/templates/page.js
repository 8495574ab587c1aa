// What is reached by a link opens; a map can be moved. Everything is readable without this script.
"use strict";
const reveal = () => {
  const found = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let box = found; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  if (found) found.scrollIntoView({ block: "start" });
};
addEventListener("hashchange", reveal);
reveal();
addEventListener("beforeprint", () => document.querySelectorAll("details:not([open])").forEach((box) => { box.open = true; box.dataset.shut = ""; }));
addEventListener("afterprint", () => document.querySelectorAll("details[data-shut]").forEach((box) => { box.open = false; delete box.dataset.shut; }));

document.querySelectorAll(".movable").forEach((panel) => {
  const map = panel.querySelector("svg");
  const whole = map.getAttribute("viewBox").split(" ").map(Number);
  let view = [...whole];
  const sized = [...map.querySelectorAll("circle, .unit-name")].map((shape) => {
    const name = shape.tagName === "circle" ? "r" : "font-size";
    return [shape, name, Number(shape.getAttribute(name))];
  });
  const show = () => {
    map.setAttribute("viewBox", view.join(" "));
    sized.forEach(([shape, name, size]) => shape.setAttribute(name, size * (view[2] / whole[2]) ** 0.8));
  };
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
    const width = Math.min(whole[2], Math.max(whole[2] / 24, view[2] * factor));
    const share = width / view[2];
    view = [x - (x - view[0]) * share, y - (y - view[1]) * share, width, view[3] * share];
    show();
  };
  const actions = { in: () => zoom(0.6), out: () => zoom(1 / 0.6), whole: () => { view = [...whole]; show(); } };
  panel.querySelector(".zoom").hidden = false;
  panel.querySelectorAll("button[data-do]").forEach((button) => button.addEventListener("click", () => actions[button.dataset.do]()));
  let from = null;
  map.addEventListener("pointerdown", (event) => { if (view[2] < whole[2]) from = [event.clientX, event.clientY]; });
  map.addEventListener("pointermove", (event) => {
    if (!from || !event.buttons) return;
    const scale = view[2] / map.clientWidth;
    view[0] -= (event.clientX - from[0]) * scale;
    view[1] -= (event.clientY - from[1]) * scale;
    from = [event.clientX, event.clientY];
    show();
  });
  addEventListener("pointerup", () => { from = null; });
});
