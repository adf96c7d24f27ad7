using Entente.Access;

namespace Entente.Audit;

/// <summary>Who is acting, in which role, for what purpose, when, and the reason they gave. Every use case takes one, reads included.</summary>
/// <param name="When">In UTC, cut to the millisecond, so that both databases keep it exactly.</param>
/// <param name="Because">The person's own reason where one is asked for (a break-glass, an export, a correction); null where none is.</param>
public sealed record Act(Reader Reader, Purpose Purpose, DateTimeOffset When, string? Because = null)
{
    /// <summary>The machine, following the log or setting up.</summary>
    public static Act OfMachine(DateTimeOffset when) => new(Reader.Machine, Purpose.Administration, Cut(when));

    public static DateTimeOffset Cut(DateTimeOffset when) => new(when.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
