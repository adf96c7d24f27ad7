using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Cases;

/// <summary>Two changes of one clock: what this person asks for, and what a colleague asked for or did since the page was opened.</summary>
public sealed class ClockConflict(EntenteDb db, ClockRules rules, Texts texts)
{
    /// <summary>A change is chosen whole: its reason and its authority belong to it alone.</summary>
    public const string Whole = "change";

    private static readonly string[] Done = [nameof(ClockPaused), nameof(ClockResumed), nameof(ClockExtended)];

    /// <param name="about">The case on whose page it is.</param>
    public async Task<Conflict?> CompareAsync(Reference about, Reference reference, ClockForm mine, CancellationToken ct)
    {
        if (mine.What is not { } what || await db.Clocks.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } clock) return null;
        var (who, when) = clock.Asked is { } waits ? (waits.AskedBy, waits.At) : await DoneAsync(clock, ct);
        List<KeyValuePair<string, string>> posted =
        [
            new("Clock", reference.ToRoute()), new("Form.What", what.ToString()), new("Form.By", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{mine.By}")),
            new("Form.Reason", mine.Reason ?? ""), new("Form.Authority", mine.Authority ?? ""),
        ];
        return new($"/cases/{about.ToRoute()}/clocks?handler=Choose", clock.Standing, (await db.NamesAsync([who], ct)).GetValueOrDefault(who, texts["conflict.colleague"]), when,
            [new(Whole, texts.Of(rules.NameOf(clock.Rule)), Words(what, mine.By, mine.Reason, mine.Authority), Theirs(clock), posted)])
        {
            Note = texts[clock.Asked is null ? "clocks.conflict.done" : "clocks.conflict.waits"],
        };
    }

    /// <summary>Who did last what has taken effect: the clock itself knows only when and why.</summary>
    private async Task<(UserId Who, DateTimeOffset When)> DoneAsync(Clock clock, CancellationToken ct)
    {
        var done = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.About == clock.Dossier && Done.Contains(e.What)).OrderByDescending(e => e.Seq).Take(200).ToListAsync(ct);
        return done.Find(e => Of(e) == clock.Reference) is { } last ? (last.Who, last.At) : (default, clock.Intervals[^1].From);

        static Reference Of(AuditEntry entry) => entry.What switch
        {
            nameof(ClockPaused) => entry.Read<ClockPaused>().Clock,
            nameof(ClockResumed) => entry.Read<ClockResumed>().Clock,
            _ => entry.Read<ClockExtended>().Clock,
        };
    }

    private string Theirs(Clock clock) => (clock.Asked, clock.Extensions is [.., var last] ? last : null, clock.Intervals[^1]) switch
    {
        ({ } waits, _, _) => Words(waits.What, waits.By, waits.Reason, waits.Authority),
        (_, { } longer, var time) when longer.At >= time.From => Words(ClockChange.Extend, longer.By, longer.Reason, longer.Authority),
        (_, _, var time) => Words(time.Running ? ClockChange.Resume : ClockChange.Pause, null, texts.Of(time.Reason), texts.Of(time.Authority)),
    };

    private string Words(ClockChange what, int? by, string? reason, string? authority) => string.Join('\n',
        what == ClockChange.Extend ? texts["clocks.conflict.longer", by] : texts["clocks.what." + what],
        $"{texts["clocks.times.why"]}: {reason?.Trim()}", $"{texts["clocks.times.authority"]}: {authority?.Trim()}");
}
