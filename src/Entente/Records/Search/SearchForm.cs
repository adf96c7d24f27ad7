using Entente.Foundation;

namespace Entente.Records.Search;

/// <summary>What somebody looks for.</summary>
public sealed record SearchForm
{
    public const int MostText = 200;

    public string? Text { get; init; }

    /// <summary>Only things of this sort; null for any.</summary>
    public ThingSort? Sort { get; init; }

    /// <summary>Which page of the answer, from one.</summary>
    public int Page { get; init; } = 1;

    // What is typed may name a person.
    public override string ToString() => "search";
}

public sealed record NothingToSearch() : Problem(nameof(SearchForm.Text));

public sealed record SearchTooLong() : Problem(nameof(SearchForm.Text), SearchForm.MostText);

public sealed record SearchBroken() : Problem(nameof(SearchForm.Text));
