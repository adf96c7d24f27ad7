using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Letters;

/// <summary>A decision's letter as this reader may see it, in English and beside it in another language.</summary>
public sealed class LetterOfCase(EntenteDb db, CaseFile file, Regimes regimes, DecisionClocks clocks, LetterTexts texts)
{
    /// <param name="number">Which of the case's decisions; null for the one in hand.</param>
    /// <param name="language">In which language beside English; null for the person's own, where persons are written to in it, and "en" for none.</param>
    public async Task<Result<LetterView>> ReadAsync(Reference reference, int? number, string? language, Act act, CancellationToken ct)
    {
        var found = await file.ReadDraftAsync(reference, "letter", act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var view = found.Value;
        var grounds = number is null ? view.Grounds : view.Decisions.FirstOrDefault(d => d.Number == number);
        if (number is not null && grounds is null) return new ParagraphNotFound();
        // What a blind reader must not see they see in no language.
        if (grounds is { Outcome: null } || (view.HidesDraft && grounds == view.Grounds)) grounds = null;
        var asked = language is null ? await SpokenAsync(view.Case.Dossier, ct) : texts.Persons.Known(language);
        if (language is not null && asked is null) return new ParagraphNotFound();
        var letter = grounds is null ? null : grounds.Letter ?? (grounds == view.Grounds && grounds.State != GroundsState.Issued && view.Regime is { } regime ? Letter.Of(texts, view.Case, grounds, regime, regimes.Reasons, clocks.DayOf(view.Case, act.When), clocks.Ends(view.Case, regime, act)) : null);
        var other = letter is null || asked is null || texts.Persons.Of(asked) is not { } spoken ? null : await SayAsync(grounds!, letter, spoken, ct);
        return new LetterView(view, grounds, letter, other) { MayTranslate = view.MayDraft, Languages = texts.Persons };
    }

    /// <summary>What was entered for a decision's letter in a language.</summary>
    internal static async Task<IReadOnlyList<ParagraphTranslation>> EnteredAsync(EntenteDb db, GroundsId grounds, string language, CancellationToken ct) =>
        await db.ParagraphTranslations.AsNoTracking().Where(t => t.Grounds == grounds && t.Language == language).OrderBy(t => t.Number).ToListAsync(ct);

    private async Task<LetterInLanguage> SayAsync(Grounds grounds, Letter letter, Translation spoken, CancellationToken ct)
    {
        var entered = await EnteredAsync(db, grounds.Id, spoken.Language, ct);
        var kept = grounds.State != GroundsState.Issued ? null : await db.IssuedTranslations.AsNoTracking().SingleOrDefaultAsync(t => t.Id == grounds.Id, ct);
        return kept?.Letters.All.FirstOrDefault(l => l.Language == spoken.Language) is { } issued && issued.Parts.Count == letter.Parts.Count
            ? issued.With(letter, entered)
            : LetterInLanguage.Of(letter, spoken, texts.Persons, entered);
    }

    /// <summary>The language that the referral says the person speaks best, where persons are written to in it.</summary>
    private async Task<string?> SpokenAsync(DossierId dossier, CancellationToken ct)
    {
        var people = await db.Records.AsNoTracking().Where(r => r.Dossier == dossier && r.Schema == "Person" && r.SupersededBy == null).OrderBy(r => r.Id).ToListAsync(ct);
        return texts.Persons.Known(people.FirstOrDefault(r => r.RowKind == DataKind.ReferralFacts)?.First("spokenLanguage"));
    }
}

/// <summary>A letter, in English and in another language.</summary>
/// <param name="Letter">Null while there is none to read.</param>
/// <param name="Other">Null where no other language was asked for.</param>
public sealed record LetterView(CaseView Case, Grounds? Grounds, Letter? Letter, LetterInLanguage? Other)
{
    public bool MayTranslate { get; init; }

    public required Translations Languages { get; init; }

    public override string ToString() => Case.Case.Reference.Text;
}
