"use strict";
// Searches and sorts the list of briefs; whatever it compares stands on the page.
(() => {
  const list = document.getElementById("stories");
  const search = document.getElementById("search");
  const sort = document.getElementById("sort");
  const count = document.getElementById("count");
  const form = search.form;
  const briefs = [...list.children];
  const rows = [...briefs, ...document.querySelectorAll("#failed li")];
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  let texts = null; // made when the first letter is typed

  document.documentElement.classList.add("scripted");

  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function filter() {
    texts = texts || rows.map((row) => plain(row.textContent));
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let found = 0;
    rows.forEach((row, place) => {
      const hidden = !words.every((word) => texts[place].includes(word));
      if (row.hidden !== hidden) row.hidden = hidden;
      if (!hidden) found += 1;
    });
    count.textContent = words.length ? `${found.toLocaleString()} of ${rows.length.toLocaleString()} found` : "";
  }

  function order() {
    const [name, way] = sort.value.split("-");
    const number = ["articles", "differences", "words"].includes(name);
    const keys = new Map(briefs.map((row) => {
      const value = name === "headline" ? row.querySelector("h2").textContent : row.dataset[name];
      return [row, number ? Number(value) : value];
    }));
    const compare = {
      headline: collator.compare,
      story: collator.compare,
      day: (one, other) => (one < other ? -1 : one > other ? 1 : 0),
    }[name] || ((one, other) => one - other);
    const turn = way === "down" ? -1 : 1;
    // A brief without a date stands last, whichever way.
    const sorted = [...briefs].sort((a, b) => {
      const [one, other] = [keys.get(a), keys.get(b)];
      if (one === "" || other === "") return (one === "") - (other === "");
      return turn * compare(one, other);
    });
    const all = document.createDocumentFragment();
    for (const row of sorted) all.append(row);
    list.append(all);
  }

  search.addEventListener("input", filter);
  sort.addEventListener("change", order);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A browser fills in what was there before the page was left.
  if (search.value) filter();
  if (sort.selectedIndex > 0) order();
})();
