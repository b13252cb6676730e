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

  // How far a long piece of work is: asked for every second, until there is something to see.
  const bar = document.querySelector("progress[data-progress]");
  if (bar) {
    const ask = async () => {
      try {
        const answer = await fetch(`${bar.dataset.progress}&stand=ja`, { credentials: "same-origin" });
        const told = answer.ok && !answer.redirected ? await answer.text() : "klaar";
        if (told === "klaar") { window.location.reload(); return; }
        const [percent, stage] = told.split("\n");
        bar.value = Number(percent);
        if (stage) find("stand").textContent = stage;
      } catch { /* The line is gone: asked again. */ }
      setTimeout(ask, 1000);
    };
    setTimeout(ask, 1000);
  }

  // The words of a story are saved while they are typed: a moment after the last key, and at the latest every ten seconds.
  for (const form of document.querySelectorAll("form[data-save]")) {
    const words = form.querySelector("textarea");
    const revision = form.querySelector('[name="versie"]');
    const told = form.querySelector(".saved");
    let [saved, timer, latest, busy] = [words.value, 0, 0, null];
    const save = async () => {
      clearTimeout(timer);
      clearTimeout(latest);
      [timer, latest] = [0, 0];
      if (busy || words.value === saved) return;
      const sent = words.value;
      const body = new URLSearchParams(new FormData(form));
      body.set("doe", "bewaar");
      body.set("via", "script");
      busy = fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      try {
        const answer = await busy;
        const number = answer.ok && !answer.redirected ? await answer.text() : "";
        if (!/^\d+$/.test(number)) throw new Error("not saved");
        [saved, revision.value] = [sent, number];
        told.textContent = form.dataset.save;
      } catch { told.textContent = form.dataset.unsaved; }
      busy = null;
      if (words.value !== saved && told.textContent === form.dataset.save) timer = setTimeout(save, 1000);
    };
    words.addEventListener("input", () => {
      told.textContent = "";
      clearTimeout(timer);
      timer = setTimeout(save, 1000);
      latest ||= setTimeout(save, 10000);
    });
    // Pressed while a save is under way: its answer brings the number that the form must carry.
    form.addEventListener("submit", (event) => {
      if (!busy) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = event.submitter;
      busy.finally(() => setTimeout(() => form.requestSubmit(button), 50));
    });
  }

  // What takes a while says so, from the press of its button until the next page comes.
  for (const form of document.querySelectorAll("form[data-busy]")) {
    const told = document.createElement("p");
    told.className = "busy";
    told.setAttribute("role", "status");
    form.append(told);
    form.addEventListener("submit", (event) => {
      const wanted = form.dataset.busyFor;
      if (event.defaultPrevented || (wanted && event.submitter?.value !== wanted)) return;
      const bar = document.createElement("progress");
      bar.setAttribute("aria-hidden", "true");
      told.replaceChildren(bar, ` ${form.dataset.busy}`);
    });
  }

  // A form is sent once, however often its button is pressed.
  for (const form of document.querySelectorAll('form[method="post"]')) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
    });
  }
})();
