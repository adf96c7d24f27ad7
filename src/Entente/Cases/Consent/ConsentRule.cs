namespace Entente.Cases.Consent;

/// <summary>What the ledger says about one use at one moment. Reads nothing but its arguments.</summary>
public static class ConsentRule
{
    /// <summary>May this be used so, at this moment?</summary>
    /// <remarks>
    /// Entries count by when they were said, not by when or in which order they were entered. Agreement counts from the last moment at which it may have been said, a no
    /// from the first; where it is not certain that they agreed after they said no, they said no. So a withdrawal stops use at once, and nothing is allowed before it was given.
    /// </remarks>
    public static ConsentAnswer MayUse(IEnumerable<ConsentEntry> ledger, ConsentScope use, DateTimeOffset at)
    {
        var about = ledger.Where(e => e.Scope.Touches(use)).ToList();
        var covering = about.Where(e => e.Act == ConsentAct.Given && e.Scope.Covers(use)).ToList();
        var stops = about.Where(e => e.Act != ConsentAct.Given && e.From <= at).ToList();
        // That whoever is asked later agreed is certain only where the no had ended before.
        var standing = covering.Where(g => !stops.Any(s => s.Through >= g.From)).ToList();
        if (Latest(standing.Where(g => g.Through <= at && !(g.Until <= at))) is { } given) return new(ConsentState.Given, given);

        if (Latest(stops) is { } stop && !standing.Any(g => g.Through <= at)) return new(stop.Act switch { ConsentAct.Refused => ConsentState.Refused, ConsentAct.Undecided => ConsentState.Undecided, _ => ConsentState.Withdrawn }, stop);
        if (Latest(standing.Where(g => g.Through <= at)) is { } ended) return new(ConsentState.Ended, ended);
        if (Latest(about.Where(e => e.Act == ConsentAct.Given && e.Through <= at && e.Country.Length == 0)) is { } nowhere) return new(ConsentState.CountryNotNamed, nowhere);
        return new(ConsentState.NotGiven, null);
    }

    private static ConsentEntry? Latest(IEnumerable<ConsentEntry> entries) => entries.OrderByDescending(e => e.Through).ThenByDescending(e => e.Id.Value).FirstOrDefault();
}

/// <summary>How a use stands in the ledger. Only <see cref="Given"/> allows it.</summary>
public enum ConsentState
{
    NotGiven,
    Given,
    Refused,
    Undecided,
    Withdrawn,
    /// <summary>It was given for a time that is over.</summary>
    Ended,
    /// <summary>They agreed to another country without being told which: they have to be asked again.</summary>
    CountryNotNamed,
}

/// <summary>The answer, with the entry that it rests on.</summary>
public sealed record ConsentAnswer(ConsentState State, ConsentEntry? By)
{
    public bool Allowed => State == ConsentState.Given;

    public override string ToString() => State.ToString();
}
