using System.Text.Json.Serialization;
using Entente.Access;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Support.Offers;

namespace Entente.Support.Notes;

/// <summary>In which compartments notes are kept, and of what category one can be in each. From data/support/notes.json.</summary>
public sealed class NoteTerms
{
    private const string Name = "support/notes.json";

    private NoteTerms(File file) => (Source, IsConfirmed, Compartments, Sets) = (file.Source, file.Status == FactStatus.Verified, file.Compartments, file.Sets);

    public static NoteTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source { get; }

    public bool IsConfirmed { get; }

    public IReadOnlyList<NoteCompartment> Compartments { get; }

    /// <summary>Which parts of the data, as consent is asked for them, a document out of a note can be.</summary>
    public IReadOnlyList<string> Sets { get; }

    public NoteCompartment Of(DataKind kind) => Compartments.Single(c => c.Kind == kind);

    public static NoteTerms From(DataFolder data)
    {
        var file = data.Read<File>(Name);
        if (!file.Compartments.Select(c => c.Kind).SequenceEqual(Note.Kinds)) throw new InvalidDataException($"data/{Name}: 'compartments' must be {string.Join(", ", Note.Kinds)}, in this order.");
        foreach (var codes in file.Compartments.Select(c => c.Categories.Select(k => k.Code)).Append(file.Sets))
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name}: '{twice.Key}' stands twice in a list.");
        }

        var parts = ConsentTerms.From(data).Sets.Select(s => s.Code).ToHashSet();
        if (file.Sets.FirstOrDefault(s => !parts.Contains(s)) is { } unknown) throw new InvalidDataException($"data/{Name}: '{unknown}' is no part of the data in data/consent/terms.json.");
        return new(file);
    }

    private sealed record File(string Source, FactStatus Status, [property: JsonPropertyName("from")] DateOnly From, IReadOnlyList<NoteCompartment> Compartments, IReadOnlyList<string> Sets);
}

/// <summary>Notes of one row of the matrix.</summary>
/// <param name="Path">Its page, below the case's address.</param>
public sealed record NoteCompartment(DataKind Kind, string Path, IReadOnlyList<SupportTerm> Categories);
