using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Support.Offers;

namespace Entente.Support.Exit;

/// <summary>Where asking somebody afterwards stands.</summary>
public enum FollowUpState
{
    Due,
    Reached,
    NotReached,
    /// <summary>The person does not want to be asked any more, or they are supported again.</summary>
    Dropped,
}

/// <summary>Whether there are signs that somebody is trafficked again.</summary>
public enum AgainSigns { No, Yes, NotKnown }

/// <summary>One time on which a person who left is asked how they are, because they agreed to it: whether they were reached and how, how they are, what they need, and signs that they are trafficked again.</summary>
public sealed class FollowUp : IOfDossier
{
    public const int MostWords = 2_000;

    private FollowUp() { }

    public static DataKind Kind => DataKind.SupportPlan;

    [Open] public required FollowUpId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Case { get; init; }
    [Open] public required Reference Exit { get; init; }
    [Open] public required int Months { get; init; }
    [Open] public required DateOnly DueOn { get; init; }
    [Open] public FollowUpState State { get; private set; }

    /// <summary>Code of the way by which it was tried.</summary>
    [Sensitive] public string Way { get; private set; } = "";
    [Sensitive] public string HowTheyAre { get; private set; } = "";
    [Sensitive] public bool? NeedsAgain { get; private set; }
    [Sensitive] public AgainSigns? Signs { get; private set; }
    [Sensitive] public string SignsWords { get; private set; } = "";
    [Open] public UserId? SavedBy { get; private set; }
    [Open] public DateTimeOffset? SavedAt { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public void GiveTo(TeamId team) => Team = team;

    /// <summary>The times on which somebody who left is asked; none where they did not agree.</summary>
    public static IReadOnlyList<FollowUp> Of(SupportExit exit, ExitTerms terms, IdSource ids) => exit.Consent != ExitConsent.Agreed ? [] :
    [
        .. terms.FollowUpMonths.Select(months => new FollowUp
        {
            Id = ids.Next<FollowUpId>(),
            Reference = Reference.New("AFTER"),
            Dossier = exit.Dossier,
            Organisation = exit.Organisation,
            Team = exit.Team,
            Case = exit.Case,
            Exit = exit.Reference,
            Months = months,
            DueOn = exit.LeftOn.AddMonths(months),
        }),
    ];

    /// <summary>From when on it can be answered: a week before its day, as it is told.</summary>
    public bool IsOpen(DateOnly today) => State == FollowUpState.Due && today >= DueOn.AddDays(-7);

    /// <summary>Takes over what came of it, or says all that is wrong with it and changes nothing.</summary>
    public IReadOnlyList<Problem> Answer(AfterwardsForm form, ExitTerms terms, WorkingCalendar calendar, Act act)
    {
        if (State != FollowUpState.Due) return [new FollowUpIsOver()];
        if (!IsOpen(calendar.DayOf(act.When))) return [new NotDueYet(DueOn.AddDays(-7))];
        List<Problem> problems = [];
        if (form.Reached is null) problems.Add(new ReachedMissing());
        if (!terms.Ways.Any(w => w.Code == form.Way)) problems.Add(new FollowUpWayMissing());
        // Of whom nothing is heard, that too is written in words.
        if (string.IsNullOrWhiteSpace(form.HowTheyAre)) problems.Add(new HowTheyAreMissing());
        if (form.Reached == true && form.NeedsAgain is null) problems.Add(new NeedsAgainMissing());
        if (form.Reached == true && form.GoOn is null) problems.Add(new GoOnMissing());
        if (form.Signs is null || !Enum.IsDefined(form.Signs.Value)) problems.Add(new SignsMissing());
        else if (form.Signs == AgainSigns.Yes && string.IsNullOrWhiteSpace(form.SignsWords)) problems.Add(new SignsWordsMissing());
        foreach (var (field, text) in (IEnumerable<(string, string?)>)[(nameof(form.HowTheyAre), form.HowTheyAre), (nameof(form.SignsWords), form.SignsWords)])
        {
            if (text?.Length > MostWords) problems.Add(new WordsTooLong(field, MostWords));
            else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new WordsBroken(field));
        }

        if (problems.Count > 0) return problems;
        State = form.Reached == true ? FollowUpState.Reached : FollowUpState.NotReached;
        (Way, HowTheyAre, NeedsAgain, Signs, SignsWords) = (form.Way!, form.HowTheyAre!.Trim(), form.Reached == true ? form.NeedsAgain : null, form.Signs, form.SignsWords?.Trim() ?? "");
        (SavedBy, SavedAt, Version) = (act.Reader.User, act.When, Version + 1);
        return [];
    }

    /// <summary>Nobody asks any more; false where it was answered already.</summary>
    public bool Drop()
    {
        if (State != FollowUpState.Due) return false;
        (State, Version) = (FollowUpState.Dropped, Version + 1);
        return true;
    }

    public override string ToString() => Reference.Text;
}

/// <summary>What came of asking; null is not answered.</summary>
public sealed record AfterwardsForm
{
    public bool? Reached { get; init; }
    public string? Way { get; init; }
    public string? HowTheyAre { get; init; }
    public bool? NeedsAgain { get; init; }
    public AgainSigns? Signs { get; init; }
    public string? SignsWords { get; init; }

    /// <summary>Whether they want to be asked again another time.</summary>
    public bool? GoOn { get; init; }

    public override string ToString() => nameof(AfterwardsForm);
}
