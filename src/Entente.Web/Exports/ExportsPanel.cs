using Entente.Access;
using Entente.Audit;
using Entente.Records.Export;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;

namespace Entente.Web.Exports;

/// <summary>On the home page of who may approve: exports that wait.</summary>
public sealed class ExportsPanel(AccessMatrix matrix, ExportList exports, Texts texts) : IHomePanel
{
    public int Order => 17;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!matrix.Ask(act.Reader, DataKind.Exports, Verb.Approve).Allowed) return null;
        var cards = await exports.WaitingAsync(act, ct);
        return new("exports.waiting", "exports.waiting.none", "/exports/waiting", [.. cards.Take(10).Select(c => new HomeLine(
            c.Job.Reference.Text, $"/exports/answer/{c.Job.Reference.ToRoute()}", texts.What(c.Job), texts["exports.state.Waiting"], "yellow"))]);
    }
}
