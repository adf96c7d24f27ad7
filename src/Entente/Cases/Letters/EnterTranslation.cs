using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Letters;

/// <summary>Puts a paragraph that somebody wrote for a letter into another language, by a translator who is named. It stands with the English that it was made from.</summary>
public sealed class EnterTranslation(EntenteDb db, Gate gate, Ledger ledger, IdSource ids, LetterTexts texts)
{
    /// <summary>The paragraph that is to be translated, with what was entered for it before.</summary>
    /// <param name="number">Which of the case's decisions; null for the one in hand.</param>
    public async Task<Result<ToTranslate>> OpenAsync(Reference reference, int? number, string? language, int place, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var grounds = number is null ? await db.InHandAsync(about.Id, ct) : await db.Grounds.AsNoTracking().SingleOrDefaultAsync(g => g.Case == about.Id && g.Number == number, ct);
        if (grounds is null || texts.Persons.Of(language ?? texts.Persons.All[0].Language) is not { } spoken) return new ParagraphNotFound();
        var written = Letter.Written(grounds);
        if (place < 0 || place >= written.Count) return new ParagraphNotFound();
        var isDraft = grounds.State != GroundsState.Issued;
        if (isDraft && await IsKeptFromAsync(grounds, about, act, ct)) return new ParagraphNotFound();
        // Whoever looks at a draft's words here reads it blind no more.
        await ledger.RememberAsync(act, new Seen(isDraft ? BlindReader.Paragraph : "issued letter paragraph", reference.Text, 1) { Dossier = about.Dossier }, ct);
        var entered = await LetterOfCase.EnteredAsync(db, grounds.Id, spoken.Language, ct);
        return new ToTranslate(about, grounds, spoken, place, written[place], entered);
    }

    public async Task<Result<ParagraphTranslation>> RunAsync(Reference reference, int? number, string? language, int place, TranslationForm form, Act act, CancellationToken ct)
    {
        var opened = await OpenAsync(reference, number, language, place, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (about, grounds, spoken, _, english, entered) = opened.Value;
        if (form.Missing() is { Count: > 0 } missing) return missing.ToList();
        if (form.Of != ParagraphTranslation.MarkOf(english)) return new EnglishHasChanged();
        if (entered.Any(e => e.English == english && e.Number > form.Version)) return new TranslatedMeanwhile();
        if (await IsKeptAsync(grounds, spoken.Language, place, ct)) return new IssuedInThisLanguage();

        var made = new ParagraphTranslation
        {
            Id = ids.Next<ParagraphTranslationId>(),
            Grounds = grounds.Id,
            Case = about.Id,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Language = spoken.Language,
            Place = place,
            Number = entered.Count == 0 ? 1 : entered[^1].Number + 1,
            English = english,
            Words = form.Words!.Trim(),
            Translator = form.Translator!.Trim(),
            EnteredAt = act.When,
            By = act.Reader.User,
        };
        db.Add(made);
        try
        {
            await db.CommitAsync(act, new LetterParagraphTranslated(reference, grounds.Number, made.Language, place, made.Number, about.Dossier), ct);
            return made;
        }
        catch (DbUpdateException) when (db.Entry(made).State == EntityState.Added)
        {
            db.ChangeTracker.Clear();
            if (await db.ParagraphTranslations.AsNoTracking().AnyAsync(t => t.Grounds == grounds.Id && t.Language == made.Language && t.Number == made.Number, ct)) return new TranslatedMeanwhile();
            throw;
        }
    }

    /// <summary>What a blind reader must not see before they gave their own view they see here no more than elsewhere.</summary>
    private async Task<bool> IsKeptFromAsync(Grounds draft, Case about, Act act, CancellationToken ct) =>
        draft is { IsBlind: true, State: GroundsState.WithSecondReader } && !draft.WroteIt(act.Reader.User)
        && Gate.Weigh(db, act, DataKind.DecisionDraft, Verb.Approve, await Gate.RelationAsync(db, act.Reader, about, ct), about).Allowed;

    /// <summary>Whether the decision went out with a translation of this paragraph: that one stays.</summary>
    private async Task<bool> IsKeptAsync(Grounds grounds, string language, int place, CancellationToken ct) =>
        (await db.IssuedTranslations.AsNoTracking().SingleOrDefaultAsync(t => t.Id == grounds.Id, ct))?.Letters.All.FirstOrDefault(l => l.Language == language)?.Parts.Any(p => p.Place == place && p.Text is not null) is true;
}

/// <summary>A written paragraph of a letter, the language that it is put into, and every translation so far.</summary>
public sealed record ToTranslate(Case About, Grounds Grounds, Translation Language, int Place, string English, IReadOnlyList<ParagraphTranslation> Entered)
{
    /// <summary>The last translation of this paragraph, of this English or of what stood here before.</summary>
    public ParagraphTranslation? Last => Entered.Where(e => e.English == English).MaxBy(e => e.Number) ?? Entered.Where(e => e.Place == Place).MaxBy(e => e.Number);

    public int Version => Entered.Count == 0 ? 0 : Entered[^1].Number;

    public override string ToString() => About.Reference.Text;
}
