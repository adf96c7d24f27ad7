using Entente.Audit;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Referrals;

/// <summary>Two answers to one question, part by part: what this person entered, and what a colleague saved meanwhile.</summary>
public sealed class AnswerConflict(EntenteDb db, Texts texts)
{
    /// <summary>The name of the one field where the two cannot be compared part by part: one of them says why there is no answer, or takes the entry away.</summary>
    public const string Whole = "answer";

    public async Task<Conflict> CompareAsync(QuestionModel page, AnswerForm form, CancellationToken ct)
    {
        var (question, answers) = (page.Question, page.Opened.Answers);
        var reasoned = form.WhyNot is { Length: > 0 };
        var stored = answers.Rows(question.Code) is var rows && form.Row < rows.Count ? rows[form.Row] : [];
        var parts = question.PartsOf(form.Step);
        var mine = AnswerCheck.Row(question, parts, form.Entered, DateOnly.MaxValue) is { IsRefused: false } row ? row.Value : [];
        List<KeyValuePair<string, string>> posted = [.. form.Entered.SelectMany(e => e.Value.Select(v => KeyValuePair.Create(PartField.Prefix + e.Key, v)))];
        if (reasoned) posted = [KeyValuePair.Create("WhyNot", form.WhyNot!)];

        var whole = reasoned || stored.Reason is not null || stored.Count == 0;
        IReadOnlyList<ConflictField> fields = whole
            ? [new(Whole, texts.Of(question.Label), reasoned ? Reason(page, form.WhyNot!) : Words(question, parts, mine), stored.Reason is { } why ? Reason(page, why) : reasoned ? Words(question, answers.Said(question.Code)) : Words(question, question.Parts, stored), posted)]
            : [.. parts.Select(p => new ConflictField(p.Code, texts.Of(question.Labels(p) ? p.Label : question.Label), Value(p, mine), Value(p, stored),
                [.. posted.Where(f => PartField.IsOf(p, f.Key))], AnswerCheck.MayJoin(p)))];
        var (who, when) = await SavedAsync(page.Opened.Draft, question.Code, ct);
        return new($"{page.Route}/{question.Code}?handler=Choose&row={form.Row}&step={form.Step}{page.BackToCheck}", reasoned ? page.Was : page.WasRow, who, when, fields);
    }

    /// <summary>Who answered this question last: the draft itself knows only who saved it last.</summary>
    private async Task<(string Who, DateTimeOffset When)> SavedAsync(DraftReferral draft, string question, CancellationToken ct)
    {
        var saved = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.About == draft.Dossier && e.What == nameof(AnswerSaved)).OrderByDescending(e => e.Seq).Take(200).ToListAsync(ct);
        var last = saved.Find(e => e.Read<AnswerSaved>().Question == question);
        var (user, when) = last is null ? (draft.SavedBy, draft.SavedAt) : (last.Who, last.At);
        return ((await db.NamesAsync([user], ct)).GetValueOrDefault(user, texts["conflict.colleague"]), when);
    }

    private static string Reason(QuestionModel page, string code) => page.WhyNot.FirstOrDefault(c => c.Value == code)?.Text ?? code;

    private string Words(Question question, IReadOnlyList<AnswerRow> rows) => string.Join("\n\n", rows.Select(r => Words(question, question.Parts, r)));

    private string Words(Question question, IReadOnlyList<Part> parts, AnswerRow row) =>
        string.Join('\n', parts.Where(p => row.All(p.Code).Count > 0).Select(p => question.Labels(p) ? $"{texts.Of(p.Label)}: {Value(p, row)}" : Value(p, row)));

    private string Value(Part part, AnswerRow row) => string.Join(", ", row.All(part.Code).Select(part.TextOf).Select(texts.Of));
}

internal static class ChosenParts
{
    /// <summary>The choices as the room knows them: what is not named is as entered.</summary>
    public static Dictionary<string, KeptPart> Parts(this ConflictChoices choices) =>
        choices.Keep.Where(k => k.Value != Kept.Mine && k.Key != AnswerConflict.Whole).ToDictionary(k => k.Key, k => k.Value == Kept.Both ? KeptPart.Both : KeptPart.Stored);
}
