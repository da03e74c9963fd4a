"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const facets = JSON.parse($("facets").textContent);
  const names = Object.keys(facets);
  const total = facets.group.length;
  const form = $("filter"), search = $("f-text"), count = $("f-count"), opener = $("f-open");
  let found = null, words = null;

  /* Filter: an item is shown when one of the deliverables it is about is. They are looked for when they are needed first. */
  const items = () => found = found || all("[data-d]").map((item) => [item, item.dataset.d.split(" ").map(Number)]);
  const texts = () => {
    if (words) return words;
    words = Array.from({ length: total }, () => "");
    for (const [item, about] of items()) if (about.length === 1) words[about[0]] += " " + item.textContent.toLowerCase();
    return words;
  };
  const filter = () => {
    const sought = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = names.map((name) => [facets[name], $("f-" + name).value]).filter(([, value]) => value !== "");
    const shown = Array.from({ length: total }, (_, d) =>
      chosen.every(([of, value]) => of[d].includes(Number(value))) && sought.every((word) => texts()[d].includes(word)));
    for (const [item, about] of items()) item.hidden = !about.some((d) => shown[d]);
    const group = $("f-group");
    const name = group.value === "" ? null : group.selectedOptions[0].textContent;
    for (const part of all("[data-group]")) part.hidden = name !== null && part.dataset.group !== name;
    const left = shown.filter(Boolean).length;
    count.textContent = left === total ? "" : `${left} of ${total} deliverables`;
  };
  let later = 0;
  form.hidden = false;
  form.addEventListener("input", () => { clearTimeout(later); later = setTimeout(filter, 60); });
  form.addEventListener("submit", (event) => event.preventDefault());
  $("f-clear").addEventListener("click", () => { form.reset(); filter(); search.focus(); });
  opener.addEventListener("click", () => {
    const open = opener.getAttribute("aria-pressed") !== "true";
    opener.setAttribute("aria-pressed", String(open));
    for (const line of all(".lines > details")) line.open = open;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape") { if (event.target === search && search.value) { search.value = ""; filter(); } hide(); }
  });

  /* A link opens what it leads into. */
  const reveal = () => {
    const target = location.hash.length > 1 && $(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
      if (part.hidden && part.dataset.d !== undefined) { form.reset(); filter(); }
    }
    /* What comes into view is laid out only then, and pushes the target away: so once more, and again. */
    let left = 4;
    const approach = () => {
      target.scrollIntoView({ block: "center" });
      if (left-- > 0) requestAnimationFrame(approach);
    };
    approach();
  };
  addEventListener("hashchange", reveal);
  reveal();

  /* Evidence beside a mark, on hover and on focus. */
  const note = document.createElement("div");
  note.id = "note";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  document.body.append(note);
  let shownFor = null, leaving = 0;
  const cellAt = (row, index) => {
    let column = 0;
    for (const cell of row.cells) if ((column += cell.colSpan) > index) return cell;
    return null;
  };
  const cellOf = (row, index) => {
    for (; row; row = row.previousElementSibling) {
      const cell = cellAt(row, index);
      if (cell && cell.textContent !== "″" && !cell.classList.contains("same")) return cell;
    }
    return null;
  };
  const part = (name, content) => {
    const made = document.createElement(name);
    made.append(content);
    return made;
  };
  const show = (link) => {
    clearTimeout(leaving);
    if (shownFor === link) return;
    const target = $(link.hash.slice(1));
    const row = target && target.closest("tr");
    if (!row) return;
    const cell = cellOf(row, link.classList.contains("m") ? 5 : 6);
    const words = document.createElement("p");
    if (link.classList.contains("n")) words.textContent = "The cell is blank: no position is stated.";
    else if (link.classList.contains("u")) words.textContent = "There is no cell that could be read.";
    else if (cell) words.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    const place = (target.tagName === "TR" ? target.cells[0] : target).textContent;
    note.replaceChildren(part("b", link.closest("tr").querySelector("th a").textContent), words, part("cite", place));
    note.hidden = false;
    const at = link.getBoundingClientRect();
    const wide = note.offsetWidth, high = note.offsetHeight;
    const below = at.bottom + 8 + high < innerHeight;
    note.style.left = Math.max(8, Math.min(at.left, innerWidth - wide - 8)) + "px";
    note.style.top = (below ? at.bottom + 8 : Math.max(8, at.top - high - 8)) + "px";
    link.setAttribute("aria-describedby", "note");
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = link;
  };
  const hide = () => {
    note.hidden = true;
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = null;
  };
  const mark = (node) => node instanceof Element ? node.closest(".matrix td a") : null;
  const board = document.querySelector("#matrix .frame");
  if (board) {
    board.addEventListener("mouseover", (event) => { const link = mark(event.target); if (link) show(link); });
    board.addEventListener("mouseout", (event) => { if (mark(event.target)) leaving = setTimeout(hide, 160); });
    board.addEventListener("focusin", (event) => { const link = mark(event.target); if (link) show(link); else hide(); });
    board.addEventListener("focusout", hide);
    note.addEventListener("mouseenter", () => clearTimeout(leaving));
    note.addEventListener("mouseleave", hide);
    addEventListener("scroll", hide, { passive: true, capture: true });

    /* One stop for the tabulator, arrows within. */
    const links = () => all("a", board).filter((link) => !link.closest("[hidden]"));
    let current = board.querySelector("a");
    const gather = () => { for (const link of all("a", board)) link.tabIndex = link === current ? 0 : -1; };
    (window.requestIdleCallback || setTimeout)(gather);
    const go = (link) => {
      if (!link) return;
      current.tabIndex = -1;
      current = link;
      current.tabIndex = 0;
      current.focus();
    };
    board.addEventListener("focusin", (event) => {
      if (event.target.tagName === "A" && event.target !== current) { current.tabIndex = -1; current = event.target; current.tabIndex = 0; }
    });
    const beside = (link, step) => { const list = links(); return list[list.indexOf(link) + step]; };
    const above = (link, step) => {
      const column = link.closest("td,th").cellIndex;
      const rows = all("tbody tr", board);
      for (let at = rows.indexOf(link.closest("tr")) + step; rows[at]; at += step) {
        const next = !rows[at].hidden && rows[at].cells[column].querySelector("a");
        if (next) return next;
      }
      return null;
    };
    board.addEventListener("keydown", (event) => {
      const link = event.target.closest("a");
      const move = { ArrowRight: [beside, 1], ArrowLeft: [beside, -1], ArrowDown: [above, 1], ArrowUp: [above, -1] }[event.key];
      if (link && move) { event.preventDefault(); go(move[0](link, move[1])); }
    });
  }
})();
