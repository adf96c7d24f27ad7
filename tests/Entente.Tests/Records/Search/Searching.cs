using Entente.Access;
using Entente.Audit;
using Entente.Records;
using Entente.Records.Search;
using Record = Entente.Records.Record;

namespace Entente.Tests.Records.Search;

/// <summary>Keeps made-up records and searches them as somebody.</summary>
internal sealed class Searching(TestDb test)
{
    public static readonly DossierId Dossier = new(701);

    public async Task<IReadOnlyList<Record>> KeepAsync(params RecordDraft[] drafts)
    {
        await using var db = test.Open();
        var kept = await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync(drafts, Make.Machine, default);
        Assert.False(kept.IsRefused, string.Join(' ', kept.Problems));
        return kept.Value.Records;
    }

    public Task AssignAsync(Act act, DossierId dossier) => test.AddAsync(Make.Assigned(act.Reader, dossier));

    public async Task<SearchAnswer> FindAsync(string text, Act act, ThingSort? sort = null, int page = 1)
    {
        await using var db = test.Open(act.Reader);
        var result = await new SearchRecords(db, test.Ledger, Ontology.Shipped, Pointers.Shipped, test.Trace).RunAsync(new() { Text = text, Sort = sort, Page = page }, act, default);
        Assert.False(result.IsRefused, string.Join(' ', result.Problems));
        return result.Value;
    }

    public async Task<List<string>> CaptionsAsync(string text, Act act) => [.. (await FindAsync(text, act)).Hits.Select(h => h.Caption)];

    /// <summary>Draws no distinction by role: what a first responder of the police may see of the police's own records is all of it.</summary>
    public static Act Responder { get; } = Make.Act(Role.FirstResponder);

    /// <summary>A record of the police's own referral.</summary>
    public static RecordDraft Own(string schema, params string[] said) => Make.Draft(schema, said) with { Dossier = Dossier };
}
