using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Matching;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>What waits in triage, the most urgent first: danger, a child, a date of court or removal within five working days, needs tonight, the clock; or in another order. A page at a time by key.</summary>
/// <remarks>Reason, language and likely duplicate are looked at line by line, through the eyes of the reader: no column of theirs is asked, and a filter finds nothing that a line would not tell.</remarks>
/// <param name="sides">Which other records the reader may know of; null: no duplicates are told.</param>
public sealed class TriageQueue(EntenteDb db, Ledger ledger, QuestionSets sets, Sides? sides = null)
{
    public const int PageSize = 25;

    /// <summary>How many are looked at where lines decide: then the page says that it did not look at all.</summary>
    public const int MostLookedAt = 5_000;
    private const int Batch = 250;
    private static readonly string[] New = ["news"];

    public async Task<TriagePage> ReadAsync(TriageFilter filter, Act act, CancellationToken ct)
    {
        var asked = new TriageOrder(db, sets, filter, act);
        var found = await FindAsync(asked, PageSize + 1, act, ct);
        var shown = found.Lines.Take(PageSize).ToList();
        await ledger.RememberAsync(act, new Seen("triage", "", shown.Count), ct);
        return new([.. shown.Select(l => l.Line)], found.Lines.Count > PageSize ? shown[^1].Line.Reference : null) { IsRanked = asked.IsRanked, ShowsLanguage = asked.ShowsLanguage, LookedAtAll = found.LookedAtAll };
    }

    /// <summary>All that a filter finds, up to a number; how many there are more is not said.</summary>
    public async Task<TriageAll> AllAsync(TriageFilter filter, int most, Act act, CancellationToken ct)
    {
        var asked = new TriageOrder(db, sets, filter with { After = null }, act);
        if (asked.DecidesByLine)
        {
            var lines = await FindAsync(asked, most + 1, act, ct);
            return new([.. lines.Lines.Take(most).Select(l => new TriageFound(l.Line.Reference, l.Dossier))], lines.Lines.Count > most) { LookedAtAll = lines.LookedAtAll };
        }

        var rows = await asked.After(null).Take(most + 1).Select(r => new { r.Reference, r.Dossier }).ToListAsync(ct);
        return new([.. rows.Take(most).Select(r => new TriageFound(r.Reference, r.Dossier))], rows.Count > most);
    }

    private async Task<(List<(TriageLine Line, DossierId Dossier)> Lines, bool LookedAtAll)> FindAsync(TriageOrder asked, int most, Act act, CancellationToken ct)
    {
        var lines = new List<(TriageLine, DossierId)>();
        var (after, take, looked) = (asked.Filter.After is { } from ? await db.ReferralAsync(from, ct) : null, asked.DecidesByLine ? Batch : most, 0);
        while (true)
        {
            var found = await asked.After(after).Take(take).ToListAsync(ct);
            looked += found.Count;
            lines.AddRange((await LinesAsync(found, act, ct)).Zip(found, (line, r) => (line, r.Dossier)).Where(l => asked.Keeps(l.line)));
            if (found.Count < take || lines.Count >= most || !asked.DecidesByLine) return (lines, true);
            if (looked >= MostLookedAt) return (lines, false);
            after = found[^1];
        }
    }

