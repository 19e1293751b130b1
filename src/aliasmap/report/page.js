
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const { cards, organizations } = JSON.parse(byId("data").textContent);
  const root = document.documentElement;
  root.classList.add("js");

  /** Make an element: its children are elements or texts, so nothing is ever read as markup. */
  const el = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === false || value == null) continue;
      if (typeof value === "function") made.addEventListener(name, value);
      else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat().filter((child) => child != null && child !== ""));
    return made;
  };
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const regions = new Intl.DisplayNames(["en"], { type: "region" });
  const country = (code) => {
    if (code === "INT") return "International";
    try { return regions.of(code) || code; } catch { return code; }
  };
  const spaced = (kind) => kind.replaceAll("-", " ");

  // Theme: as the system has it, or as chosen.
  const themes = ["auto", "light", "dark"];
  const keep = (value) => { try { localStorage.setItem("aliasmap-theme", value); } catch { /* a page from a file may have no storage */ } };
  let theme = "auto";
  try { theme = localStorage.getItem("aliasmap-theme") || "auto"; } catch { /* likewise */ }
  const paintTheme = () => {
    if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
    byId("theme").textContent = `Theme: ${theme}`;
  };
  byId("theme").addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    keep(theme);
    paintTheme();
  });
  paintTheme();

  // What sticks below the bar knows how high it is.
  const bar = document.querySelector(".bar");
  new ResizeObserver(() => root.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);

  // Views.
  const tabs = all("[role=tab]");
  const view = (name) => {
    for (const tab of tabs) {
      const on = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !on;
    }
    document.querySelector(".columns").classList.toggle("table", name !== "articles");
  };
  const current = () => tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
  for (const tab of tabs) {
    tab.addEventListener("click", () => { closeCard(); view(tab.getAttribute("aria-controls")); scrollTo({ top: Math.min(scrollY, bar.offsetTop) }); });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      next.click();
      next.focus();
    });
  }

  // Cards.
  const marks = all("a.m[data-c]");
  const firsts = marks.filter((mark) => mark.id);
  const sameAs = (card) => (other) => card.org ? other.org === card.org && other.nil === card.nil : (other.nil || other.surface) === (card.nil || card.surface);
  const panel = byId("card");
  let chosen = null;

  const percent = (score) => score >= 0.9995 ? "over 99.9 %" : `${(100 * score).toFixed(1)} %`;
  const period = (since, until) => since && until ? `${since} to ${until}` : since ? `since ${since}` : until ? `until ${until}` : "";
  const why = (evidence) => el("ul", { class: "why" }, evidence.map(([kind, detail, weight]) =>
    el("li", {}, el("b", { class: weight < 0 ? "minus" : "plus" }, `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`),
      el("span", {}, `${detail} `, el("span", {}, `(${kind})`)))));
  const links = { ror: "https://ror.org/", wikidata: "https://www.wikidata.org/wiki/", lei: "https://search.gleif.org/#/record/", isni: "https://isni.org/isni/" };
  const outward = (href, text) => /^https?:/.test(href) ? el("a", { href, rel: "noopener noreferrer", target: "_blank" }, text) : text;
  const kin = (label, list) => list.map(([id, name, since, until, part]) =>
    el("li", {}, `${label} `, el("b", {}, name), " ", el("code", {}, id), part ? " (a part)" : "", since || until ? `, ${period(since, until)}` : ""));

  const names = (org, surface) => {
    const used = folded(surface);
    const row = ([text, lang, kind, since, until, weak, source]) => el("tr", { class: folded(text) === used ? "used" : null },
      el("th", { scope: "row", lang: lang[0] || null }, text), el("td", {}, lang.join(" ")),
      el("td", { class: "when" }, kind, weak ? ", weak" : "", since || until ? el("span", {}, period(since, until)) : null));
    const body = el("table", {}, el("tbody", {}, org.names.map(row)));
    return el("details", { open: org.names.length <= 8 }, el("summary", {}, `${org.names.length} name${org.names.length === 1 ? "" : "s"}`), el("div", { class: "wide" }, body));
  };

  const explain = { ambiguous: "Several organizations bear this name", "weak evidence": "The name alone is weak evidence", "near miss": "Close to a known name, but not it", "part of": "A part of a known organization", unknown: "Not in the registry" };
  const labels = { match: "match", review: "to review", nil: "unknown", other: "no organization" };

  const draw = (card, mark) => {
    const org = card.org && organizations[card.org];
    const title = card.nil || (org && card.status !== "nil" ? org.name : card.surface);
    const same = firsts.filter((other) => sameAs(card)(cards[other.dataset.c]));
    const at = same.findIndex((other) => other.dataset.m === mark.dataset.m);
    const step = (by) => () => choose(same[(at + by + same.length) % same.length], true);
    const best = card.candidates.find((c) => c.id === card.org) || card.candidates[0];
    const others = card.candidates.filter((c) => c !== best);
    const body = [
      el("button", { type: "button", class: "close", "aria-label": "Close", click: () => closeCard(true) }, "×"),
      el("h2", { id: "card-title" }, title),
      org && org.english !== org.name ? el("span", { class: "second", lang: "en" }, org.english) : null,
      org ? el("code", {}, org.id) : null,
      el("ul", { class: "badges" },
        el("li", { class: `badge ${card.status}` }, labels[card.status], card.status === "nil" || card.status === "other" ? "" : ` · ${percent(card.score)}`),
        card.kind === "org" ? null : el("li", { class: "badge" }, card.kind),
        !org && card.guess ? el("li", { class: "badge" }, `perhaps: ${spaced(card.guess)}`) : null,
        org ? el("li", { class: "badge" }, spaced(org.kind)) : null,
        org ? el("li", { class: "badge" }, country(org.country)) : null,
        org && period(org.since, org.until) ? el("li", { class: "badge" }, period(org.since, org.until)) : null),
      card.reason && card.status !== "match" ? el("p", { class: "note" }, `${explain[card.reason] || card.reason}.`) : null,
      card.nil ? el("p", { class: "note" }, "All mentions of this name in the articles are taken for one organization.") : null,
      card.inside ? el("p", { class: "note" }, "Inside the longer name “", el("b", {}, card.inside), "”.") : null,
      el("div", { class: "steps" }, el("button", { type: "button", "aria-label": "Previous mention", click: step(-1), disabled: same.length < 2 }, "‹"),
        el("span", {}, `“${card.surface}” · mention ${at + 1} of ${same.length}`),
        el("button", { type: "button", "aria-label": "Next mention", click: step(1), disabled: same.length < 2 }, "›")),
      best && best.why.length ? [el("h3", {}, card.status === "match" ? "Why" : `Why perhaps ${best.name}`), why(best.why)] : null,
      others.length ? [el("h3", {}, "Alternatives"), others.map((c) => el("details", {}, el("summary", {}, c.name, " ", el("code", {}, c.id), el("span", { class: "score" }, percent(c.score))), why(c.why)))] : null,
    ];
    if (org && card.status !== "nil") {
      const family = [...kin("part of", org.parents), ...kin("follows", org.succeeds), ...kin("carried on by", org.successors)];
      body.push(el("h3", {}, "Names"), names(org, card.surface));
      if (family.length) body.push(el("h3", {}, "Kin"), el("ul", { class: "kin" }, family));
      if (org.ids.length || org.website) {
        body.push(el("h3", {}, "Elsewhere"), el("ul", { class: "kin" },
          org.website ? el("li", {}, outward(org.website, org.website)) : null,
          org.ids.map(([scheme, value]) => el("li", {}, `${scheme} `, links[scheme] ? outward(links[scheme] + value, value) : value))));
      }
      if (org.note) body.push(el("h3", {}, "Note"), el("p", { class: "note" }, org.note));
    }
    panel.replaceChildren(...body.flat(2).filter(Boolean));
  };

  const choose = (mark, scroll) => {
    for (const other of all("a.m.chosen")) other.classList.remove("chosen");
    chosen = mark;
    for (const piece of marks) if (piece.dataset.m === mark.dataset.m) piece.classList.add("chosen");
    draw(cards[mark.dataset.c], mark);
    panel.hidden = false;
    panel.scrollTop = 0;
    byId("home").hidden = true;
    document.querySelector(".columns").classList.add("open");
    history.replaceState(null, "", `#${mark.dataset.m}`);
    if (scroll) { view("articles"); mark.scrollIntoView({ block: "center" }); }
    panel.focus({ preventScroll: true });
  };
  function closeCard(back) {
    if (panel.hidden) return;
    panel.hidden = true;
    byId("home").hidden = false;
    document.querySelector(".columns").classList.remove("open");
    for (const other of all("a.m.chosen")) other.classList.remove("chosen");
    if (back && chosen) chosen.focus({ preventScroll: true });
    chosen = null;
  }

  /** Show what a link within the page leads to, in the view that it is in. */
  const go = (id) => {
    const target = byId(id);
    if (!target) return false;
    if (target.matches("a.m")) { if (target.closest("article").hidden) byId("reset").click(); choose(target, true); return true; }
    if (!target.closest("[role=tabpanel]")) return false;
    closeCard();
    if (target.hidden) byId("reset").click();
    view(target.closest("[role=tabpanel]").id);
    target.scrollIntoView({ block: target.matches("tr") ? "center" : "start" });
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || link.matches(".skip")) return;
    if (link.matches("a.m")) { event.preventDefault(); choose(link, false); } else if (go(decodeURIComponent(link.hash.slice(1)))) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeCard(true); });

  // Filters.
  const inputs = ["language", "country", "kind", "status"].map(byId);
  const haystack = cards.map((card) => {
    const org = card.org && organizations[card.org];
    return folded([card.surface, card.nil || "", org ? `${org.id} ${org.names.map((name) => name[0]).join(" ")}` : ""].join(" "));
  });
  const articles = all("article").map((article) => ({ article, text: folded(article.textContent), marks: all("a.m", article) }));
  const rows = all("#orgs tbody tr").map((row) => ({ row, org: organizations[row.dataset.key] }));
  const nils = all("#nils tbody tr");
  const nothing = (panelId, shown) => { byId(panelId).querySelector(".nothing").hidden = shown > 0; };

  const light = (query) => {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (query.length < 2) return;
    const ranges = [];
    for (const { article } of articles) {
      if (article.hidden) continue;
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (let i = text.indexOf(query); i >= 0; i = text.indexOf(query, i + query.length)) {
          const range = new Range();
          range.setStart(node, i);
          range.setEnd(node, i + query.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  const filter = () => {
    const [language, nation, kind, status] = inputs.map((input) => input.value);
    const query = folded(byId("search").value.trim());
    const active = Boolean(language || nation || kind || status || query);
    const fits = (org, mention, guess) => (!nation || (org && org.country === nation))
      && (!kind || (kind.startsWith("is:") ? mention === kind.slice(3) : mention === "org" && (org ? org.kind : guess) === kind));
    const good = cards.map((card, i) => fits(card.org && organizations[card.org], card.kind, card.guess) && (!status || card.status === status) && (!query || haystack[i].includes(query)));
    const bySearchOnly = query && !nation && !kind && !status;
    let shownArticles = 0;
    let shownMarks = 0;
    for (const { article, text, marks: own } of articles) {
      const spoken = !language || article.dataset.language === language;
      let hits = 0;
      for (const mark of own) {
        const on = spoken && good[mark.dataset.c];
        mark.classList.toggle("off", active && !on);
        if (on && mark.id) hits += 1;
      }
      article.hidden = active && !(spoken && (hits || (bySearchOnly && text.includes(query)) || (language && !query && !nation && !kind && !status)));
      if (!article.hidden) { shownArticles += 1; shownMarks += hits; }
    }
    let shownRows = 0;
    for (const { row, org } of rows) {
      row.hidden = !(fits(org, "org", "") && (!status || row.dataset.statuses.split(" ").includes(status)) && (!language || row.dataset.languages.split(" ").includes(language))
        && (!query || folded(`${org.id} ${org.names.map((name) => name[0]).join(" ")} ${row.textContent}`).includes(query)));
      shownRows += !row.hidden;
    }
    let shownNils = 0;
    for (const row of nils) {
      row.hidden = Boolean(nation || (kind && row.dataset.kind !== kind) || (status && status !== "nil") || (language && !row.dataset.languages.split(" ").includes(language)) || (query && !folded(row.textContent + row.dataset.find).includes(query)));
      shownNils += !row.hidden;
    }
    byId("reset").hidden = !active;
    document.querySelector(".state-line").hidden = !active;
    byId("shown").textContent = active ? `${shownMarks} of ${firsts.length} mentions in ${shownArticles} of ${articles.length} articles, ${shownRows} of ${rows.length} organizations` : "";
    nothing("articles", shownArticles);
    nothing("organizations", shownRows || !rows.length);
    if (nils.length) nothing("unknown", shownNils);
    light(query);
  };
  let waiting = 0;
  byId("filters").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 80); });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => { setTimeout(filter); });
  for (const option of all("#country option[value]")) if (option.value) option.textContent = option.textContent.replace(option.value, country(option.value));
  for (const option of all("#kind option[value]")) option.textContent = spaced(option.textContent);
  for (const cell of all("td.country")) cell.title = country(cell.textContent);
  for (const cell of all("#orgs td.kind, #nils td.kind")) cell.textContent = spaced(cell.textContent);

  // Sorting.
  for (const button of all("#orgs [data-sort]")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : button.dataset.sort === "count";
      for (const other of all("#orgs th[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.querySelector(button.dataset.sort === "name" ? "th" : `.${button.dataset.sort}`).textContent;
      const compare = button.dataset.sort === "count" ? (a, b) => key(a) - key(b) : (a, b) => key(a).localeCompare(key(b));
      const body = byId("orgs").tBodies[0];
      body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * compare(a, b)));
    });
  }

  view("articles");
  filter();
  if (location.hash.length > 1) go(decodeURIComponent(location.hash.slice(1)));
})();
