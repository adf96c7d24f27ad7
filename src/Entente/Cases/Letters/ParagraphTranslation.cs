using System.Security.Cryptography;
using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases.Letters;

/// <summary>A paragraph that somebody wrote for one letter, put into another language by a person who is named. Never changed: a better one is a later version, and one of other English is stale.</summary>
public sealed class ParagraphTranslation : IOfDossier
{
    public const int MostTranslator = 200;

    internal ParagraphTranslation() { }

    public static DataKind Kind => DataKind.DecisionDraft;

    [Open] public required ParagraphTranslationId Id { get; init; }
    [Open] public required GroundsId Grounds { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required string Language { get; init; }

    /// <summary>Which of the written paragraphs it was, from 0.</summary>
    [Open] public required int Place { get; init; }

    /// <summary>Which of the decision's translations into this language, from 1.</summary>
    [Open] public required int Number { get; init; }

    /// <summary>What was translated.</summary>
    [Sensitive] public required string English { get; init; }
    [Sensitive] public required string Words { get; init; }

    /// <summary>Who translated, by name: often an interpreter, and no reader of the case.</summary>
    [Personal] public required string Translator { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }

    public void GiveTo(TeamId team) => Team = team;

    /// <summary>Tells one English paragraph from another without showing either.</summary>
    public static string MarkOf(string english) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(english)))[..16];

    public override string ToString() => $"translation {Number}, {Language}";
}

public readonly record struct ParagraphTranslationId(long Value) : IId<ParagraphTranslationId>
{
    public static ParagraphTranslationId From(long value) => new(value);
}

/// <summary>What is entered of a translated paragraph; null is not answered.</summary>
public sealed record TranslationForm
{
    public string? Words { get; init; }
    public string? Translator { get; init; }

    /// <summary>Which English was on the page (<see cref="ParagraphTranslation.MarkOf"/>), and how many translations there were.</summary>
    public string? Of { get; init; }
    public int Version { get; init; }

    /// <summary>What is wrong with it whatever it translates.</summary>
    public IReadOnlyList<Problem> Missing()
    {
        List<Problem> problems = [];
        if (string.IsNullOrWhiteSpace(Words)) problems.Add(new TranslationMissing());
        else if (Words.Length > Evidence.MostText) problems.Add(new TranslationTooLong(Evidence.MostText));
        else if (NormalForms.IsBroken(Words)) problems.Add(new TranslationBroken());
        if (string.IsNullOrWhiteSpace(Translator)) problems.Add(new TranslatorMissing());
        else if (Translator.Length > ParagraphTranslation.MostTranslator) problems.Add(new TranslatorTooLong(ParagraphTranslation.MostTranslator));
        else if (NormalForms.IsBroken(Translator)) problems.Add(new TranslatorBroken());
        return problems;
    }

    public override string ToString() => nameof(TranslationForm);
}

/// <summary>The letters of one decision in every language, kept with it when it is issued.</summary>
public sealed class IssuedTranslations : IOfDossier
{
    private IssuedTranslations() { }

    public static DataKind Kind => DataKind.DecisionDraft;

    [Open] public required GroundsId Id { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Sensitive] public required KeptLetters Letters { get; init; }

    public static IssuedTranslations Of(Grounds issued, Translations texts, IReadOnlyList<ParagraphTranslation> entered) => new()
    {
        Id = issued.Id,
        Case = issued.Case,
        Dossier = issued.Dossier,
        Organisation = issued.Organisation,
        Team = issued.Team,
        Letters = new([.. texts.All.Select(l => LetterInLanguage.Of(issued.Letter!, l, texts, [.. entered.Where(e => e.Language == l.Language)]))]),
    };

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => nameof(IssuedTranslations);
}

/// <summary>A written paragraph of a decision's letter was put into another language. The log holds neither its words nor the translator.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record LetterParagraphTranslated(Reference Case, int Decision, string Language, int Place, int Number, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The tables of letters in other languages.</summary>
public static class LettersStore
{
    extension(EntenteDb db)
    {
        public DbSet<ParagraphTranslation> ParagraphTranslations => db.Set<ParagraphTranslation>();

        public DbSet<IssuedTranslations> IssuedTranslations => db.Set<IssuedTranslations>();
    }
}

internal sealed class ParagraphTranslationTable : IEntityTypeConfiguration<ParagraphTranslation>
{
    public void Configure(EntityTypeBuilder<ParagraphTranslation> builder)
    {
        builder.ToTable("letter_paragraph_translations");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Language).HasMaxLength(20);
        builder.Property(x => x.Translator).HasMaxLength(ParagraphTranslation.MostTranslator);
        // Two who translate at once: the second is told.
        builder.HasIndex(x => new { x.Grounds, x.Language, x.Number }).IsUnique();
        builder.HasIndex(x => x.Dossier);
    }
}

internal sealed class IssuedTranslationsTable : IEntityTypeConfiguration<IssuedTranslations>
{
    public void Configure(EntityTypeBuilder<IssuedTranslations> builder)
    {
        builder.ToTable("letter_translations_issued");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Letters).HasConversion(letters => KeptLetters.Write(letters), text => KeptLetters.Read(text));
        builder.HasIndex(x => x.Case);
        builder.HasIndex(x => x.Dossier);
    }
}
