namespace Entente.Clocks;

/// <summary>A time during which a clock ran or stood still, with why and by whose authority. Open at the end while it lasts.</summary>
public sealed record ClockInterval(DateTimeOffset From, DateTimeOffset? To, bool Running, string Reason, string Authority);

/// <summary>Units that were added, with why and by whose authority.</summary>
public sealed record ClockExtension(DateTimeOffset At, int By, string Reason, string Authority);
