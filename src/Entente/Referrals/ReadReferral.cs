using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Shows one referral to one reader: each answer in the shape that the matrix gives for its kind, remembered before it is shown.</summary>
public sealed class ReadReferral(EntenteDb db, Gate gate, Ledger ledger, QuestionSets sets)
{
    public async Task<Result<ReferralView>> RunAsync(string? reference, string what, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.ReferralAsync(known, ct) is not { } referral) return new ReferralNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.ReferralFacts, Verb.Read, referral, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, referral, ct);
        var set = sets[referral.Questions];
        var sight = new ReferralSight(set, kind => Gate.Weigh(db, act, kind, Verb.Read, relation, referral).Shape);
        var sections = set.Sections.Select(s => new ShownSection(s.Title, [.. s.Questions.SelectMany(q => Lines(sight, referral, q))])).Where(s => s.Answers.Count > 0).ToList();
        var files = await db.EvidenceFiles.AsNoTracking().Where(f => f.Dossier == referral.Dossier).OrderBy(f => f.Id).ToListAsync(ct);
        var added = await db.Additions.AsNoTracking().Where(a => a.Referral == referral.Id).OrderBy(a => a.Id).ToListAsync(ct);
        var additions = added.Select(a => Shown(sight, set, a, Gate.Weigh(db, act, Addition.Untold, Verb.Read, relation, referral).Shape)).ToList();
        var calendar = Calendars.Shipped.Of(referral.Territory);
        var today = calendar.DayOf(act.When);
        await ledger.RememberAsync(act, new Seen(what, referral.Reference.Text, 1) { Dossier = referral.Dossier }, ct);
        return new ReferralView(referral, sections, sight.Reasons(referral, today, calendar), files, referral.Due is { } due && sight.ShowsClock ? calendar.WorkingDaysBetween(today, due) : null) { Additions = additions, ShowsClock = sight.ShowsClock };
    }

    private static ShownAddition Shown(ReferralSight sight, QuestionSet set, Addition addition, Shape untold)
    {
        var question = addition.Question.Length > 0 ? set.Find(addition.Question) : null;
        var shape = question is null ? untold : sight.Of(question);
        return new(addition.Reference, addition.Sort, question is not null && sight.Names(question, null) ? question.Label : "", Masks.In(shape, addition.Words, Masks.All), Addition.Sources(set).FirstOrDefault(o => o.Code == addition.ToldBy)?.Text ?? "", shape == Shape.Full ? addition.LearnedOn : null, addition.AddedBy, addition.AddedAt, addition.NotedAt);
    }

    /// <summary>The answer to one question, part by part, as far as it may be shown or named.</summary>
    internal static IEnumerable<ShownAnswer> Lines(ReferralSight sight, Referral referral, Question question)
    {
        var rows = referral.Answers.Rows(question.Code);
        for (var i = 0; i < rows.Count; i++)
        {
            // As the question asks them, whatever order they were kept in.
            foreach (var (code, values) in rows[i].OrderBy(a => question.Parts.TakeWhile(p => p.Code != a.Key).Count()))
            {
                var part = question.Find(code);
                if (!sight.Names(question, part)) continue;
                var label = part is not null && question.Labels(part) ? part.Label : question.Label;
                yield return new ShownAnswer(question.Code, question.Label, rows.Count > 1 ? i + 1 : 0, label, sight.Shows(question, part) ? Values(question, part, values) : [Masks.Hidden], part?.Kind ?? question.Kind!.Value, sight.Of(question, part));
            }
        }
    }

    private static string[] Values(Question question, Part? part, string[] values) => part is null || question.Code == "W2" ? values : [.. values.Select(part.TextOf)];
}

/// <summary>A referral as this reader may see it.</summary>
/// <param name="WorkingDaysLeft">Until the decision is due; null where none is, or its clock is not open to the reader.</param>
public sealed record ReferralView(Referral Referral, IReadOnlyList<ShownSection> Sections, IReadOnlyList<string> Reasons, IReadOnlyList<EvidenceFile> Files, int? WorkingDaysLeft)
{
    public IReadOnlyList<ShownAddition> Additions { get; init; } = [];

    /// <summary>Whether this reader may know by when a decision is due.</summary>
    public bool ShowsClock { get; init; }

    public override string ToString() => Referral.Reference.Text;
}

/// <summary>Something added later, its words in the shape that their kind allows.</summary>
/// <param name="Question">The label of the question that it belongs to; empty where to none.</param>
public sealed record ShownAddition(Reference Reference, AdditionSort Sort, string Question, string Words, string ToldBy, PartialDate? LearnedOn, UserId AddedBy, DateTimeOffset AddedAt, DateTimeOffset? NotedAt)
{
    public override string ToString() => Reference.Text;
}

/// <summary>The answers of one section that may be shown.</summary>
public sealed record ShownSection(string Title, IReadOnlyList<ShownAnswer> Answers)
{
    public override string ToString() => Title;
}

/// <summary>One part of an answer.</summary>
/// <param name="Row">Counted from 1 where the question has several rows; else 0.</param>
public sealed record ShownAnswer(string Code, string Question, int Row, string Label, IReadOnlyList<string> Values, DataKind Kind, Shape Shape)
{
    public string Value => string.Join(", ", Values);

    public override string ToString() => Code;
}
