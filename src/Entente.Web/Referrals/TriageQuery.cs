using Entente.Access;
using Entente.Referrals;

namespace Entente.Web.Referrals;

/// <summary>The filter of the queue as it stands in an address.</summary>
public sealed record TriageQuery
{
    public string? Status { get; init; }
    public string? Urgency { get; init; }
    public string? Reason { get; init; }

    /// <summary>"child" or "adult".</summary>
    public string? Age { get; init; }
    public string? Team { get; init; }
    public string? Language { get; init; }
    public bool Known { get; init; }

    /// <summary>The reference of an organisation.</summary>
    public string? Source { get; init; }
    public string? Sort { get; init; }

    /// <summary>With boxes to tick.</summary>
    public bool Choose { get; init; }

    public TriageFilter Filter(OrganisationId? source) => new(Of<ReferralStatus>(Status), Of<Urgency>(Urgency))
    {
        Reason = Reason,
        Child = Age switch { "child" => true, "adult" => false, _ => null },
        Team = Of<TriageTeam>(Team),
        Language = Language,
        MayBeKnown = Known,
        Source = source,
        Sort = Order,
    };

    public TriageSort Order => Of<TriageSort>(Sort) ?? TriageSort.Urgent;

    /// <summary>The address of the queue with this filter.</summary>
    public string Href(string? after = null)
    {
        (string Name, string? Value)[] all =
        [
            ("Ask.Urgency", Urgency), ("Ask.Reason", Reason), ("Ask.Age", Age), ("Ask.Team", Team), ("Ask.Language", Language), ("Ask.Known", Known ? "true" : null), ("Ask.Source", Source), ("Ask.Sort", Sort), ("Ask.Choose", Choose ? "true" : null), ("after", after),
        ];
        return $"/referrals/triage?Ask.Status={Uri.EscapeDataString(Status ?? "")}" + string.Concat(all.Where(a => !string.IsNullOrEmpty(a.Value)).Select(a => $"&{a.Name}={Uri.EscapeDataString(a.Value!)}"));
    }

    private static T? Of<T>(string? name) where T : struct, Enum => Enum.GetNames<T>().Contains(name) ? Enum.Parse<T>(name!) : null;
}
