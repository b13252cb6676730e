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

  // Five minutes before the session ends it says so, with a button that makes it last longer. Who types or points is there,
  // and is not asked. Pages in other windows hear of it; nothing of it is kept.
  const notice = find("rust");
  if (notice) {
    const [words, button, told] = [notice.querySelector("p"), notice.querySelector("button"), notice.dataset];
    const others = "BroadcastChannel" in window ? new BroadcastChannel("blijven") : null;
    const soon = 5 * 60000;
    let [asked, end, bound, touched, state, before] = [0, 0, 0, 0, "", null];
    const know = (left, whole) => {
      asked = Date.now();
      [end, bound] = [asked + left * 1000, asked + whole * 1000];
    };
    const ask = async () => {
      asked = Date.now();
      try {
        const body = new URLSearchParams({ token: told.token });
        const answer = await fetch(told.action, { method: "POST", body, credentials: "same-origin" });
        const found = /^(\d+) (\d+)$/.exec(answer.ok && !answer.redirected ? await answer.text() : "0 0");
        if (!found) return;
        know(Number(found[1]), Number(found[2]));
        others?.postMessage([end, bound]);
      } catch { /* The line is gone: the notice stays, and is answered once more. */ }
      look();
    };
    const look = () => {
      const rest = end - Date.now();
      const now = rest <= 0 ? "over" : rest > soon ? "" : end >= bound ? "bound" : "soon";
      if (now === state) return;
      if (!state) before = document.activeElement;
      const isIn = notice.contains(document.activeElement);
      state = now;
      notice.hidden = !state;
      button.hidden = state !== "soon";
      const time = new Date(end).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      words.textContent = state ? told[state].replace("{time}", time) : "";
      if (isIn && button.closest("[hidden]")) (document.contains(before) ? before : find("inhoud")).focus({ preventScroll: true });
    };
    know(Number(told.left), Number(told.whole));
    others?.addEventListener("message", (event) => { [end, bound] = event.data; look(); });
    others?.postMessage([end, bound]);
    button.addEventListener("click", ask);
    for (const kind of ["keydown", "pointerdown", "input"]) {
      window.addEventListener(kind, (event) => {
        if (!notice.contains(event.target)) touched = Date.now();
      }, { capture: true, passive: true });
    }
    setInterval(() => {
      const isNeeded = end < bound && end > Date.now() && touched > asked && Date.now() - asked > 5 * 60000;
      if (isNeeded) ask();
      look();
    }, 1000);
  }

  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());

  // A file that is too large is told before it is sent; the server would say the same after it.
  for (const field of document.querySelectorAll("input[data-most]")) {
    const told = document.createElement("p");
    told.setAttribute("role", "alert");
    field.before(told);
    field.addEventListener("change", () => {
      const isLarge = [...field.files].reduce((sum, file) => sum + file.size, 0) > Number(field.dataset.most);
      told.className = isLarge ? "error" : "";
      told.textContent = isLarge ? field.dataset.large : "";
      if (isLarge) field.value = "";
    });
  }

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

  // The words of a story are saved while they are typed: a moment after the last key, at the latest every ten seconds, and
  // before the page is left.
  for (const form of document.querySelectorAll("form[data-save]")) {
    const words = form.querySelector("textarea");
    const revision = form.querySelector('[name="versie"]');
    const told = form.querySelector(".saved");
    let saved = form.dataset.open ? null : words.value;
    let [timer, latest, busy, isSent, isTried] = [0, 0, null, false, false];
    const isOpen = () => words.value !== saved;
    const content = () => {
      const body = new URLSearchParams(new FormData(form));
      body.set("doe", "bewaar");
      body.set("via", "script");
      return body;
    };
    const later = (wait) => {
      clearTimeout(timer);
      timer = setTimeout(save, wait);
    };
    const send = async (sent) => {
      try {
        const answer = await fetch(form.action, { method: "POST", body: content(), credentials: "same-origin" });
        const number = answer.ok && !answer.redirected ? await answer.text() : "";
        if (/^\d+$/.test(number)) [saved, revision.value, told.textContent] = [sent, number, form.dataset.save];
        else told.textContent = answer.status === 409 ? form.dataset.changed : form.dataset.unsaved;
        if (answer.status >= 500) later(5000);
      } catch {
        // The line is gone: tried again by itself.
        told.textContent = form.dataset.unsaved;
        later(5000);
      }
    };
    const save = () => {
      clearTimeout(timer);
      clearTimeout(latest);
      [timer, latest] = [0, 0];
      if (!busy && isOpen()) {
        busy = send(words.value).finally(() => {
          busy = null;
          if (isOpen() && told.textContent === form.dataset.save) later(1000);
        });
      }
      return busy;
    };
    // What was typed while a save was under way goes with the next one.
    const settle = async () => {
      await busy;
      await save();
    };
    words.addEventListener("input", () => {
      told.textContent = "";
      isTried = false;
      later(1000);
      latest ||= setTimeout(save, 10000);
    });
    window.addEventListener("online", save);
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
    // A link, or logging out: first saved, then gone on.
    document.addEventListener("click", async (event) => {
      const link = event.target.closest("a[href]");
      const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!link || !isPlain || !isOpen() || link.target || link.href.split("#")[0] === window.location.href.split("#")[0]) return;
      event.preventDefault();
      await settle();
      window.location.assign(link.href);
    });
    document.addEventListener("submit", async (event) => {
      const [asked, button] = [event.target, event.submitter];
      // A form takes along what stands in it; pressed while a save is under way, it waits for the number that the answer brings.
      if (asked === form ? !busy : isTried || !isOpen()) {
        isSent ||= asked === form;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      await (asked === form ? busy : settle());
      isTried = asked !== form;
      asked.requestSubmit(button);
    }, true);
    window.addEventListener("beforeunload", (event) => { if (isOpen() && !isSent) event.preventDefault(); });
    window.addEventListener("pagehide", () => {
      if (isOpen() && !isSent) fetch(form.action, { method: "POST", body: content(), credentials: "same-origin", keepalive: true }).catch(() => {});
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
