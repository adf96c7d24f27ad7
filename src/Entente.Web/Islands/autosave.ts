// Saves a form in between, so that a lost session or a dead battery costs seconds: <form data-autosave="20" data-autosave-saved="Saved">.
// The same form goes to the same place; the answer says how it stands now. What cannot be kept yet is left to the person's own saving.
export function saveInBetween(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]")) {
    const every = Number(form.dataset.autosave) * 1000;
    const was = form.querySelector<HTMLInputElement>("input[name=Was]");
    if (!(every > 0) || !was) continue;
    const told = document.createElement("p");
    told.className = "govuk-hint";
    told.setAttribute("role", "status");
    form.append(told);
    let changed = false;
    let busy = false;
    let gone = false;
    form.addEventListener("input", () => { changed = true; told.textContent = ""; });
    form.addEventListener("submit", e => {
      gone = true;
      if (e.defaultPrevented) return;
      // A save that is under way ends first: else the two would meet as if two people had answered.
      if (!busy) return;
      e.preventDefault();
      const wait = window.setInterval(() => { if (!busy) { window.clearInterval(wait); form.querySelectorAll("[data-send-once]").forEach(b => b.removeAttribute("aria-disabled")); form.requestSubmit(e.submitter as HTMLElement | null); } }, 50);
    });

    window.setInterval(async () => {
      if (!changed || busy || gone) return;
      busy = true;
      changed = false;
      const to = new URL(form.action);
      to.searchParams.set("quiet", "true");
      // The body is made without the buttons: nothing is removed in between.
      const answer = await fetch(to, { method: "POST", body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>), credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(15_000) }).catch(() => null);
      // Where the line was down it is tried again at the next turn.
      if (!answer) changed = true;
      if (answer?.status === 204) {
        was.value = answer.headers.get("Entente-Was") ?? was.value;
        const row = answer.headers.get("Entente-Row");
        const next = new URL(form.action);
        if (row !== null && next.searchParams.has("row")) { next.searchParams.set("row", row); form.action = next.toString(); }
        if (!changed) { told.textContent = form.dataset.autosaveSaved ?? ""; delete form.dataset.changed; form.dispatchEvent(new CustomEvent("entente:saved")); }
      }
      busy = false;
    }, every);
  }
}
