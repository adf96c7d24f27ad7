// A second press on a slow line must not send twice: <button data-send-once>. The server holds it too.
export function sendOnce(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-send-once]")) {
    button.form?.addEventListener("submit", e => {
      if (button.getAttribute("aria-disabled") === "true") e.preventDefault();
      button.setAttribute("aria-disabled", "true");
    });
    // Coming back by the browser's arrow gives the page as it was left.
    window.addEventListener("pageshow", () => button.removeAttribute("aria-disabled"));
  }
}
