using Entente.Access;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Support.Health;

/// <summary>Kinds of needs of health, what of one may be shared, and by which consent who may read it, from data/support/health.json.</summary>
public sealed class HealthTerms
{
    private const string Name = "support/health.json";
    private readonly File _file;

    private HealthTerms(File file, ConsentTerms consent)
    {
        _file = file;
        foreach (var codes in (IReadOnlyList<IEnumerable<string>>)[file.Categories.Select(t => t.Code), file.ToldBy.Select(t => t.Code), file.Parts.Select(t => t.Code)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name} has '{twice.Key}' twice in one list: give each its own code.");
        }

        if (!consent.Sets.Any(s => s.Code == file.Set)) throw new InvalidDataException($"data/{Name}: consent knows no part of the data '{file.Set}'.");
        foreach (var reader in file.Readers)
        {
            if (!AccessMatrix.Shipped.Cell(DataKind.Health, reader.Role).Any(g => g.NeedsConsent)) throw new InvalidDataException($"data/{Name}: {reader.Role} has no cell of Health that consent opens.");
            if (!consent.Recipients.Any(r => r.Code == reader.Recipient)) throw new InvalidDataException($"data/{Name}: consent knows no recipient '{reader.Recipient}'.");
            if (reader.Purposes.FirstOrDefault(p => !consent.Purposes.Any(k => k.Code == p)) is { } unknown) throw new InvalidDataException($"data/{Name}: consent knows no purpose '{unknown}'.");
        }
    }

    public static HealthTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public bool IsConfirmed => _file.Status == FactStatus.Verified;

    /// <summary>The part of the data whose consent it needs.</summary>
    public string Set => _file.Set;

    public IReadOnlyList<Term> Categories => _file.Categories;

    public IReadOnlyList<Term> ToldBy => _file.ToldBy;

    /// <summary>What of a need can be shared, each by itself.</summary>
    public IReadOnlyList<Term> Parts => _file.Parts;

    /// <summary>Whether an agreement to this recipient for this purpose is one to readers in this role.</summary>
    public bool Opens(Role role, string recipient, string purpose) => _file.Readers.Any(r => r.Role == role && r.Recipient == recipient && r.Purposes.Contains(purpose));

    public static HealthTerms From(DataFolder data) => new(data.Read<File>(Name), ConsentTerms.From(data));

    private sealed record File(string Source, FactStatus Status, DateOnly From, string Set, IReadOnlyList<Term> Categories, IReadOnlyList<Term> ToldBy, IReadOnlyList<Term> Parts, IReadOnlyList<HealthReader> Readers);

    private sealed record HealthReader(Role Role, string Recipient, IReadOnlyList<string> Purposes);
}
