using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>What somebody learned after a referral was sent. It stands beside the answers, which never change; news until somebody of the centre has noted it.</summary>
public sealed class Addition : IOfDossier
{
    /// <summary>Shown in the shape of this kind where it belongs to no question.</summary>
    public const DataKind Untold = DataKind.ReferralNarrative;

    private Addition() { }

    public static DataKind Kind => DataKind.ReferralFacts;

    [Open] public required AdditionId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required ReferralId Referral { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    /// <summary>The organisation that referred, whoever adds.</summary>
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public TeamId Team { get; set; }
    /// <summary>The question that it belongs to; empty where to none.</summary>
    [Open] public required string Question { get; init; }
    [Open] public required AdditionSort Sort { get; init; }
    /// <summary>Who said or saw it: an option of the statements' sources.</summary>
    [Open] public required string ToldBy { get; init; }
    [Personal] public PartialDate? LearnedOn { get; init; }
    [Sensitive] public required string Words { get; init; }
    [Open] public required UserId AddedBy { get; init; }
    [Open] public required DateTimeOffset AddedAt { get; init; }
    [Open] public UserId? NotedBy { get; private set; }
    [Open] public DateTimeOffset? NotedAt { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public bool IsNews => NotedAt is null;

    /// <summary>Decides whether it is taken. Reads nothing but its arguments.</summary>
    public static Result<Addition> From(Referral referral, QuestionSet set, AdditionForm form, IdSource ids, Act act)
    {
        var problems = new List<Problem>();
        var words = form.Words?.ReplaceLineEndings("\n").Trim() ?? "";
        if (words.Length == 0) problems.Add(new WordsMissing());
        else if (words.Length > AdditionForm.MostWords) problems.Add(new WordsTooLong(words.Length));
        else if (Records.NormalForms.IsBroken(words)) problems.Add(new WordsBroken());
        if (form.Question is { Length: > 0 } question && !AskedOf(set, referral).Any(q => q.Code == question)) problems.Add(new NoSuchQuestion());
        if (form.Sort is null) problems.Add(new SortMissing());
        if (form.ToldBy is null || !Sources(set).Any(o => o.Code == form.ToldBy)) problems.Add(new TellerMissing());
        if (form.LearnedOn is { } day && day.Earliest > Clocks.Calendars.Shipped.Of(referral.Territory).DayOf(act.When)) problems.Add(new LearnedAhead());
        if (form.ThingKind is { Length: > 0 } kind && !Things(set).Any(o => o.Code == kind)) problems.Add(new ThingMissing());
        else if (form.ThingKind is { Length: > 0 } != form.ThingValue?.Trim() is { Length: > 0 }) problems.Add(new ThingMissing());
        else if (form.ThingValue?.Length > AdditionForm.MostValue) problems.Add(new ThingTooLong());
        else if (Records.NormalForms.IsBroken(form.ThingValue ?? "")) problems.Add(new ThingBroken());
        else if (form.ThingKind == "phone" && Records.NormalForms.Phone(form.ThingValue!, "GB") is null) problems.Add(new NotAPhone(nameof(form.ThingValue), "Number"));
        if (problems.Count > 0) return problems;

        return new Addition
        {
            Id = ids.Next<AdditionId>(),
            Reference = Reference.New("ADD"),
            Referral = referral.Id,
            Dossier = referral.Dossier,
            Organisation = referral.Organisation,
            Team = referral.Team,
            Question = form.Question ?? "",
            Sort = form.Sort!.Value,
            ToldBy = form.ToldBy!,
            LearnedOn = form.LearnedOn,
            Words = words,
            AddedBy = act.Reader.User,
            AddedAt = act.When,
        };
    }

    /// <summary>The questions that something may be added to: those asked of this referral; of one without identity, those that do not tell who the person is.</summary>
    public static IEnumerable<Question> AskedOf(QuestionSet set, Referral referral) =>
        set.Shown(referral.Answers).Where(q => !q.OnCheck && !q.NeverSent && q.Type != AnswerType.Files && !(referral.IsAnonymous && q.Anonymous == Anonymous.Drop));

    public static IReadOnlyList<Option> Sources(QuestionSet set) => set["J1"].Parts.First(p => p.Code == "source").Options!;

    public static IReadOnlyList<Option> Things(QuestionSet set) => set["M2"].Parts.First(p => p.Code == "kind").Options!;

    public void GiveTo(TeamId team) => Team = team;

    public void Note(Act act) => (NotedBy, NotedAt, Version) = (NotedBy ?? act.Reader.User, NotedAt ?? act.When, Version + 1);

    public override string ToString() => Reference.Text;
}

/// <summary>Whether something is new, or says that an answer was wrong.</summary>
public enum AdditionSort { More, Correction }

/// <summary>What the page of added information sends.</summary>
public sealed record AdditionForm
{
    public const int MostWords = 15_000;
    public const int MostValue = 200;

    public string? Question { get; init; }
    public AdditionSort? Sort { get; init; }
    public string? Words { get; init; }
    public string? ToldBy { get; init; }
    public PartialDate? LearnedOn { get; init; }

    /// <summary>A phone, a vehicle and the like, which becomes a record so that search and matching find it.</summary>
    public string? ThingKind { get; init; }
    public string? ThingValue { get; init; }

    public override string ToString() => Question ?? "";
}

/// <summary>Something added to a sent referral.</summary>
public readonly record struct AdditionId(long Value) : IId<AdditionId>
{
    public static AdditionId From(long value) => new(value);
}
