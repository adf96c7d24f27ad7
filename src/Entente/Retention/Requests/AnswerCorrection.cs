using Entente.Access;
using Entente.Audit;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Requests;

/// <summary>Answers a correction that a person asked for: what they say stands as a new statement, or it is refused with why and how to complain.</summary>
public sealed class AnswerCorrection(EntenteDb db, Gate gate, RequestTerms terms)
{
    public async Task<Result<DataRequest>> RunAsync(string? which, CorrectionAnswerForm form, Act act, CancellationToken ct)
    {
        var found = await db.RequestAsync(gate, which, Verb.Write, act, ct);
        if (found.IsRefused) return found;
        var request = found.Value;
        // Of this dossier, current, and learned since the person asked: nothing older can hold what they said now.
        var since = new DateTimeOffset(request.ReceivedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1);
        var record = form.Accepted == true && Reference.TryParse(form.Record, out var said) ? await db.Set<Records.Record>().AsNoTracking().Where(r => r.Reference == said && r.Dossier == request.Dossier && r.SupersededBy == null && r.Learned >= since).Select(r => (Reference?)r.Reference).SingleOrDefaultAsync(ct) : null;
        if (request.AnswerCorrection(form, record, terms, act) is { Count: > 0 } problems) return problems.ToList();
        return await db.CommitOnceAsync(act, [new DataCorrectionAnswered(request.Reference, request.Outcome!.Value, request.Refusal, request.Record, request.Dossier)], ct) is { } late ? late : request;
    }
}
