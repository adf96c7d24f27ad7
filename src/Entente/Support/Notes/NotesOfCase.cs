using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Notes;

/// <summary>The notes of one compartment of a case, in the shape that this reader may see: whole, with every version, or a line without words.</summary>
public sealed class NotesOfCase(EntenteDb db, Gate gate, Ledger ledger, NoteTerms terms, Calendars calendars)
{
    public async Task<Result<NotesView>> ReadAsync(Reference reference, DataKind kind, string? category, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, kind, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var isWhole = permission.Shape == Shape.Full;
        var versions = await db.Notes.AsNoTracking().Where(n => n.Dossier == about.Dossier && n.RowKind == kind).ToListAsync(ct);
        var threads = versions.GroupBy(n => n.First).Select(g => g.OrderByDescending(n => n.Number).ToList())
            .Where(g => category is not { Length: > 0 } || g[0].Category == category).OrderByDescending(g => g[0].On).ThenByDescending(g => g[0].Id.Value).ToList();
        await ledger.RememberAsync(act, new Seen("notes", reference.Text, threads.Count) { Dossier = about.Dossier }, ct);
        var today = calendars.Of(about.Territory).DayOf(act.When);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        return new NotesView(about, terms.Of(kind), [.. threads.Select(g => NoteLine.Of(g, isWhole))])
        {
            Category = category,
            IsWhole = isWhole,
            Today = today,
            SavedBy = isWhole ? await db.NamesAsync([.. threads.SelectMany(g => g).Select(n => n.SavedBy).Distinct()], ct) : new Dictionary<UserId, string>(),
            SeenBy = await Notes.SeenBy.OfAsync(db, kind, about.Dossier, ct),
            Others = [.. terms.Compartments.Where(c => Gate.Weigh(db, act, c.Kind, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked })],
            MayWrite = Gate.Weigh(db, act, kind, Verb.Write, relation, about).Allowed,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }
}

/// <summary>The notes of one compartment, the newest day first.</summary>
public sealed record NotesView(Case Case, NoteCompartment Compartment, IReadOnlyList<NoteLine> Lines)
{
    public string? Category { get; init; }

    /// <summary>Whether words are shown, or a line of each alone.</summary>
    public bool IsWhole { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyDictionary<UserId, string> SavedBy { get; init; }

    public required IReadOnlyList<SeenBy> SeenBy { get; init; }

    /// <summary>The compartments of this case that are open to this reader.</summary>
    public required IReadOnlyList<NoteCompartment> Others { get; init; }

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    public NoteLine? Find(string? first) => Lines.FirstOrDefault(l => string.Equals(l.First.Text, first, StringComparison.OrdinalIgnoreCase) || (Reference.TryParse(first, out var known) && l.First == known));

    public override string ToString() => Case.Reference.Text;
}

/// <summary>One note in a line; its versions are none where this reader is shown the line alone.</summary>
public sealed record NoteLine(Reference First, string Category, DateOnly On, DateOnly? FollowUpOn, int Number)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<Note> Versions { get; init; } = [];

    public static NoteLine Of(IReadOnlyList<Note> versions, bool isWhole) => new(versions[0].First, versions[0].Category, versions[0].On, versions[0].FollowUpOn, versions[0].Number) { Versions = isWhole ? versions : [] };

    public override string ToString() => First.Text;
}
