using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Export;
using Entente.Records.Search;
using Microsoft.EntityFrameworkCore;
using Record = Entente.Records.Record;

namespace Entente.Tests.Records.Export;

/// <summary>Takes records out as a person would: ask, have it answered, fetch.</summary>
internal sealed class Exporting(TestDb test)
{
    public const string Reason = "The court asked for what was said";

    public async Task<Result<ExportJob>> AskAsync(Act act, ExportScope scope, string subject, ExportFormat format = ExportFormat.Ftm, string because = Reason)
    {
        await using var db = test.Open(act.Reader);
        var ask = new AskExport(db, test.Gate, test.Ledger, new SearchRecords(db, test.Ledger, Ontology.Shipped, Pointers.Shipped, test.Trace), test.Ids, Ontology.Shipped);
        var form = new ExportForm { Scope = scope, Subject = scope == ExportScope.Search ? "" : subject, Question = scope == ExportScope.Search ? subject : "", Format = format, Because = because };
        return await ask.RunAsync(form, act, default);
    }

    public async Task<Result<ExportJob>> AnswerAsync(Reference export, Act act, bool? agree, string why = "")
    {
        await using var db = test.Open(act.Reader);
        return await new AnswerExport(db, test.Gate).RunAsync(export, agree, why, act, default);
    }

    public async Task<Result<Fetched>> FetchAsync(Reference export, Act act)
    {
        await using var db = test.Open(act.Reader);
        var result = await new FetchExport(db, test.Store, test.Ledger, Ontology.Shipped).RunAsync(export, act, default);
        if (result.IsRefused) return result.Problems.ToList();
        await using var file = result.Value;
        using var content = new MemoryStream();
        await file.Content.CopyToAsync(content);
        return new Fetched(file.Name, content.ToArray(), file.Written, file.Note);
    }

    /// <summary>Asked for and fetched at once, by somebody who needs nobody else.</summary>
    public async Task<Fetched> TakeAsync(Act act, ExportScope scope, string subject, ExportFormat format = ExportFormat.Ftm)
    {
        var asked = await AskAsync(act, scope, subject, format);
        Assert.False(asked.IsRefused, string.Join(' ', asked.Problems));
        var fetched = await FetchAsync(asked.Value.Reference, act);
        Assert.False(fetched.IsRefused, string.Join(' ', fetched.Problems));
        return fetched.Value;
    }

    public Task<Fetched> TakeSourceAsync(RecordSource source, ExportFormat format) => TakeAsync(Make.Machine, ExportScope.Source, source.Reference.Text, format);

    public async Task<Record> KeepAsync(RecordDraft draft)
    {
        await using var db = test.Open();
        var kept = await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync([draft], Make.Machine, default);
        Assert.False(kept.IsRefused, string.Join(' ', kept.Problems));
        return kept.Value.Records[0];
    }

    public async Task<RecordSource> SourceAsync(string name = "A made-up source")
    {
        await using var db = test.Open();
        var (source, added) = await new RecordSources(test.Ids).FindOrAddAsync(db, name, SourceKind.Partner, Entente.Records.Reliability.NotKnown, Make.Police, default);
        if (added is not null) await db.CommitAsync(Make.Machine, added, default);
        return source;
    }

    public async Task<List<string>> EventsAsync()
    {
        await using var db = test.Open();
        return await db.Set<AuditEntry>().Where(e => e.Sort == EventSort.Export || e.Sort == EventSort.Refusal).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync();
    }
}

internal sealed record Fetched(string Name, byte[] Content, Written Written, string Note)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Content);
}