    private async Task<IReadOnlyList<TriageLine>> LinesAsync(List<Referral> shown, Act act, CancellationToken ct)
    {
        var dossiers = shown.Select(r => r.Dossier).ToList();
        var assigned = (await db.Set<Assignment>().AsNoTracking().Where(a => dossiers.Contains(a.Dossier) && a.Until == null).ToListAsync(ct)).ToLookup(a => a.Dossier, a => a.User);
        var names = await db.NamesAsync(assigned.SelectMany(a => a), ct);
        var bodies = shown.Select(r => r.Organisation).Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(o => bodies.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var news = (await db.Additions.AsNoTracking().Where(a => dossiers.Contains(a.Dossier) && a.NotedAt == null).Select(a => a.Dossier).ToListAsync(ct)).ToHashSet();
        var twins = sides is null ? new HashSet<DossierId>() : await LikelyTwins.OfAsync(db, sides, dossiers, act, ct);
        var relations = await Gate.RelationsAsync(db, act.Reader, dossiers, ct);
        return [.. shown.Select(Line)];

        TriageLine Line(Referral r)
        {
            var relation = relations.Of(r);
            var sight = new ReferralSight(sets[r.Questions], kind => Gate.Weigh(db, act, kind, Verb.Read, relation, r).Shape);
            return new(r.Reference, [.. sight.Reasons(r, TriageOrder.Day(r, act), Calendars.Shipped.Of(r.Territory)), .. news.Contains(r.Dossier) ? New : []], r.SentAt, sight.ShowsClock ? r.Due : null, organisations.GetValueOrDefault(r.Organisation, ""),
                sight.Language(r), r.Sort, r.Status, [.. assigned[r.Dossier].Select(u => names.GetValueOrDefault(u, "")).Order(StringComparer.CurrentCulture)])
            {
                ShowsClock = sight.ShowsClock,
                MayBeKnown = twins.Contains(r.Dossier),
            };
        }
    }
}

/// <param name="After">The last reference of the page before; null for the first.</param>
public sealed record TriageFilter(ReferralStatus? Status = ReferralStatus.Received, Urgency? Urgency = null, Reference? After = null)
{
    /// <summary>Only those that stand there for this reason, by its code.</summary>
    public string? Reason { get; init; }

    /// <summary>True: a child, or somebody who may be one; false: an adult.</summary>
    public bool? Child { get; init; }
    public TriageTeam? Team { get; init; }

    /// <summary>Only those whose person needs this language, by its code.</summary>
    public string? Language { get; init; }

    /// <summary>Only those about which somebody may be known already.</summary>
    public bool MayBeKnown { get; init; }

    /// <summary>Only those of this organisation.</summary>
    public OrganisationId? Source { get; init; }
    public TriageSort Sort { get; init; }
}

/// <summary>Whose they are: no team's yet, or the reader's.</summary>
public enum TriageTeam { Nobodys, Mine }

/// <summary>In which order.</summary>
public enum TriageSort { Urgent, Due, Oldest, Newest }

public sealed record TriagePage(IReadOnlyList<TriageLine> Lines, Reference? Next)
{
    /// <summary>Whether it stands in the order of urgency and may be filtered by it, or in that of arrival.</summary>
    public bool IsRanked { get; init; }

    /// <summary>Whether it may be filtered by language.</summary>
    public bool ShowsLanguage { get; init; }

    /// <summary>False where there are so many that not each was looked at.</summary>
    public bool LookedAtAll { get; init; } = true;
}

/// <summary>What a filter finds on all its pages.</summary>
public sealed record TriageAll(IReadOnlyList<TriageFound> Found, bool IsMore)
{
    public bool LookedAtAll { get; init; } = true;
}

/// <summary>One that a filter finds.</summary>
public sealed record TriageFound(Reference Reference, DossierId Dossier)
{
    public override string ToString() => Reference.Text;
}

/// <summary>A referral in the queue: why it stands there, as far as this reader may know, and no name.</summary>
/// <param name="Reasons">Codes, the weightiest first.</param>
/// <param name="Due">Null where no clock runs, or none is open to the reader.</param>
/// <param name="Language">The person's best language, as a code; empty where it is not open to the reader.</param>
public sealed record TriageLine(Reference Reference, IReadOnlyList<string> Reasons, DateTimeOffset SentAt, DateOnly? Due, string Organisation, string Language, ReferralSort Sort, ReferralStatus Status, IReadOnlyList<string> Assigned)
{
    /// <summary>Whether this reader may know by when a decision is due.</summary>
    public bool ShowsClock { get; init; }

    /// <summary>Somebody or something of it may be known already, by a match that this reader may know of.</summary>
    public bool MayBeKnown { get; init; }
}
