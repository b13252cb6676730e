// Comfort only: every page works without this file. It keeps nothing on the device and asks nothing of another site.
"use strict";
(() => {
  const page = document.documentElement;
  const find = (id) => document.getElementById(id);
  page.classList.add("js");

  // A page that is left is hidden, and one taken out of the browser's memory (Back after sending) is asked for again, so
  // that it shows no old answer.
  window.addEventListener("pagehide", () => page.classList.add("gone"));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) return window.location.reload();
    page.classList.remove("gone", "busy");
  });

  // The code of a letter stands behind the #, which is never sent: it is put into the field and taken out of the address.
  const code = /^#([0-9A-Za-z-]{13,20})$/.exec(window.location.hash);
  if (code && find("code")) {
    find("code").value = code[1];
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
  }

  // The error summary, or a message, gets the focus once.
  (find("fouten") ?? find("melding"))?.focus();

  // A link in the summary brings the field into view with its question, and puts the focus in it.
  find("fouten")?.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const field = link?.hash && link.pathname === window.location.pathname ? find(link.hash.slice(1)) : null;
    if (!field) return;
    event.preventDefault();
    const asked = field.closest(".field")?.querySelector("legend, label") ?? field;
    asked.scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });

  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }

  // --- Sending -----------------------------------------------------------------------------------------------------
  // A form with data-line is sent in the background first, so that a dropped line costs nobody the page: the server
  // says where to go on, and only then the page is left. Without a line it is tried again, ever less often.

  const offline = find("geen-lijn");
  const status = find("bewaard");
  let inflight = null; // the request under way
  let retry = null; // the timer of the next try
  let wait = 1; // seconds until then
  let pending = null; // what to do when the line is back
  let left = false; // the page was sent and is being left: nothing of it is saved once more

  const say = (words) => { if (status && words && status.textContent !== words) status.textContent = words; };

  const post = async (form, command, keepalive = false) => {
    const data = new FormData(form);
    data.set("doe", command);
    data.set("via", "script");
    try {
      const answer = await fetch(form.getAttribute("action"), {
        method: "POST", body: new URLSearchParams(data), keepalive, signal: AbortSignal.timeout?.(20000),
      });
      return [502, 504].includes(answer.status) ? null : answer;
    } catch {
      return null;
    }
  };

  const lost = (again) => {
    const words = offline.querySelector("[data-waits]");
    words.textContent = words.dataset.waits;
    offline.hidden = false;
    pending = again;
    clearTimeout(retry);
    retry = setTimeout(tryAgain, wait * 1000);
    wait = Math.min(wait * 2, 30);
  };
  const tryAgain = () => {
    const again = pending;
    pending = null;
    again?.();
  };
  const found = (isSaved = true) => {
    if (!offline.hidden && isSaved) say(status?.dataset.line);
    offline.hidden = true;
    pending = null;
    wait = 1;
    clearTimeout(retry);
  };
  window.addEventListener("online", () => (pending ? tryAgain() : (offline.hidden = true)));
  window.addEventListener("beforeunload", (event) => {
    // Nobody is kept who hides the page or leaves quickly.
    if (pending && !page.classList.contains("gone") && !document.body.hidden) event.preventDefault();
  });

  // What somebody filled in, as it would be sent.
  const filled = (form) => {
    const data = new FormData(form);
    data.delete("stand");
    return new URLSearchParams(data).toString();
  };
  let resume = null; // saves what was filled in since, without leaving the page

  const leave = async (form, command) => {
    clearTimeout(timer);
    const typed = filled(form);
    page.classList.add("busy");
    await inflight;
    const answer = await post(form, command);
    page.classList.remove("busy");
    // Whoever typed on while there was no line is not taken away from it: that is saved, and the page stays.
    if (!answer) return lost(() => (resume && filled(form) !== typed ? resume() : leave(form, command)));
    found();
    left = true;
    if (answer.ok && answer.headers.get("content-type").startsWith("text/plain")) {
      return window.location.assign(await answer.text());
    }
    // The server has something to show at this address: the browser sends the same once more by itself.
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "doe", value: command });
    form.append(hidden);
    form.submit();
  };

  // Older browsers do not say which button sent a form.
  let pressed = null;
  document.addEventListener("click", (event) => { pressed = event.target.closest("button") ?? pressed; }, true);

  // A second press of a button is not sent while the first is under way. The buttons stay usable.
  let sent = 0;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if ("line" in form.dataset) {
      event.preventDefault();
      const button = event.submitter ?? pressed;
      if (!page.classList.contains("busy")) leave(form, button?.value || "verder");
    } else if (!navigator.onLine) {
      event.preventDefault();
      offline.hidden = false;
      offline.scrollIntoView({ block: "start" });
    } else if (Date.now() - sent < 1000) {
      event.preventDefault();
    } else {
      sent = Date.now();
      page.classList.add("busy");
      setTimeout(() => page.classList.remove("busy"), 5000);
    }
  });

  // --- A shared device: after a while without a key, a touch or a word the page is hidden and its pass ended ------------

  const shared = document.querySelector("form[data-idle]");
  let timer = null;
  if (shared) {
    const idle = shared.dataset.idle * 1000;
    let touched = Date.now();
    let told = touched; // when the server last heard of us
    let isOver = false;
    const notice = find("rust");
    let before = null; // where the focus was when the notice came
    // Reached by a screen reader's own cursor, a switch or a voice ("Ik ben er nog"), for which no key comes here.
    notice.querySelector("button").addEventListener("click", () => {
      notice.hidden = true;
      (document.contains(before) ? before : find("inhoud")).focus({ preventScroll: true });
    });
    // Also asked before a touch counts: a device that slept shows the next person nothing.
    const isLate = () => {
      if (Date.now() < touched + idle) return false;
      page.classList.add("gone");
      if (!isOver) leave(shared, "weg");
      return isOver = true;
    };
    for (const kind of ["keydown", "pointerdown", "click", "wheel", "touchmove", "scroll", "input", "focusin", "selectionchange"]) {
      window.addEventListener(kind, (event) => {
        if (isLate()) return;
        touched = Date.now();
        // Its own button stays until it is pressed.
        if (!(event.target instanceof Node) || !notice.contains(event.target)) notice.hidden = true;
      }, { capture: true, passive: true });
    }
    for (const kind of ["visibilitychange", "focus", "pageshow"]) window.addEventListener(kind, isLate, true);
    setInterval(() => {
      if (isLate()) return;
      const rest = touched + idle - Date.now();
      if (rest <= Math.min(60000, idle / 2) && notice.hidden) {
        before = document.activeElement;
        notice.hidden = false;
      }
      if (touched > told && Date.now() - told > idle / 3) {
        told = Date.now();
        if (shared.id === "formulier") post(shared, "bewaar");
      }
    }, 500);
  }

  // --- Saving while somebody fills in, and questions that come and go ----------------------------------------------

  const form = find("formulier");
  if (!form) return;

  const content = () => filled(form);
  // As the page was sent: what somebody ticked before this ran is still to be saved.
  const asSent = form.cloneNode(true);
  asSent.reset();
  let saved = filled(asSent);
  let last = 0;

  const save = async () => {
    clearTimeout(timer);
    if (left || inflight || pending || page.classList.contains("busy") || content() === saved) return;
    const typed = content();
    inflight = post(form, "bewaar");
    const answer = await inflight;
    inflight = null;
    last = Date.now();
    if (!answer) return lost(save);
    const wasLost = !offline.hidden;
    found(answer.ok);
    if (!answer.ok) {
      // Nothing on the page says "saved" any more; a server that is busy or full is tried again.
      say(status.dataset.not);
      if (answer.status === 503) timer = setTimeout(save, 15000);
      return;
    }
    const isPlain = answer.headers.get("content-type").startsWith("text/plain");
    const words = await answer.text();
    await stillness();
    // The pass of a shared device has ended: what was typed is kept, and the page goes.
    if (isPlain) return words.endsWith("/pauze") ? window.location.assign(words) : undefined;
    const isSame = content() === typed;
    const isNew = merge(words, isSame);
    saved = isSame ? content() : typed;
    if (isNew) say(status.dataset.more);
    else if (!wasLost && answer.status === 200) say(`${status.dataset.saved} ${clock(new Date())}`);
    if (content() !== saved) plan(0);
  };
  resume = save;

  // While something is pressed nothing on the page moves, for a second at most: a button would slip away from under the
  // finger.
  let isPressed = false;
  let release = null;
  const stillness = () => isPressed && new Promise((resolve) => {
    release = resolve;
    setTimeout(resolve, 1000);
  });
  window.addEventListener("pointerdown", () => { isPressed = true; }, { capture: true, passive: true });
  for (const kind of ["pointerup", "pointercancel"]) {
    // After the click that follows.
    window.addEventListener(kind, () => setTimeout(() => {
      isPressed = false;
      release?.();
    }), { capture: true, passive: true });
  }

  // 24 hours, in the digits of the page's language as its file has them: a browser's own list may say otherwise.
  const clock = (now) => {
    const digits = [...status.dataset.digits];
    const two = (number) => [...String(number).padStart(2, "0")].map((digit) => digits[digit]).join("");
    return `${two(now.getHours())}:${two(now.getMinutes())}`;
  };

  // Soon where an answer may bring or hide a question; else at most every ten seconds.
  const plan = (least) => {
    clearTimeout(timer);
    timer = setTimeout(save, "live" in form.dataset ? least : Math.max(least, last + 10000 - Date.now()));
  };
  if (content() !== saved) plan(400);
  form.addEventListener("change", () => plan(400));
  form.addEventListener("input", (event) => { if (event.target.matches("textarea, [type=text]")) plan(2500); });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && !left && content() !== saved) post(form, "bewaar", true);
  });

  // Puts in what is asked now and takes out what is not. What somebody typed stays, and the focus stays where it is.
  const merge = (html, isSame) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    form.elements.stand.value = fresh.querySelector("[name=stand]").value;
    const questions = fresh.querySelector(".questions");
    if (!questions) return false;
    const isNew = match(form.querySelector(".questions"), questions, isSame);
    document.dispatchEvent(new Event("questions"));
    return isNew;
  };
  const keyed = (parent) => [...parent.children].filter((child) => child.dataset.q);
  const reads = (field) => {
    const copy = field.cloneNode(true);
    for (const part of copy.querySelectorAll(".error, .elsewhere, textarea")) part.remove();
    return copy.textContent + [...copy.querySelectorAll("[type=radio], [type=checkbox]")].map((box) => box.value);
  };
  const match = (old, fresh, isSame) => {
    const there = new Map(keyed(old).map((child) => [child.dataset.q, child]));
    let next = keyed(old)[0] ?? old.querySelector(":scope > .more");
    let isNew = false;
    for (const item of keyed(fresh)) {
      const known = there.get(item.dataset.q);
      if (!known) {
        old.insertBefore(item, next);
        isNew = true;
        continue;
      }
      there.delete(item.dataset.q);
      next = known.nextElementSibling;
      if (!known.matches(".field, .note")) isNew = match(known, item, isSame) || isNew;
      else if (isSame && reads(known) !== reads(item) && !known.contains(document.activeElement)) known.replaceWith(item);
    }
    for (const gone of there.values()) if (!gone.contains(document.activeElement)) gone.remove();
    return isNew;
  };

  // "Clear answer" unticks the choice on the spot.
  form.addEventListener("click", (event) => {
    const field = event.target.closest(".clear")?.closest(".field");
    if (!field) return;
    event.preventDefault();
    for (const radio of field.querySelectorAll("input:checked")) radio.checked = false;
    field.querySelector("[type=radio]").focus();
    plan(400);
  });
})();
