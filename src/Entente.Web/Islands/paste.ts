// Asks, where much text is pasted at once, whether it is another person's: <form data-paste-asks="800" data-paste-asks-text="…">. Nothing is noted or sent.
export function askOfPastes(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-paste-asks]")) {
    const most = Number(form.dataset.pasteAsks);
    form.addEventListener("paste", e => {
      if (!(e.target instanceof HTMLTextAreaElement) || (e.clipboardData?.getData("text").length ?? 0) <= most) return;
      const id = `${e.target.id}-pasted`;
      if (document.getElementById(id)) return;
      const ask = document.createElement("p");
      ask.id = id;
      ask.className = "govuk-inset-text";
      ask.setAttribute("role", "status");
      ask.textContent = form.dataset.pasteAsksText ?? "";
      e.target.insertAdjacentElement("afterend", ask);
    });
  }
}
