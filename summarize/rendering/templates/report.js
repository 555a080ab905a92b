"use strict";
// Shows, for a sentence of the brief (or a difference, a cell, a point), its spans in the articles.
// All that it shows stands on the page already: elements with the same key belong together.
(() => {
  const root = document.documentElement;
  const panel = document.getElementById("articles");
  const head = panel.querySelector(".head");
  const card = document.getElementById("card");
  const close = panel.querySelector(".close");
  const mapSaid = document.getElementById("map-said");
  const narrow = matchMedia("(max-width: 61.99rem)");
  const told = new Map(); // by key: the elements that are it, that it cites, that it points at
  const near = new Map(); // by key: the sentences that say the same elsewhere
  let shown = []; // the elements that are marked now
  let last = null; // what had the focus before an article got it
  let pinned = null; // what was clicked, which is shown again when the pointer has left another

  root.classList.add("scripted");
  index("data-k", told);
  index("data-n", near);

  function index(attribute, into) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      for (const key of element.getAttribute(attribute).split(" ")) {
        if (!into.has(key)) into.set(key, []);
        into.get(key).push(element);
      }
    }
  }

  function target(link) {
    const place = link && link.getAttribute("href");
    return place && place.startsWith("#") ? document.getElementById(place.slice(1)) : null;
  }

  function clear() {
    for (const element of shown) element.classList.remove("on", "near");
    shown = [];
  }

  function show(key, first, link) {
    clear();
    const marked = key ? [...(told.get(key) || [])] : [];
    if (first && !marked.includes(first)) marked.push(first);
    if (link && link.classList.contains("cell")) marked.push(link);
    for (const element of marked) element.classList.add("on");
    const alike = (key && near.get(key)) || [];
    for (const element of alike) element.classList.add("near");
    shown = [...marked, ...alike];
    const founded = key && document.getElementById(`e-${key}`);
    card.replaceChildren(...(founded ? [copyOf(founded)] : []));
    const span = first && panel.contains(first) ? first : marked.find((each) => panel.contains(each));
    if (span) bringTo(span);
  }

  function copyOf(founded) {
    const copy = founded.cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
    return copy;
  }

  // The panel is scrolled, never the page. An article that was not on the screen yet is laid out
  // only when it gets there, so that the place is looked up again for some frames.
  let going = null;

  function bringTo(span, frames = 6) {
    if (getComputedStyle(panel).overflowY !== "auto") return;
    going = span;
    const room = head.offsetHeight + 28;
    const off = span.getBoundingClientRect().top - panel.getBoundingClientRect().top - room;
    const isLow = off > Math.max(0, panel.clientHeight - room - 90);
    if (off < -2 || isLow || frames < 6) panel.scrollTop += off;
    else return;
    if (frames) requestAnimationFrame(() => going === span && bringTo(span, frames - 1));
  }

  function openSheet(sentence) {
    root.classList.add("sheet");
    close.hidden = !narrow.matches;
    if (!narrow.matches || !sentence) return;
    const hidden = sentence.getBoundingClientRect().bottom - (innerHeight - panel.offsetHeight - 16);
    if (hidden > 0) scrollBy(0, hidden);
  }

  function closeAll() {
    const back = pinned;
    clear();
    card.replaceChildren();
    pinned = null;
    root.classList.remove("sheet");
    close.hidden = true;
    if (panel.contains(document.activeElement) && (last || back)) (last || back).focus();
  }

  function teller(element) {
    return element.closest(".said, .tells, .strip a, .map a, .alone li");
  }

  function keyOf(element) {
    return element.getAttribute("data-k");
  }

  function present(element, within) {
    const link = within && within.closest("a[href^='#']");
    const first = target(link) || target(element.closest("a")) || (keyOf(element) ? null : target(element.querySelector("a")));
    show(keyOf(element), first, element);
    const title = element.closest(".map a");
    if (title) mapSaid.textContent = title.getAttribute("aria-label");
  }

  for (const sentence of document.querySelectorAll(".said")) sentence.tabIndex = 0;

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const element = teller(event.target);
    if (!element || (event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) return;
    present(element, event.target);
  });
  document.addEventListener("pointerout", (event) => {
    const element = teller(event.target);
    const stays = event.relatedTarget instanceof Node && element && element.contains(event.relatedTarget);
    if (element && !stays && pinned && event.pointerType === "mouse") present(pinned, null);
  });
  document.addEventListener("focusin", (event) => {
    const element = teller(event.target);
    if (!element || !event.target.matches(":focus-visible")) return;
    last = event.target;
    present(element, event.target);
  });

  document.addEventListener("click", (event) => {
    const element = teller(event.target);
    const link = event.target.closest("a");
    const chip = link && card.contains(link) ? link : null;
    if (chip) {
      event.preventDefault();
      const span = target(chip);
      if (span) {
        bringTo(span);
        reach(span);
      }
      return;
    }
    if (!element || (link && !link.getAttribute("href").startsWith("#"))) return;
    if (String(getSelection())) return; // words are being taken along
    if (link) event.preventDefault();
    pinned = element;
    last = link || element;
    openSheet(element);
    present(element, event.target);
    if (link && event.detail === 0) reach(target(link)); // by the keyboard
  });

  function reach(span) {
    if (!span) return;
    span.tabIndex = -1;
    span.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.key === "Escape") {
      closeAll();
    } else if (event.key === "Enter" && at.classList.contains("said")) {
      pinned = at;
      last = at;
      openSheet(at);
      present(at, null);
      reach(shown.find((each) => panel.contains(each)));
    } else if (event.key.startsWith("Arrow")) {
      step(event, at);
    }
  });
  close.addEventListener("click", closeAll);
  narrow.addEventListener("change", closeAll);

  // A strip and the map are one stop of the Tab key each; arrows go through them.
  const rows = [...document.querySelectorAll(".strip, .map")].map((row) => [...row.querySelectorAll("a")]);
  for (const row of rows) for (const link of row.slice(1)) link.setAttribute("tabindex", "-1");

  function step(event, at) {
    const row = rows.find((each) => each.includes(at));
    if (!row) return;
    const forward = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const turned = event.key.match(/Left|Right/) && getComputedStyle(at).direction === "rtl" ? -1 : 1;
    const next = row[row.indexOf(at) + forward * turned];
    event.preventDefault();
    if (!next) return;
    at.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }

  // On paper the evidence is open.
  const evidence = document.querySelector(".evidence");
  let wasOpen = false;
  addEventListener("beforeprint", () => { if (evidence) { wasOpen = evidence.open; evidence.open = true; } });
  addEventListener("afterprint", () => { if (evidence) evidence.open = wasOpen; });
})();
