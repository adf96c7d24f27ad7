using Entente.Foundation;

namespace Entente.Cases.Consent;

/// <summary>What a person can be asked for: purposes, recipients, parts of the data, and the words that are read to them. From data/consent/terms.json.</summary>
public sealed class ConsentTerms
{
    private readonly TermsFile _file;

    private ConsentTerms(TermsFile file)
    {
        _file = file;
        foreach (var list in (IReadOnlyList<IReadOnlyList<Term>>)[file.Purposes, file.Recipients, file.Sets])
        {
            if (list.GroupBy(t => t.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/consent/terms.json has '{twice.Key}' twice in one list: give each its own code.");
        }

        foreach (var purpose in file.Purposes)
        {
            if (!file.Texts.Any(t => t.Purpose == purpose.Code)) throw new InvalidDataException($"data/consent/terms.json has no text to read for the purpose '{purpose.Code}': add one to 'texts'.");
        }
    }

    public static ConsentTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public IReadOnlyList<Term> Purposes => _file.Purposes;

    public IReadOnlyList<Term> Recipients => _file.Recipients;

    /// <summary>The parts of the data that may be agreed to one by one.</summary>
    public IReadOnlyList<Term> Sets => _file.Sets;

    public IReadOnlyList<ConsentText> Texts => _file.Texts;

    public static ConsentTerms From(DataFolder data) => new(data.Read<TermsFile>("consent/terms.json"));

    /// <summary>The text that is read for a purpose on a day.</summary>
    public ConsentText? TextOf(string? purpose, DateOnly day) => _file.Texts.Where(t => t.Purpose == purpose && t.From <= day).MaxBy(t => t.From);

    /// <summary>The words for a code; the code itself where the list no longer has it.</summary>
    public static string Say(IReadOnlyList<Term> list, string code) => list.FirstOrDefault(t => t.Code == code)?.Text ?? code;

    private sealed record TermsFile(string Source, IReadOnlyList<Term> Purposes, IReadOnlyList<Term> Recipients, IReadOnlyList<Term> Sets, IReadOnlyList<ConsentText> Texts);
}

/// <summary>One choice of a list, by code.</summary>
public sealed record Term(string Code, string Text);

/// <summary>What is read to a person before they choose. Never changed once it was used: new words are a new version.</summary>
/// <param name="Code">The version, "support-1".</param>
public sealed record ConsentText(string Code, string Purpose, DateOnly From, string Language, string Status, IReadOnlyList<string> Words);
