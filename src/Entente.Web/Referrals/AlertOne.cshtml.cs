using Entente.Access;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using Alert = Entente.Referrals.Alert;

namespace Entente.Web.Referrals;

/// <summary>One alert: what is the danger, where, whom to call; taken, then closed with what was done.</summary>
public sealed class AlertOneModel(AlertList alerts, AnswerAlert answer, EntenteDb db, Texts texts, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty] public string? Done { get; set; }

    /// <summary>The version that was on the page when the text was written.</summary>
    [BindProperty] public int? Version { get; set; }

    public Alert Alert { get; private set; } = null!;

    public string RaisedBy { get; private set; } = "";

    public string TakenBy { get; private set; } = "";

    public bool MayAct { get; private set; }

    private Shape _danger, _contact;

    /// <summary>What is said of the danger, in the shape that this reader may have; empty where nobody said anything.</summary>
    public string Danger(string said) => Masks.In(_danger, said, Masks.All);

    /// <summary>What the danger is: kinds from the list, then the responder's own words.</summary>
    public string What => string.Join("; ", Alert.What.Split("; ").Select(texts.Of));

    /// <summary>The number to call back, likewise.</summary>
    public string CallBack => Masks.In(_contact, Alert.CallBack, Masks.Number);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FillAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken ct) => await DoneAsync(await answer.RunAsync(Reference, null, Version, acts.Now(), ct), ct);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct) => await DoneAsync(await answer.RunAsync(Reference, Done ?? "", Version, acts.Now(), ct), ct);

    private async Task<IActionResult> DoneAsync(Result<Alert> result, CancellationToken ct) => !result.IsRefused
        ? Redirect($"/referrals/alerts/{result.Value.Reference.ToRoute()}")
        : result.Problems.OfType<AlertNotFound>().Any() ? NotFound() : await FillAsync(ct) ?? this.Show("", result.Problems);

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var act = acts.Now();
        var result = await alerts.OneAsync(Reference, act, ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Alert = result.Value;
        var names = await db.NamesAsync([Alert.RaisedBy, Alert.TakenBy ?? default], ct);
        (RaisedBy, TakenBy) = (names.GetValueOrDefault(Alert.RaisedBy, ""), names.GetValueOrDefault(Alert.TakenBy ?? default, ""));
        var relation = await Gate.RelationAsync(db, act.Reader, Alert, ct);
        _danger = Gate.Weigh(db, act, DataKind.Hazards, Verb.Read, relation, Alert).Shape;
        _contact = Gate.Weigh(db, act, DataKind.Contact, Verb.Read, relation, Alert).Shape;
        MayAct = (await Gate.WeighAsync(db, act, DataKind.DutyLog, Verb.Write, Alert, ct)).Allowed;
        return null;
    }
}
