
// Read aloud, where the browser has a voice for the language of the question.
(() => {
  const speech = window.speechSynthesis;
  const model = document.getElementById("voorlezen");
  if (!speech || !model) return;
  let pressed = null;

  const language = (element) => element.closest("[lang]")?.lang ?? "";
  // Only voices on the device itself: others would send the words, and answers in them, to somebody else.
  const voice = (lang) => speech.getVoices().find((one) => one.localService === true
    && one.lang.replace("_", "-").split("-")[0] === lang.split("-")[0]);

  // The words of a question in the order they stand, each with its language; of a scale only the words at both ends. Of a
  // part of a page that is no question all its words.
  const asked = "legend, label:not(.choice):not(.point), .hint, .ends span, .choice > span, .note > p, :scope > p";
  const words = (field) => [...field.querySelectorAll("aloud" in field.dataset ? "h1, h2, p, li" : asked)]
    .filter((part) => !part.closest("details") && !part.matches(".error, .ends"))
    .flatMap((part) => [...(part.querySelectorAll("span[lang]").length ? part.querySelectorAll("span[lang]") : [part])])
    .map((part) => ({ text: part.textContent.trim(), lang: language(part) }))
    .filter((part) => part.text);

  const stop = () => {
    speech.cancel();
    pressed?.setAttribute("aria-pressed", "false");
    pressed = null;
  };

  const read = (button, parts) => {
    stop();
    pressed = button;
    button.setAttribute("aria-pressed", "true");
    parts.forEach((part, index) => {
      const said = new SpeechSynthesisUtterance(part.text);
      said.lang = part.lang;
      said.voice = voice(part.lang) ?? null;
      said.rate = 0.9;
      if (index === parts.length - 1) said.onend = () => { if (pressed === button) stop(); };
      speech.speak(said);
    });
  };

  // The button stands before the question, not in it: a legend would be read out with the button's name in it.
  const place = () => {
    if (pressed) stop();
    for (const old of document.querySelectorAll(".spoken")) old.remove();
    for (const field of document.querySelectorAll(".questions .field, .questions .note, [data-aloud], main form .field")) {
      const head = field.querySelector("h1, h2, legend, label, p");
      if (!head || !voice(language(head.querySelector("[lang]") ?? head))) continue;
      const button = model.cloneNode(true);
      button.removeAttribute("id");
      button.hidden = false;
      button.setAttribute("aria-label", `${model.getAttribute("aria-label")}: ${head.textContent.trim()}`);
      button.addEventListener("click", () => { if (pressed === button) stop(); else read(button, words(field)); });
      const line = document.createElement("div");
      line.className = "spoken";
      line.append(button);
      head.classList.add("speaks");
      field.before(line);
    }
  };

  place();
  // Questions have come or gone.
  document.addEventListener("questions", place);
  speech.addEventListener?.("voiceschanged", place);
  window.addEventListener("pagehide", stop);
})();
