"use strict";
// Searches and sorts the list of briefs; whatever it compares stands on the page.
// It stands before the list: rows that are not to be seen at once are never laid out.
document.documentElement.classList.add("scripted", "arriving");
document.addEventListener("DOMContentLoaded", () => {
  const AT_ONCE = 200; // as in the style; of thousands, more are laid out when asked for
  const list = document.getElementById("stories");
  const search = document.getElementById("search");
  const sort = document.getElementById("sort");
  const count = document.getElementById("count");
  const more = document.getElementById("more");
  const none = document.getElementById("none");
  const failed = document.getElementById("failed");
  const failures = [...document.querySelectorAll("#failed li")];
  const briefs = [...list.children];
  const numbers = new Set(["articles", "differences", "words"]);
  let texts = null; // by row, made when the first letter is typed
  let ordered = briefs;
  let found = briefs;

  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function show(most) {
    list.replaceChildren(...found.slice(0, most));
    more.hidden = found.length <= most;
    more.dataset.shown = String(most);
  }

  function filter() {
    texts = texts || new Map([...briefs, ...failures].map((row) => [row, plain(`${row.textContent} ${row.dataset.day || ""}`)]));
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const fits = (row) => words.every((word) => texts.get(row).includes(word));
    found = words.length ? ordered.filter(fits) : ordered;
    for (const row of failures) row.hidden = !fits(row);
    if (failed) failed.hidden = failures.every((row) => row.hidden);
    const total = found.length + failures.filter((row) => !row.hidden).length;
    const all = briefs.length + failures.length;
    count.textContent = words.length ? `${total.toLocaleString("en")} of ${all.toLocaleString("en")} found` : "";
    none.hidden = total > 0 || !words.length;
    show(AT_ONCE);
  }

  function keyOf(row, name) {
    if (name === "headline") return plain(row.querySelector("h2").textContent);
    return numbers.has(name) ? Number(row.dataset[name]) : row.dataset[name];
  }

  function order() {
    const [name, way] = sort.value.split("-");
    const turn = way === "down" ? -1 : 1;
    const keyed = briefs.map((row) => [keyOf(row, name), row]);
    // A brief without a date stands last, whichever way.
    keyed.sort(([one], [other]) => {
      if (one === "" || other === "") return (one === "") - (other === "");
      return one < other ? -turn : one > other ? turn : 0;
    });
    ordered = keyed.map(([, row]) => row);
    filter();
  }

  search.addEventListener("input", filter);
  sort.addEventListener("change", order);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("clear").addEventListener("click", () => {
    search.value = "";
    filter();
    search.focus();
  });
  more.addEventListener("click", () => {
    const shown = Number(more.dataset.shown);
    show(shown + AT_ONCE);
    list.children[shown].querySelector("a")?.focus();
  });
  // A browser fills in what was there before the page was left.
  if (sort.selectedIndex > 0) order();
  else if (search.value) filter();
  else show(AT_ONCE);
  document.documentElement.classList.remove("arriving");
});
