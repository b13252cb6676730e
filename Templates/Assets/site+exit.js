
// Leave quickly: the page goes blank at once, and Back does not lead to it again.
(() => {
  const exit = document.querySelector("[data-exit]");
  exit?.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    document.title = "…";
    window.location.replace(exit.href);
  });
})();
