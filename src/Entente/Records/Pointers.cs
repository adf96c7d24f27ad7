using Entente.Access;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>What a reader learns of a record that they may not see, when it matches one of theirs or bears a number they have: whom to ask, or nothing. From data/access/pointers.json.</summary>
public sealed class Pointers
{
    private readonly PointersFile _file;

    private Pointers(PointersFile file) => _file = file;

    public static Pointers Shipped { get; } = From(DataFolder.Shipped);

    public static Pointers From(DataFolder data)
    {
        var file = data.Read<PointersFile>("access/pointers.json");
        foreach (var never in file.Never)
        {
            if (file.Pointers.FirstOrDefault(p => p.Compartment == never.Compartment && p.Readers.Intersect(never.Readers).Any()) is { } wrong)
                throw new InvalidDataException($"data/access/pointers.json points {string.Join(", ", wrong.Readers.Intersect(never.Readers))} to {wrong.Compartment}, which it forbids below.");
        }

        return new(file);
    }

    /// <summary>The rule for this reader and a record of this compartment; null: they learn nothing of it. Conditional material is pointed at only for supervisors.</summary>
    public PointerRule? For(Reader reader, Compartment compartment, Handling handling) =>
        reader.IsNobody || (handling == Handling.Conditional && reader.Role != Role.Supervisor) ? null
        : _file.Pointers.FirstOrDefault(r => r.Compartment == compartment && r.Readers.Contains(reader.Role));

    /// <summary>Whom this reader is to ask where the matrix lets them know that there is something and nothing of what it is; null: they learn nothing of it.</summary>
    public string? AskAbout(Reader reader, Compartment compartment, Handling handling) =>
        reader.IsNobody || handling == Handling.Conditional || _file.Never.Any(n => n.Compartment == compartment && n.Readers.Contains(reader.Role)) ? null
        : _file.Hits.FirstOrDefault(h => h.Readers.Contains(reader.Role))?.Ask;

    private sealed record PointersFile(string Source, string Date, IReadOnlyList<PointerRule> Pointers, IReadOnlyList<HitRule> Hits, IReadOnlyList<NeverRule> Never);

    private sealed record HitRule(IReadOnlyList<Role> Readers, string Ask);

    private sealed record NeverRule(Compartment Compartment, IReadOnlyList<Role> Readers);
}

/// <summary>One line of the pointer rules.</summary>
/// <param name="Shows">How much is said of who holds the record.</param>
/// <param name="Ask">Whom to ask, in words.</param>
public sealed record PointerRule(Compartment Compartment, IReadOnlyList<Role> Readers, PointerShows Shows, string Ask);

/// <summary>What a pointer says: the organisation's name, or only what sort of material it is.</summary>
public enum PointerShows { Compartment, Organisation }
