using Entente.Access;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Matching;

/// <summary>What a reader learns of a matching record that they may not see: whom to ask, or nothing. From data/access/pointers.json.</summary>
public sealed class Pointers
{
    private readonly IReadOnlyList<PointerRule> _rules;

    private Pointers(IReadOnlyList<PointerRule> rules) => _rules = rules;

    public static Pointers Shipped { get; } = From(DataFolder.Shipped);

    public static Pointers From(DataFolder data)
    {
        var file = data.Read<PointersFile>("access/pointers.json");
        foreach (var never in file.Never)
        {
            if (file.Pointers.FirstOrDefault(p => p.Compartment == never.Compartment && p.Readers.Intersect(never.Readers).Any()) is { } wrong)
                throw new InvalidDataException($"data/access/pointers.json points {string.Join(", ", wrong.Readers.Intersect(never.Readers))} to {wrong.Compartment}, which it forbids below.");
        }

        return new(file.Pointers);
    }

    /// <summary>The rule for this reader and a record of this compartment; null: they learn nothing of it. Conditional material is pointed at only for supervisors.</summary>
    public PointerRule? For(Reader reader, Compartment compartment, Handling handling) =>
        reader.IsNobody || (handling == Handling.Conditional && reader.Role != Role.Supervisor) ? null
        : _rules.FirstOrDefault(r => r.Compartment == compartment && r.Readers.Contains(reader.Role));

    private sealed record PointersFile(string Source, string Date, IReadOnlyList<PointerRule> Pointers, IReadOnlyList<NeverRule> Never);

    private sealed record NeverRule(Compartment Compartment, IReadOnlyList<Role> Readers);
}

/// <summary>One line of the pointer rules.</summary>
/// <param name="Shows">How much is said of who holds the record.</param>
/// <param name="Ask">Whom to ask, in words.</param>
public sealed record PointerRule(Compartment Compartment, IReadOnlyList<Role> Readers, PointerShows Shows, string Ask);

/// <summary>What a pointer says: the organisation's name, or only what sort of material it is.</summary>
public enum PointerShows { Compartment, Organisation }
