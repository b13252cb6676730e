// Comfort only: every page of staff works without this file. It keeps nothing on the device and asks nothing of another site.
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");

  // A page taken out of the browser's memory (Back after logging out) is asked for again.
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });

  // The code of a one-time link stands behind the #, which is never sent: it is put into the field and taken out of the address.
  const code = /^#([0-9A-Za-z-]{13,20})$/.exec(window.location.hash);
  const field = find("code");
  if (code && field) {
    field.value = code[1];
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
  }

  // The error summary, or a message, gets the focus once.
  (find("fouten") ?? find("melding"))?.focus();

  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());

  // A form is sent once, however often its button is pressed.
  for (const form of document.querySelectorAll('form[method="post"]')) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
    });
  }
})();
