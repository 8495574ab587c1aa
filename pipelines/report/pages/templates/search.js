// The search: rows that the page brings along, filtered here; the filters stand in the address.
"use strict";
(async () => {
  const at = (id) => document.getElementById(id);
  const form = at("form"), list = at("results"), count = at("count"), more = at("more");
  count.textContent = "Unpacking …";
  const raw = atob(at("data").textContent);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  const data = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  const { words, tables } = data;
  const PAGE = 50;
  let found = [], shown = 0;

  const facets = [...form.querySelectorAll("select")].map((select) => select.name);
  const values = (row, name) => {
    const value = row[data.columns[form.kind.value].indexOf(name)];
    return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  };
  const haystack = (kind, row) => {
    if (row.text === undefined) row.text = data.searched[kind].map((column) => told(kind, row, column)).join(" ").toLowerCase();
    return row.text;
  };
  const told = (kind, row, name) => {
    const value = row[data.columns[kind].indexOf(name)];
    if (value === null || value === undefined) return "";
    if (name === "article") return value < 0 ? "" : tables.articles[value][0] + " " + told("articles", tables.articles[value], "publisher");
    if (!(name in words)) return String(value);
    return (Array.isArray(value) ? value : [value]).map((index) => words[name][index]).join(", ");
  };

  const filters = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  const matches = (kind, row, wanted) => {
    const day = row[data.columns[kind].indexOf("day")];
    if (wanted.from && !(day >= wanted.from)) return false;
    if (wanted.to && !(day && day <= wanted.to)) return false;
    for (const name of facets) {
      if (wanted[name] !== undefined && !values(row, name).some((index) => words[name][index] === wanted[name])) return false;
    }
    if (wanted.q) for (const word of wanted.q.toLowerCase().split(/\s+/)) if (!haystack(kind, row).includes(word)) return false;
    return true;
  };

  const piece = (name, text, kind) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.textContent = text;
    return made;
  };
  const link = (address, text) => {
    const made = piece("a", text);
    made.href = address;
    if (!address.startsWith("incidents/")) made.rel = "noreferrer noopener nofollow";
    return made;
  };
  const article = (number) => {
    const row = tables.articles[number];
    return row ? [told("articles", row, "publisher"), row[1], row[0]].filter(Boolean).join(", ") : "";
  };
  const incidentOf = (number) => (number === null || number < 0 ? null : tables.incidents[number]);
  const item = (kind, row) => {
    const entry = document.createElement("li");
    const get = (name) => row[data.columns[kind].indexOf(name)];
    const line = document.createElement("div");
    let address = null;
    if (kind === "incidents") address = "incidents/" + get("id") + ".html";
    else if (incidentOf(get("incident"))) address = "incidents/" + incidentOf(get("incident"))[0] + ".html" + (kind === "claims" ? "#c-" + get("id") : "");
    else if (kind === "articles" && get("url")) address = get("url");
    const title = get("title") || get("text") || "without a title";
    if (kind === "claims") line.append(piece("strong", get("told")), " – ");
    line.append(address ? link(address, title) : piece("span", title));
    if (kind === "incidents" && get("told")) line.append(" ", piece("strong", get("told")));
    const about = kind === "incidents" ? [get("day"), get("place"), get("admin1") === null ? "" : told(kind, row, "admin1"), told(kind, row, "grade")]
      : kind === "articles" ? [get("day"), told(kind, row, "publisher"), told(kind, row, "source")]
      : [get("speaker") === undefined ? "" : told(kind, row, "speaker"), article(get("article")), told(kind, row, "apart") && "no incident: of " + told(kind, row, "apart")];
    entry.append(line, piece("div", about.filter(Boolean).join(" · "), "soft"));
    return entry;
  };

  const show = () => {
    const part = found.slice(shown, shown + PAGE).map((row) => item(form.kind.value, row));
    list.append(...part);
    shown += part.length;
    more.hidden = shown >= found.length;
  };
  const choices = (kind, wanted) => {
    for (const name of facets) {
      const select = form.elements[name];
      select.closest("label").hidden = !data.columns[kind].includes(name);
      const numbers = new Map();
      const others = { ...wanted, [name]: undefined };
      const rows = wanted[name] === undefined ? found : tables[kind].filter((row) => matches(kind, row, others));
      for (const row of rows) for (const index of values(row, name)) numbers.set(index, (numbers.get(index) || 0) + 1);
      const options = [...numbers].map(([index, number]) => [words[name][index], number]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      if (wanted[name] !== undefined && !options.some(([text]) => text === wanted[name])) options.push([wanted[name], 0]);
      const first = select.options[0];
      select.replaceChildren(first, ...options.slice(0, 300).map(([text, number]) => new Option(text + " (" + number.toLocaleString("en") + ")", text)));
      select.value = wanted[name] === undefined ? "" : wanted[name];
    }
  };
  const search = () => {
    const wanted = filters(), kind = form.kind.value;
    found = tables[kind].filter((row) => matches(kind, row, wanted));
    shown = 0;
    list.replaceChildren();
    show();
    choices(kind, wanted);
    count.textContent = found.length.toLocaleString("en") + " of " + tables[kind].length.toLocaleString("en") + " " + kind;
  };
  const remember = () => history.replaceState(null, "", "#" + new URLSearchParams(filters()));
  const recall = () => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    form.reset();
    for (const [name, value] of wanted) {
      const field = form.elements[name];
      if (!field) continue;
      if (field.tagName === "SELECT") field.append(new Option(value, value));
      field.value = value;
    }
    search();
  };
  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { remember(); search(); }, event.target.name === "q" ? 200 : 0);
  });
  form.addEventListener("reset", () => setTimeout(() => { remember(); search(); }));
  form.addEventListener("submit", (event) => { event.preventDefault(); remember(); search(); });
  more.addEventListener("click", show);
  addEventListener("hashchange", recall);
  at("without").hidden = true;
  form.hidden = false;
  recall();
})().catch((error) => { document.getElementById("count").textContent = "The search could not start: " + error.message; });
