// Asks before leaving a form with answers that were not saved: <form data-guard-unsaved>.
export function guardUnsaved(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-guard-unsaved]")) {
    let changed = false;
    form.addEventListener("input", () => { changed = true; form.dataset.changed = "true"; });
    form.addEventListener("entente:saved", () => { changed = false; });
    form.addEventListener("submit", () => { changed = false; delete form.dataset.changed; });
    // A quick exit must never be held up by a question.
    document.querySelectorAll(".govuk-js-exit-this-page-button").forEach(b => b.addEventListener("click", () => { changed = false; }));
    window.addEventListener("beforeunload", e => {
      if (changed && !document.querySelector(".govuk-exit-this-page-overlay")) e.preventDefault();
    });
  }
}
