// Works without this script: every key is a link to the words. The script adds a preview.
(() => {
  const pane = document.getElementById("articles"), sheet = document.getElementById("sheet");
  const wide = matchMedia("(min-width: 981px)");
  const clear = () => document.querySelectorAll(".on").forEach(e => e.classList.remove("on"));
  const words = a => document.getElementById(a.getAttribute("href").slice(1));
  const isKey = t => t.closest && t.closest("main a.c");
  const show = a => {
    const w = words(a); if (!w || !pane.contains(w)) return;
    clear(); w.classList.add("on"); a.classList.add("on");
    if (wide.matches) pane.scrollTop += w.getBoundingClientRect().top - innerHeight * .38;
  };
  const open = a => {
    const w = words(a), art = w && w.closest("article"); if (!art) return false;
    clear();
    const s = (w.closest(".s") || w).cloneNode(true), hd = art.querySelector(".hd").cloneNode(true);
    s.querySelectorAll("[id]").forEach(e => { if (e.id === w.id) e.classList.add("on"); e.removeAttribute("id"); });
    s.removeAttribute("id");
    const shut = Object.assign(document.createElement("button"), { textContent: "close" });
    shut.onclick = () => { sheet.hidden = true; clear(); a.focus(); };
    hd.append(shut);
    const go = Object.assign(document.createElement("a"), { href: "#" + w.id, textContent: "in the article" });
    go.onclick = () => { sheet.hidden = true; };
    const p = document.createElement("p"), q = document.createElement("p"); p.append(s); q.className = "up"; q.append(go);
    sheet.replaceChildren(hd, p, q); sheet.hidden = false; a.classList.add("on"); return true;
  };
  let wait;
  document.addEventListener("mouseover", e => { const a = isKey(e.target); if (a && wide.matches) { clearTimeout(wait); wait = setTimeout(show, 90, a); } });
  document.addEventListener("focusin", e => { const a = isKey(e.target); if (a && wide.matches) show(a); });
  document.addEventListener("click", e => { const a = isKey(e.target); if (!a) return;
    if (wide.matches) { show(a); history.replaceState(null, "", a.hash); e.preventDefault(); } else if (open(a)) e.preventDefault(); });
  document.addEventListener("keydown", e => { if (e.key === "Escape") { sheet.hidden = true; clear(); } });
})();
