
// Leave quickly: the page goes blank at once, and Back does not lead to it again. The server takes the pass on the way.
(() => {
  const exit = document.querySelector("[data-exit]");
  exit?.addEventListener("click", (event) => {
    event.preventDefault();
    document.documentElement.classList.add("gone");
    document.title = "…";
    window.location.replace(exit.href);
  });
})();
