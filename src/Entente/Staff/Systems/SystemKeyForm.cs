using Entente.Foundation;

namespace Entente.Staff.Systems;

/// <summary>What an administrator says of a new key.</summary>
public sealed record SystemKeyForm
{
    public const int LongestName = 100;

    /// <summary>What the system is called where its acts are shown.</summary>
    public string Name { get; init; } = "";

    /// <summary>The reference of the organisation whose system it is.</summary>
    public string? Organisation { get; init; }

    /// <summary>Names of <see cref="SystemScope"/>.</summary>
    public List<string> May { get; init; } = [];

    /// <summary>The last day on which it opens anything.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How many calls it may make in a minute.</summary>
    public int? AMinute { get; init; }

    /// <summary>What is wrong with it by itself.</summary>
    public IEnumerable<Problem> Check(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Name)) yield return new SystemNameMissing();
        else if (Name.Trim().Length > LongestName) yield return new SystemNameTooLong(LongestName);
        if (May.Count == 0 || May.Any(m => !Enum.GetNames<SystemScope>().Contains(m))) yield return new SystemScopeMissing();
        if (Until is not { } until) yield return new SystemEndMissing();
        else if (until < today || until > today.AddDays(SystemKey.MostDays)) yield return new SystemEndOutOfRange(today.AddDays(SystemKey.MostDays));
        if (AMinute is < 1 or > SystemKey.MostAMinute) yield return new SystemCallsOutOfRange(SystemKey.MostAMinute);
    }
}

public sealed record SystemNameMissing() : Problem(nameof(SystemKeyForm.Name));
public sealed record SystemNameTooLong(int Most) : Problem(nameof(SystemKeyForm.Name), Most);
public sealed record SystemOrganisationMissing() : Problem(nameof(SystemKeyForm.Organisation));
public sealed record SystemScopeMissing() : Problem(nameof(SystemKeyForm.May));
public sealed record SystemEndMissing() : Problem(nameof(SystemKeyForm.Until));
public sealed record SystemEndOutOfRange(DateOnly Latest) : Problem(nameof(SystemKeyForm.Until), Latest);
public sealed record SystemCallsOutOfRange(int Most) : Problem(nameof(SystemKeyForm.AMinute), Most);
public sealed record SystemKeyNotFound() : Problem("");

/// <summary>Somebody else revoked it first; it stays revoked.</summary>
public sealed record SystemKeyRevokedMeanwhile() : Problem("");
