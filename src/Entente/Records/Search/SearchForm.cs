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

public sealed record NothingToSearch() : Problem(nameof(SearchForm.Text), "Enter what you are looking for: a reference, a name, a number, a place or words.");

public sealed record SearchTooLong() : Problem(nameof(SearchForm.Text), $"Shorten this to {SearchForm.MostText} characters or fewer: a name, a number or a few words find more than a whole text.");

public sealed record SearchBroken() : Problem(nameof(SearchForm.Text), "This holds characters that are no text. Type it again, or copy it from a document that shows it well.");
