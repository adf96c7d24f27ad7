using Entente.Cases;
using Entente.Cases.Charges;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Foundation;
using Entente.Matching;
using Entente.Referrals;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Cases;

/// <summary>One case at a glance.</summary>
public sealed class ShowModel(CaseFile file, KnownAlready already, ChargesOfCase charges, EntenteDb db, Acts acts) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    /// <summary>Whether the referral that it came from is one that this reader may open.</summary>
    public bool ReferralIsOpen { get; private set; }

    /// <summary>Other records about the same person or things, as this reader may know them.</summary>
    public IReadOnlyList<KnownThing> Known { get; private set; } = [];

    /// <summary>Something that was agreed to was taken back.</summary>
    public bool ConsentStopped { get; private set; }

    /// <summary>Somebody who has data under consent that was taken back was not told yet, or has not answered.</summary>
    public bool RecipientsOpen { get; private set; }

    /// <summary>How many charges run while no prosecutor was told that the act was compelled.</summary>
    public int ChargesLacking { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var act = acts.Now();
        if (!Reference.TryParse(reference, out var asked) || await file.ReadAsync(asked, "case", act, ct) is not { } view) return NotFound();
        Case = view;
        ReferralIsOpen = await db.Referrals.AnyAsync(r => r.Reference == view.Case.Referral, ct);
        var consent = await db.ConsentOfAsync(view.Case.Dossier, ct);
        ConsentStopped = consent.Any(e => e.Act == ConsentAct.Given && ConsentRule.MayUse(consent, e.Scope, act.When).State == ConsentState.Withdrawn);
        RecipientsOpen = await db.Notices.AnyAsync(n => n.Dossier == view.Case.Dossier && n.AnsweredAt == null, ct);
        ChargesLacking = await charges.LackingAsync(view.Case, act, ct);
        if (view.MaySeeDraft) Known = await already.ReadAsync(view.Case.Dossier, act, ct);
        return Page();
    }
}
