// GOV.UK's script says of a radio whether what hangs on it is expanded, which a radio may not be (ARIA 1.2). What hangs on it stands right behind it.
export function keepRadiosPlain(): void {
  const plain = (): void => document.querySelectorAll('input[type="radio"][aria-expanded]').forEach((radio) => radio.removeAttribute("aria-expanded"));
  plain();
  document.addEventListener("click", plain);
  window.addEventListener("pageshow", plain);
}
