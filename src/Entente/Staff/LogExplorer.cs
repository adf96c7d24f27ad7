using System.Text.Json;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>What to look for in the log.</summary>
public sealed record LogQuestion
{
    /// <summary>Reference of the person who acted. Never a name: the question stands in the address.</summary>
    public string Who { get; init; } = "";

    /// <summary>Reference of anything in a dossier.</summary>
    public string About { get; init; } = "";
    /// <summary>The mark of what somebody searched for, never the words: see <see cref="SearchTrace"/>.</summary>
    public string Trace { get; init; } = "";
    public EventSort? Sort { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Lines below this one.</summary>
    public long? Before { get; init; }
}

/// <summary>The log as this reader may see it: all of it, their team's acts, their own, or only how many. Looking is itself remembered.</summary>
public sealed class LogExplorer(IStore store, Ledger ledger, SearchTrace trace)
{
    public const int PageLength = 50;
    public const int MostExported = 100_000;

    // The room Records lies below this one: its event is known here by name alone.
    private const string SearchEvent = "Searched";

    public async Task<LogPage> ReadAsync(LogQuestion question, Act act, CancellationToken ct, int most = PageLength)
    {
        await using var db = store.Open(Reader.Machine);
        var scope = ScopeOf(db.Matrix, act.Reader);
        if (scope is LogScope.Counts or LogScope.Nothing)
        {
            var counts = scope == LogScope.Nothing ? [] : await db.Set<AuditEntry>().GroupBy(e => e.Sort).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync(ct);
            await ledger.RememberAsync(act, new Seen("log counts", "", counts.Count), ct);
            return new(scope, [], null) { Counts = counts.ToDictionary(c => c.Key, c => c.Count) };
        }

        var lines = db.Set<AuditEntry>().AsNoTracking();
        if (scope == LogScope.Own) lines = lines.Where(e => e.Who == act.Reader.User);
        if (scope == LogScope.Team) lines = lines.Where(e => e.Who == act.Reader.User || (act.Reader.Team != default && db.Set<User>().Any(u => u.Id == e.Who && u.Team == act.Reader.Team)));
        var unknown = new List<Problem>();
        // Whoever sees a part of the log is not told whether what they ask for is there at all: no lines look the same either way.
        void Missing(Problem problem)
        {
            if (scope == LogScope.All) unknown.Add(problem);
        }

        if (question.Who.Trim() is { Length: > 0 } name)
        {
            var who = Reference.TryParse(name, out var reference) ? await db.Users.Where(u => u.Reference == reference).Select(u => (UserId?)u.Id).FirstOrDefaultAsync(ct) : null;
            if (who is null) Missing(new NobodyToLookFor());
            lines = lines.Where(e => e.Who == (who ?? new UserId(-1)));
        }

        if (question.About.Trim().Length > 0)
        {
            var found = Reference.TryParse(question.About, out var subject) ? await DossierByReference.FindAsync(db, subject, ct) : null;
            if (found is null) Missing(new NothingToLookFor());
            var dossier = found?.Thing.Dossier ?? new DossierId(-1);
            lines = lines.Where(e => e.About == dossier);
        }

        if (question.Trace.Trim() is { Length: > 0 } mark) lines = lines.Where(e => e.Sort == EventSort.Read && e.What == SearchEvent && e.Detail.Contains(mark));
        if (question.Sort is { } sort) lines = lines.Where(e => e.Sort == sort);
        if (question.From is { } from) lines = Since(lines, new(from.ToDateTime(default), TimeSpan.Zero));
        if (question.To is { } to) lines = Until(lines, new(to.AddDays(1).ToDateTime(default), TimeSpan.Zero));
        if (question.Before is { } before) lines = lines.Where(e => e.Seq < before);

        var rows = await lines.OrderByDescending(e => e.Seq).Take(most + 1).ToListAsync(ct);
        var names = await db.NamesAsync(rows.Select(r => r.Who), ct);
        var shown = rows.Take(most).Select(r => new LogLine(r.Seq, r.At, names.GetValueOrDefault(r.Who, ""), (r.Sort == EventSort.SignIn && r.What != nameof(RoleChosen)) || r.Organisation == Reader.Nobody.Organisation ? null : r.Role, r.Purpose, r.Sort, r.What, Plain(r.Detail), r.Because)).ToList();
        await ledger.RememberAsync(act, new Seen("log", "", shown.Count), ct);
        return new(scope, shown, rows.Count > most ? shown[^1].Seq : null) { Problems = unknown };
    }

