using Entente.Foundation;

namespace Entente.Web.Shell;

/// <summary>Two versions of one thing, side by side: what this person wants to save, and what somebody else saved first. Drawn by Shell/Conflict/_Conflict.cshtml.</summary>
/// <param name="Action">Where the choice is posted to: the page's own Choose handler.</param>
/// <param name="TheirVersion">The stored version that the choice is made against; a later one brings this page again.</param>
/// <param name="Who">Who saved first, by the name that colleagues know.</param>
public sealed record Conflict(string Action, string TheirVersion, string Who, DateTimeOffset When, IReadOnlyList<ConflictField> Fields)
{
    /// <summary>What a choice would do, where that is not plain.</summary>
    public string? Note { get; init; }

    public IEnumerable<ConflictField> Differing => Fields.Where(f => f.Differs);

    public IEnumerable<ConflictField> Same => Fields.Where(f => !f.Differs);

    public override string ToString() => nameof(Conflict);
}

/// <summary>One field in both versions, in words, with what the browser sends to bring this person's own version back.</summary>
/// <param name="Posted">Form names and values of the person's own answer.</param>
/// <param name="MayJoin">Whether both can be kept, one after the other: texts.</param>
public sealed record ConflictField(string Name, string Label, string Mine, string Theirs, IReadOnlyList<KeyValuePair<string, string>> Posted, bool MayJoin = false)
{
    public bool Differs => !string.Equals(Mine.Trim().ReplaceLineEndings("\n"), Theirs.Trim().ReplaceLineEndings("\n"), StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>Which version of a field is kept.</summary>
public enum Kept { Mine, Theirs, Both }

/// <summary>What the person chose on the conflict page; bound from it.</summary>
public sealed class ConflictChoices
{
    /// <summary>The stored version that was compared.</summary>
    public string? Version { get; set; }

    public Dictionary<string, Kept> Keep { get; set; } = [];

    /// <summary>The chosen value of a field. Fields that did not differ have no choice and stay as stored.</summary>
    public T Pick<T>(string field, T mine, T theirs, Func<T, T, T>? both = null) => Keep.GetValueOrDefault(field, Kept.Theirs) switch
    {
        Kept.Mine => mine,
        Kept.Both when both is not null => both(mine, theirs),
        _ => theirs,
    };

    /// <summary>The fields of this conflict on which nothing was chosen yet.</summary>
    public IReadOnlyList<Problem> Open(Conflict conflict) =>
        [.. conflict.Differing.Where(f => !Keep.ContainsKey(f.Name)).Select(f => new ConflictChoiceMissing(f.Name, f.Label))];

    /// <summary>Both texts, the stored one first.</summary>
    public static string? Join(string? mine, string? theirs) => $"{theirs?.Trim()}\n\n{mine?.Trim()}".Trim();
}

public sealed record ConflictChoiceMissing(string Name, string Label) : Problem($"Choices.Keep[{Name}]", new Sentence(Label));
