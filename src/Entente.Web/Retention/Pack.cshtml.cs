using Entente.Access;
using Entente.Cases.Contact;
using Entente.Retention.Requests;
using Entente.Storage;
using Entente.Web.Cases;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Retention;

/// <summary>What this reader gives the person, to be looked through, printed and handed out by a safe way.</summary>
public sealed class PackModel(RequestFile file, HandOutData hand, RequestTerms terms, SafetyTerms safety, Texts texts, EntenteDb db, Acts acts) : RequestModel(file, terms, db, acts)
{
    [BindProperty] public HandOutForm Form { get; set; } = new();

    protected override Verb Needs => Verb.Write;

    public string Digest => Answering.HashOf(View.Giving);

    /// <summary>Ways by which something can be handed out; whether one is safe is asked when it is.</summary>
    public IReadOnlyList<Choice> Ways => [.. View.Ways.Where(w => safety.Channel(w.Channel) is { Serves: true }).Select(w => new Choice(w.Reference.Text, texts.NameOf(WayLine.Of(w, w.For(Acts.Now().Reader, View.ContactShape), [])), texts["contact.safety." + w.Safety]))];

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        var result = await hand.RunAsync(reference, Form, Acts.Now(), ct);
        // What was looked through is shown anew: its digest must not be sent back as it was.
        if (result.IsRefused) ModelState.Remove("Form.Seen");
        return await AfterAsync(reference, result, "request.done.handed", ct);
    }
}
