using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Support.Offers;

namespace Entente.Support.Needs;

/// <summary>One version of what a person needs in one area of life, and what is dangerous there: the person's own view in their words beside the worker's, never one made of both.</summary>
/// <remarks>A version is never changed. Looking at it again makes the next one, and all stand beside one another.</remarks>
public sealed class Need : IOfDossier
{
    public const int MostWords = 2_000;

    private Need() { }

    public static DataKind Kind => DataKind.RiskAssessment;

    [Open] public required NeedId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Case { get; init; }
    [Open] public required string Area { get; init; }

    /// <summary>Counts the versions of this area, from 1.</summary>
    [Open] public required int Number { get; init; }
    [Open] public required string Urgency { get; init; }

    /// <summary>As whoever works with the person sees it.</summary>
    [Sensitive] public required string What { get; init; }

    /// <summary>As the person says it.</summary>
    [Sensitive] public required string View { get; init; }

    /// <summary>The language in which they said it.</summary>
    [Open] public required string Language { get; init; }

    /// <summary>Code of why there is no view of their own.</summary>
    [Open] public required string WithoutView { get; init; }
    [Sensitive] public required string RiskToThem { get; init; }
    [Sensitive] public required string RiskFromOthers { get; init; }
    [Sensitive] public required string RiskToOthers { get; init; }

    /// <summary>What is done about the risks.</summary>
    [Sensitive] public required string Done { get; init; }
    [Open] public required DateOnly ReviewOn { get; init; }
    [Open] public required UserId SavedBy { get; init; }
    [Open] public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Since when the next version counts; null for the one that counts now.</summary>
    [Open] public DateTimeOffset? SupersededAt { get; private set; }

    public bool IsCurrent => SupersededAt is null;

    public bool HasRisk => RiskToThem.Length + RiskFromOthers.Length + RiskToOthers.Length > 0;

    public void GiveTo(TeamId team) => Team = team;

    public void Supersede(DateTimeOffset when) => SupersededAt = when;

    /// <summary>Makes the next version of an area, or says all that is wrong with what was entered. Reads nothing but its arguments.</summary>
    /// <param name="before">The version that counts until now; null where nobody has looked at this area.</param>
    public static Result<Need> From(NeedForm form, Case about, Need? before, NeedTerms terms, QuestionSet set, WorkingCalendar calendar, IdSource ids, Act act)
    {
        var problems = Wrong(form, terms, set, calendar.DayOf(act.When));
        if (problems.Count > 0) return problems;
        var hasView = !string.IsNullOrWhiteSpace(form.View);
        return new Need
        {
            Id = ids.Next<NeedId>(),
            Reference = Reference.New("NEED"),
            Dossier = about.Dossier,
            // Whoever wrote it, not who referred: a referring organisation may write a first one and reads no other's.
            Organisation = act.Reader.Organisation,
            Team = about.Team,
            Case = about.Reference,
            Area = form.Area!,
            Number = (before?.Number ?? 0) + 1,
            Urgency = form.Urgency!,
            What = form.What!.Trim(),
            View = form.View?.Trim() ?? "",
            Language = hasView ? form.Language ?? "" : "",
            WithoutView = hasView ? "" : form.WithoutView!,
            RiskToThem = form.RiskToThem?.Trim() ?? "",
            RiskFromOthers = form.RiskFromOthers?.Trim() ?? "",
            RiskToOthers = form.RiskToOthers?.Trim() ?? "",
            Done = form.Done?.Trim() ?? "",
            ReviewOn = form.ReviewOn!.Value,
            SavedBy = act.Reader.User,
            SavedAt = act.When,
        };
    }

    private static List<Problem> Wrong(NeedForm form, NeedTerms terms, QuestionSet set, DateOnly today)
    {
        List<Problem> problems = [];
        if (terms.AreaOf(form.Area) is null) problems.Add(new AreaMissing());
        if (string.IsNullOrWhiteSpace(form.What)) problems.Add(new NeedMissing());
        if (!string.IsNullOrWhiteSpace(form.View))
        {
            if (form.WithoutView is { Length: > 0 }) problems.Add(new ViewAndNoView());
            if (form.Language is { Length: > 0 } said && !set["G1"].Find("best")!.Options!.Any(o => o.Code == said)) problems.Add(new LanguageUnknown());
        }
        else if (!terms.WithoutView.Any(w => w.Code == form.WithoutView)) problems.Add(new ViewMissing());

        var urgency = terms.UrgencyOf(form.Urgency);
        if (urgency is null) problems.Add(new UrgencyMissing());
        var hasRisk = new[] { form.RiskToThem, form.RiskFromOthers, form.RiskToOthers }.Any(r => !string.IsNullOrWhiteSpace(r));
        if (hasRisk && string.IsNullOrWhiteSpace(form.Done)) problems.Add(new NothingDoneAboutRisk());
        if (form.ReviewOn is not { } review) problems.Add(new ReviewMissing());
        else if (review <= today) problems.Add(new ReviewNotAhead());
        else if (urgency is not null && review > today.AddDays(urgency.ReviewWithinDays)) problems.Add(new ReviewTooLate(today.AddDays(urgency.ReviewWithinDays)));
        foreach (var (field, text) in (IEnumerable<(string, string?)>)[(nameof(form.What), form.What), (nameof(form.View), form.View), (nameof(form.RiskToThem), form.RiskToThem), (nameof(form.RiskFromOthers), form.RiskFromOthers), (nameof(form.RiskToOthers), form.RiskToOthers), (nameof(form.Done), form.Done)])
        {
            if (text?.Length > MostWords) problems.Add(new WordsTooLong(field, MostWords));
            else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new WordsBroken(field));
        }

        return problems;
    }

    public override string ToString() => Reference.Text;
}
