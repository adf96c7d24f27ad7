using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Support.Offers;

namespace Entente.Support.Children;

/// <summary>One version of what is in a child's best interests in one question: what the child says, who took part, what came out, and when it is looked at again.</summary>
/// <remarks>A version is never changed. Looking at it again makes the next one, and all stand beside one another (Directive 2011/36/EU, articles 13(1) and 14(1)).</remarks>
public sealed class BestInterests : IOfDossier
{
    public const int MostWords = 2_000;
    public const int MostNames = 500;

    private BestInterests() { }

    public static DataKind Kind => DataKind.ChildFlags;

    [Open] public required BestInterestsId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    /// <summary>The first version: it names the whole of them.</summary>
    [Open] public required Reference First { get; init; }
    [Open] public required int Number { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required string Question { get; init; }
    [Sensitive] public required string QuestionWords { get; init; }
    /// <summary>What the child says they want, in their words.</summary>
    [Sensitive] public required string Views { get; init; }
    [Open] public required string Language { get; init; }
    /// <summary>Code of why there is no view of theirs.</summary>
    [Open] public required string WithoutViews { get; init; }
    [Personal] public required string TookPart { get; init; }
    [Sensitive] public required string Conclusion { get; init; }
    /// <summary>Why, and how the child's views weighed: also where it was concluded otherwise.</summary>
    [Sensitive] public required string Because { get; init; }
    [Open] public required DateOnly ReviewOn { get; init; }
    [Open] public required UserId SavedBy { get; init; }
    [Open] public required DateTimeOffset SavedAt { get; init; }
    [Open] public DateTimeOffset? SupersededAt { get; private set; }

    public bool IsCurrent => SupersededAt is null;

    public void GiveTo(TeamId team) => Team = team;

    public void Supersede(DateTimeOffset when) => SupersededAt = when;

    /// <summary>Makes the next version, or says all that is wrong. Reads nothing but its arguments.</summary>
    public static Result<BestInterests> From(BestInterestsForm form, Case about, BestInterests? before, ChildTerms terms, QuestionSet set, IdSource ids, Act act, DateOnly today)
    {
        List<Problem> problems = [];
        var question = before?.Question ?? form.Question;
        if (!ChildTerms.Has(terms.Questions, question)) problems.Add(new InterestsQuestionMissing());
        else if (question == ChildTerms.Other && string.IsNullOrWhiteSpace(form.QuestionWords)) problems.Add(new InterestsQuestionWordsMissing());
        var hasViews = !string.IsNullOrWhiteSpace(form.Views);
        if (hasViews && form.WithoutViews is { Length: > 0 }) problems.Add(new ViewsAndNoViews());
        else if (!hasViews && !ChildTerms.Has(terms.WithoutView, form.WithoutViews)) problems.Add(new ViewsMissing());
        if (hasViews && form.Language is { Length: > 0 } said && !set["G1"].Find("best")!.Options!.Any(o => o.Code == said)) problems.Add(new LanguageUnknown());
        if (string.IsNullOrWhiteSpace(form.TookPart)) problems.Add(new TookPartMissing());
        if (string.IsNullOrWhiteSpace(form.Conclusion)) problems.Add(new ConclusionMissing());
        if (string.IsNullOrWhiteSpace(form.Because)) problems.Add(new InterestsBecauseMissing());
        var last = today.AddDays(terms.ReviewWithinDays);
        if (form.ReviewOn is not { } review) problems.Add(new InterestsReviewMissing());
        else if (review <= today || review > last) problems.Add(new InterestsReviewUnreal(today.AddDays(1), last));
        problems.AddRange(ChildTexts.Wrong((nameof(form.QuestionWords), form.QuestionWords, MostNames), (nameof(form.Views), form.Views, MostWords), (nameof(form.TookPart), form.TookPart, MostNames), (nameof(form.Conclusion), form.Conclusion, MostWords), (nameof(form.Because), form.Because, MostWords)));
        if (problems.Count > 0) return problems;
        var reference = Reference.New("BEST");
        return new BestInterests
        {
            Id = ids.Next<BestInterestsId>(),
            Reference = reference,
            First = before?.First ?? reference,
            Number = (before?.Number ?? 0) + 1,
            Case = about.Reference,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Question = question!,
            QuestionWords = form.QuestionWords?.Trim() ?? "",
            Views = form.Views?.Trim() ?? "",
            Language = hasViews ? form.Language ?? "" : "",
            WithoutViews = hasViews ? "" : form.WithoutViews!,
            TookPart = form.TookPart!.Trim(),
            Conclusion = form.Conclusion!.Trim(),
            Because = form.Because!.Trim(),
            ReviewOn = form.ReviewOn!.Value,
            SavedBy = act.Reader.User,
            SavedAt = act.When,
        };
    }

    public override string ToString() => Reference.Text;
}
