using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;

namespace Entente.Records.Search;

/// <summary>Finds current records by reference, name in any script, phone, document, vehicle, place or words, among those that the reader may see, and says why each was found.</summary>
public sealed class SearchRecords(EntenteDb db, Ledger ledger, Ontology ontology, Pointers pointers, SearchTrace trace)
{
    public const int PageLength = 50;

    public async Task<Result<SearchAnswer>> RunAsync(SearchForm form, Act act, CancellationToken ct)
    {
        var text = form.Text?.Trim() ?? "";
        if (text.Length == 0) return new NothingToSearch();
        if (text.Length > SearchForm.MostText) return new SearchTooLong();
        if (NormalForms.IsBroken(text)) return new SearchBroken();

        var question = SearchQuestion.Of(text);
        var hits = new SearchHits(db, ontology, act, await Gate.RelationsAsync(db, act.Reader, ct));
        var (found, more) = await FindAsync(question, new(db, ontology, form.Sort is { } sort ? ThingSorts.SchemasOf(sort, ontology) : null), hits, ct);
        // Told only to whoever asks for anything at all: narrowed to a sort, a pointer would tell the sort.
        var (pointed, hidden) = form.Sort is null ? await new HiddenRecords(db, ontology, pointers).FindAsync(question, found.Keys, hits, act, ct) : ([], []);

        await ledger.RememberAsync(act, new Searched(trace.Of(text), found.Count) { PointedTo = hidden }, ct);
        var pages = Math.Max(1, (found.Count + PageLength - 1) / PageLength);
        var page = Math.Clamp(form.Page, 1, pages);
        var ordered = found.Values.OrderByDescending(h => h.Weight).ThenByDescending(h => h.Learned).ThenBy(h => h.Reference.Text, StringComparer.Ordinal);
        return new SearchAnswer([.. ordered.Skip((page - 1) * PageLength).Take(PageLength)], found.Count, more, page, pages) { Pointers = pointed };
    }

    /// <summary>First what is met to the letter, then by sound, then but for a slip, each only while there is room: what is close must not be crowded out by what is less so.</summary>
    private async Task<(Dictionary<RecordId, SearchHit> Found, bool More)> FindAsync(SearchQuestion question, KeyedRecords records, SearchHits hits, CancellationToken ct)
    {
        var found = new Dictionary<RecordId, SearchHit>();
        var more = false;
        if (question.Quoted is { } reference && await DossierByReference.FindAsync(db, reference, ct) is { } quoted) Take(await records.OfDossierAsync(quoted.Thing.Dossier, ct), 0, true);
        if (question.Exact.Count > 0) Take(await records.AnyAsync(question.Exact, ct));
        if (question.Words.Count == 0) return (found, more);

        Take(await records.AllAsync([.. question.Words.Select(w => w.Same)], ct));
        if (found.Count < KeyedRecords.MostLooked) Take(await records.AllAsync([.. question.Words.Select(w => w.Alike)], ct));
        if (found.Count < PageLength && question.Words.Any(w => w.Slipped.Count > 0)) Take(await records.AllAsync([.. question.Words.Select(w => w.Near)], ct));
        if (found.Count > 0 || question.Words.Count < 3) return (found, more);

        // A middle name or a word too many: each may be the one that nobody wrote down.
        foreach (var without in question.Words) Take(await records.AllAsync([.. question.Words.Where(w => w != without).Select(w => w.Alike)], ct), missing: 1);
        return (found, more);

        void Take(Looked met, int missing = 0, bool quoted = false)
        {
            more |= met.More;
            foreach (var record in met.Records)
            {
                if (!found.ContainsKey(record.Id) && hits.Of(record, question, quoted, missing) is { } hit) found.Add(record.Id, hit);
            }
        }
    }
}