    /// <summary>The mark by which a search for these words is found in the log, in whatever order they were typed.</summary>
    public string TraceOf(string words) => trace.Of(words);

    /// <summary>The reference of whoever signs in by this name, or has this reference; of those alone whose acts this reader may see, so that nobody learns who has an account.</summary>
    public async Task<Reference?> PersonAsync(string nameOrReference, Act act, CancellationToken ct)
    {
        if (Reference.TryParse(nameOrReference, out var reference)) return reference;
        await using var db = store.Open(Reader.Machine);
        var (scope, me, team) = (ScopeOf(db.Matrix, act.Reader), act.Reader.User, act.Reader.Team);
        var key = User.KeyOf(nameOrReference);
        return await db.Users.Where(u => u.LoginKey == key && (scope == LogScope.All || u.Id == me || (scope == LogScope.Team && team != default && u.Team == team)))
            .Select(u => (Reference?)u.Reference).FirstOrDefaultAsync(ct);
    }

    /// <summary>What the matrix opens of the log to this role.</summary>
    public static LogScope ScopeOf(AccessMatrix matrix, Reader reader)
    {
        var grants = reader.IsNobody ? [] : matrix.Cell(DataKind.AuditLog, reader.Role).Where(g => g.Verb == Verb.Read).ToList();
        return grants.Count == 0 ? LogScope.Nothing
            : grants.Any(g => g.Shape == Shape.Counts) ? LogScope.Counts
            : grants.Any(g => g.Relations == Relation.Other) ? LogScope.All
            : grants.Any(g => g.Relations.HasFlag(Relation.Team)) ? LogScope.Team
            : LogScope.Own;
    }

    // Kept apart so that the moment stays a parameter of the database's own kind.
    private static IQueryable<AuditEntry> Since(IQueryable<AuditEntry> lines, DateTimeOffset from) => lines.Where(e => e.At >= from);

    private static IQueryable<AuditEntry> Until(IQueryable<AuditEntry> lines, DateTimeOffset to) => lines.Where(e => e.At < to);

    /// <summary>The event's words, references, codes and counts; never its internal ids.</summary>
    private static string Plain(string detail)
    {
        using var json = JsonDocument.Parse(detail);
        return string.Join(", ", json.RootElement.EnumerateObject().Where(p => p.Name is not ("sort" or "about")).Select(p => p.Value.ValueKind switch
        {
            JsonValueKind.String when p.Value.GetString() is { Length: > 0 } text => $"{Words(p.Name)}: {Words(text)}",
            JsonValueKind.True or JsonValueKind.False => $"{Words(p.Name)}: {(p.Value.GetBoolean() ? "yes" : "no")}",
            JsonValueKind.Number when p.Value.TryGetInt64(out var number) && number is > 0 and < 1_000_000_000 => $"{Words(p.Name)}: {number}",
            _ => "",
        }).Where(t => t.Length > 0));
    }

    /// <summary>"FirstResponder" as "first responder"; anything that is not such a code stays as it is.</summary>
    private static string Words(string code) => code.All(char.IsAsciiLetter) && code.Any(char.IsAsciiLetterLower)
        ? string.Concat(code.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()))
        : code;
}

/// <summary>How much of the log somebody may see.</summary>
public enum LogScope { Nothing, Counts, Own, Team, All }

/// <summary>One page of the log, newest first.</summary>
/// <param name="Older">Ask for lines before this one; null at the end.</param>
public sealed record LogPage(LogScope Scope, IReadOnlyList<LogLine> Lines, long? Older)
{
    public IReadOnlyDictionary<EventSort, long> Counts { get; init; } = new Dictionary<EventSort, long>();

    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>One line of the log in words. Role is null at the door, where nobody has one yet.</summary>
public sealed record LogLine(long Seq, DateTimeOffset At, string Who, Role? Role, Purpose Purpose, EventSort Sort, string What, string Detail, string Because)
{
    /// <summary>The person of the dossier did it themselves, on their own page: the way in by which they came stands beside it.</summary>
    public bool IsByThePerson => Role is null && Who.Length == 0 && Because.StartsWith("ACC-", StringComparison.Ordinal);
}

public sealed record NobodyToLookFor() : Problem(nameof(LogQuestion.Who));

public sealed record NothingToLookFor() : Problem(nameof(LogQuestion.About));
