namespace Entente.Support.Sessions;

/// <summary>How often in a row, up to now, the person did not come and nobody heard. Reads nothing but its arguments.</summary>
/// <param name="First">The first of the row; null where there is none.</param>
public sealed record MissedRun(Session? First, int Count)
{
    /// <remarks>Whoever refuses, cancels or comes was reached, and ends the row. What others called off says nothing of the person: it neither counts nor ends it.</remarks>
    public static MissedRun Of(IEnumerable<Session> sessions, SessionTerms terms)
    {
        var row = new MissedRun(null, 0);
        foreach (var session in sessions.Where(s => s.State != SessionState.Planned).OrderBy(s => s.On).ThenBy(s => s.At, StringComparer.Ordinal).ThenBy(s => s.Id.Value))
        {
            var outcome = terms.OutcomeOf(session.Outcome);
            if (outcome is { Missed: true }) row = new(row.First ?? session, row.Count + 1);
            else if (session.State == SessionState.Happened || session.ByWhom is "" or SessionTerms.Person) row = new(null, 0);
        }

        return row;
    }

    public bool IsSameAs(MissedRun other) => (First?.Id, Count) == (other.First?.Id, other.Count);

    public override string ToString() => $"{Count}";
}
