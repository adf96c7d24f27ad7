// Tells, in time, that the session is about to end, and lets the person stay without losing the page.
// <div data-session-ends="1200" data-session-warns="120" data-session-stay="/staff/stay" data-session-out="/staff/signin" hidden>
export function warnOfSessionEnd(): void {
  const box = document.querySelector<HTMLElement>("[data-session-ends]");
  if (!box) return;
  const ends = Number(box.dataset.sessionEnds) * 1000;
  const warns = Number(box.dataset.sessionWarns) * 1000;
  const left = box.querySelector<HTMLElement>("[data-session-left]");
  const stay = box.querySelector<HTMLButtonElement>("button");
  if (!(ends > warns) || !stay) return;

  // Other tabs of the same session keep this one alive.
  const key = "entente-session-seen";
  const now = () => Date.now();
  const seen = () => { try { return Number(localStorage.getItem(key)) || started; } catch { return started; } };
  const mark = () => { started = now(); try { localStorage.setItem(key, String(started)); } catch { /* private mode */ } };
  let started = now();
  let before: Element | null = null;
  let told = -1;
  let gone = false;
  mark();

  const hide = () => {
    if (box.hidden) return;
    box.hidden = true;
    told = -1;
    if (before instanceof HTMLElement) before.focus();
  };

  stay.addEventListener("click", async () => {
    const answer = await fetch(box.dataset.sessionStay!, { credentials: "same-origin", redirect: "manual", cache: "no-store" }).catch(() => null);
    if (!answer || answer.type === "opaqueredirect" || !answer.ok) { location.reload(); return; }
    mark();
    hide();
  });
  box.addEventListener("keydown", e => { if (e.key === "Escape") stay.click(); });

  window.setInterval(() => {
    const rest = seen() + ends - now();
    if (rest > warns) { hide(); return; }
    // What was on the screen must not stay there. What was typed is sent: the session is over, so the server holds it and asks to sign in.
    if (rest <= 0) {
      if (gone) return;
      gone = true;
      const typed = document.querySelector<HTMLFormElement>("form[data-guard-unsaved][data-changed]");
      if (typed) typed.requestSubmit();
      else location.assign(box.dataset.sessionOut!);
      return;
    }
    const minutes = Math.max(1, Math.ceil(rest / 60_000));
    if (left && minutes !== told) left.textContent = String(told = minutes);
    if (box.hidden) {
      before = document.activeElement;
      box.hidden = false;
      stay.focus();
    }
  }, 1000);
}
