// Everything a page gains from script. Each island takes its data from its own element and fails to nothing.
import { initAll } from "govuk-frontend";
import { guardUnsaved } from "./unsaved";
import { warnOfSessionEnd } from "./session";
import { sendOnce } from "./once";
import { saveInBetween } from "./autosave";
import { askOfPastes } from "./paste";
import { keepRadiosPlain } from "./radios";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const start of [initAll, keepRadiosPlain, warnOfSessionEnd, guardUnsaved, sendOnce, saveInBetween, askOfPastes]) {
  try {
    start();
  } catch {
    // The page works without it.
  }
}
