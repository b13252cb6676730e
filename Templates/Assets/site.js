// Comfort only: every page works without this file. It stores nothing and asks nothing of another site.
"use strict";
(() => {
  const page = document.documentElement;
  page.classList.add("js");

  // A page taken out of the browser's memory (Back after sending) is asked for again, so that it shows no old answer.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
    page.classList.remove("busy");
  });

  // The error summary, or a message, gets the focus once.
  const first = document.getElementById("fouten") ?? document.getElementById("melding");
  first?.focus();

  // A link in the summary brings the field into view with its question, and puts the focus in it.
  document.getElementById("fouten")?.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const field = link?.hash && link.pathname === window.location.pathname
      ? document.getElementById(link.hash.slice(1)) : null;
    if (!field) return;
    event.preventDefault();
    const asked = field.closest(".field")?.querySelector("legend, label") ?? field;
    asked.scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });

  // Without a connection nothing is sent, so that the browser does not replace the page and what was typed on it.
  const offline = document.getElementById("geen-lijn");
  window.addEventListener("online", () => { offline.hidden = true; });

  // A second press of a button within a second is not sent. The buttons stay usable, and the server counts sends once.
  let sent = 0;
  document.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      offline.hidden = false;
      offline.scrollIntoView({ block: "start" });
      return;
    }
    const now = Date.now();
    if (now - sent < 1000) {
      event.preventDefault();
      return;
    }
    sent = now;
    page.classList.add("busy");
    window.setTimeout(() => page.classList.remove("busy"), 5000);
  });

  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
})();
