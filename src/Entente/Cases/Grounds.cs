using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases;

/// <summary>Whether the test is met.</summary>
public enum GroundsOutcome { Positive, Negative }

public enum GroundsState { Draft, WithSecondReader, Returned, Agreed, Issued }

/// <summary>What the second reader thinks. A disagreement sends it back with reasons; both views stay.</summary>
public enum SecondView { Agree, Disagree, Return }

/// <summary>One decision on reasonable or conclusive grounds, first or looked at again, from its draft to its letter. Keeps what it was taken on, and how much of the log was known, when it was issued.</summary>
public sealed class Grounds : IOfDossier
{
    private Grounds() { }

    public static DataKind Kind => DataKind.DecisionDraft;

    [Open] public required GroundsId Id { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required DecisionStage Stage { get; init; }

    /// <summary>Which of the case's decisions it is, from 1.</summary>
    [Open] public required int Number { get; init; }

    /// <summary>The decision that it looks at again; null for a first look.</summary>
    [Open] public GroundsId? Again { get; private init; }
    [Open] public AskedBy? AskedBy { get; private init; }

    /// <summary>Looked at again because somebody asked for it. What is decided anew after a court is no second look: it opens what a first one opens.</summary>
    public bool IsReconsideration => Again is not null && AskedBy != Cases.AskedBy.Court;
    [Open] public DateOnly? AskedOn { get; private init; }
    [Open] public AgainGround? Ground { get; private init; }

    /// <summary>What was brought with the request, and why it came late if it did.</summary>
    [Sensitive] public string Material { get; private init; } = "";
    [Sensitive] public string WhyLate { get; private init; } = "";

    /// <summary>The regime in force on the day it was last saved, and so on the day of issue; a decision replays under its own law.</summary>
    [Open] public required string Regime { get; set; }
    [Open] public required bool NeedsMeans { get; init; }
    [Sensitive] public GroundsOutcome? Outcome { get; private set; }
    /// <summary>Codes of data/regimes/reasons.json, separated by spaces.</summary>
    [Sensitive] public string Reasons { get; private set; } = "";
    [Sensitive] public string Words { get; private set; } = "";
    [Open] public GroundsState State { get; private set; }
    [Open] public required UserId Author { get; set; }

    /// <summary>Everybody whose words are in it, by id, separated by spaces: none of them reads it second.</summary>
    [Open] public string Authors { get; private set; } = "";
    [Open] public UserId? SecondReader { get; private set; }
    [Open] public SecondView? View { get; private set; }
    /// <summary>The second reader gives a view of their own before they see the draft's.</summary>
    [Open] public bool IsBlind { get; private set; }

    /// <summary>What the blind reader found.</summary>
    [Sensitive] public GroundsOutcome? SecondOutcome { get; private set; }
    [Sensitive] public string SecondWords { get; private set; } = "";
    [Open] public DateTimeOffset SavedAt { get; private set; }
    [Open] public DateTimeOffset? IssuedAt { get; private set; }
    [Open] public UserId? Issuer { get; private set; }
    /// <summary>The log's line up to which things were known at issue.</summary>
    [Open] public long KnownUpTo { get; private set; }
    /// <summary>The letter as it was issued: later texts, reasons and clocks do not reach back into it.</summary>
    [Sensitive] public Letter? Letter { get; private set; }

    /// <summary>What it was taken on; the page of an issued decision is made from this alone.</summary>
    [Sensitive] public Basis? Basis { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public IReadOnlyList<string> ReasonCodes => Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void GiveTo(TeamId team) => Team = team;

    public bool WroteIt(UserId user) => user == Author || Authors.Split(' ').Contains(user.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Compulsory where somebody loses by it or cannot speak for themselves: negative, or a child.</summary>
    public bool NeedsSecondReader => Outcome == GroundsOutcome.Negative || !NeedsMeans;

    /// <param name="next">What may be begun; a first decision on reasonable grounds where nothing is said.</param>
    /// <param name="asked">The request, of a decision that is looked at again. Whoever writes the request down has not drafted anything by it.</param>
    public static Grounds Begin(Case about, Regime regime, IdSource ids, Act act, int number = 1, NextDecision? next = null, BeginForm? asked = null) => new()
    {
        Stage = next?.Stage ?? DecisionStage.ReasonableGrounds,
        Number = number,
        Again = next?.Again?.Id,
        AskedBy = asked?.AskedBy,
        AskedOn = asked?.AskedOn,
        Ground = asked?.Ground,
        Material = asked?.Material?.Trim() ?? "",
        WhyLate = asked?.WhyLate?.Trim() ?? "",
        Id = ids.Next<GroundsId>(),
        Case = about.Id,
        Dossier = about.Dossier,
        Organisation = about.Organisation,
        Team = about.Team,
        Regime = regime.Code,
        NeedsMeans = !about.IsChild,
        Author = asked is null ? act.Reader.User : default,
        SavedAt = act.When,
    };

    /// <summary>Saves a draft as far as it has come; only what cannot be kept is refused.</summary>
    /// <param name="regime">The law of the day: saving is going over the text under it.</param>
    public IReadOnlyList<Problem> Save(GroundsForm form, Regime regime, Act act)
    {
        if (State == GroundsState.Issued) return [new AlreadyIssued()];
        if (form.Words?.Length > Evidence.MostText) return [new TextTooLong(nameof(form.Words), "the-reasons", Evidence.MostText)];
        if (form.Words is { } words && NormalForms.IsBroken(words)) return [new TextBroken(nameof(form.Words), "the-reasons")];
        (Outcome, Reasons, Words) = (form.Outcome, string.Join(' ', form.Reasons), form.Words?.Trim() ?? "");
        Regime = regime.Code;
        ReadByNobody();
        if (!WroteIt(act.Reader.User)) Authors = $"{Authors} {act.Reader.User.Value}".Trim();
        (Author, SavedAt, Version) = (act.Reader.User, act.When, Version + 1);
        return [];
    }

    /// <summary>The evidence changed: whoever read the draft before read something else. True where that takes a reading back.</summary>
    public bool Overtake()
    {
        if (State is GroundsState.Draft or GroundsState.Issued) return false;
        ReadByNobody();
        Version++;
        return true;
    }

    private void ReadByNobody() => (State, SecondReader, View, SecondWords, SecondOutcome, IsBlind) = (GroundsState.Draft, null, null, "", null, false);

    /// <summary>What still keeps it from being finished.</summary>
    /// <param name="weighed">The evidence in force.</param>
    /// <param name="purposes">The forms of exploitation that the law of the day names.</param>
    public IReadOnlyList<Problem> Missing(IReadOnlyList<Reason> known, IReadOnlyList<Evidence> weighed, IReadOnlyList<PurposeOfLaw>? purposes = null)
    {
        List<Problem> problems = [];
        if (State == GroundsState.Issued) problems.Add(new AlreadyIssued());
        if (Outcome is null) problems.Add(new OutcomeMissing());
        if (weighed.Count == 0) problems.Add(new NothingWeighed());
        else if (Outcome == GroundsOutcome.Positive) problems.AddRange(Needed(known, Limbs.NeedsMeans(!NeedsMeans, weighed, purposes ?? [])).Where(e => !weighed.Any(w => w.Element == e && w.Side == Side.For)).Select(e => new ElementNotShown(e)));
        if (ReasonCodes.Count == 0) problems.Add(new ReasonsMissing());
        if (string.IsNullOrWhiteSpace(Words)) problems.Add(new WordsMissing());
        foreach (var code in ReasonCodes)
        {
            var reason = known.FirstOrDefault(r => r.Code == code);
            if (reason is null) problems.Add(new ReasonUnknown());
            else if (Outcome is { } outcome && !reason.Fits(outcome, !NeedsMeans)) problems.Add(new ReasonDoesNotFit(reason.Text));
        }

        return problems;
    }

    /// <summary>The elements that a positive decision rests on.</summary>
    private IEnumerable<Element> Needed(IReadOnlyList<Reason> known, bool means)
    {
        if (!known.Any(r => r.NeedsNoAct && ReasonCodes.Contains(r.Code))) yield return Element.Act;
        if (means) yield return Element.Means;
        yield return Element.Purpose;
    }

    /// <param name="blind">The reader is not shown the draft until they have given their own view.</param>
    /// <returns>Why it is not handed on: whoever reads it may be half through, or has agreed.</returns>
    public Problem? SendToSecondReader(bool blind = false)
    {
        if (State is not (GroundsState.Draft or GroundsState.Returned)) return new AlreadyHandedOn();
        (State, IsBlind, Version) = (GroundsState.WithSecondReader, blind, Version + 1);
        return null;
    }

    public IReadOnlyList<Problem> Read(SecondReadingForm form, Act act)
    {
        if (State != GroundsState.WithSecondReader) return [new NotWithASecondReader()];
        if (WroteIt(act.Reader.User)) return [new ReaderIsTheAuthor()];
        List<Problem> problems = [];
        // Blind, the view is what follows from the two outcomes: nobody says "I agree" to what they have not seen.
        var view = !IsBlind ? form.View : form.Outcome is null ? (SecondView?)null : form.Outcome == Outcome ? SecondView.Agree : SecondView.Disagree;
        if (IsBlind && view is null) problems.Add(new OutcomeMissing());
        else if (view is null) problems.Add(new ViewMissing());
        if ((IsBlind || view is not null and not SecondView.Agree) && string.IsNullOrWhiteSpace(form.Words)) problems.Add(new ViewNeedsWords());
        if (form.Words?.Length > Evidence.MostText) problems.Add(new TextTooLong(nameof(form.Words), "your-reasons", Evidence.MostText));
        else if (form.Words is { } words && NormalForms.IsBroken(words)) problems.Add(new TextBroken(nameof(form.Words), "your-reasons"));
        if (problems.Count > 0) return problems;
        (SecondReader, View, SecondOutcome, SecondWords) = (act.Reader.User, view, IsBlind ? form.Outcome : null, form.Words?.Trim() ?? "");
        (State, Version) = (view == SecondView.Agree ? GroundsState.Agreed : GroundsState.Returned, Version + 1);
        return [];
    }

    /// <param name="today">The regime in force on the day of issue; null where the data know of none.</param>
    /// <param name="notBefore">The last day of the time that has to pass first; null where none has to.</param>
    /// <param name="day">The local day of issue.</param>
    public IReadOnlyList<Problem> Issue(IReadOnlyList<Reason> known, IReadOnlyList<Evidence> weighed, Regime? today, Act act, IReadOnlyList<PurposeOfLaw>? purposes = null, DateOnly? notBefore = null, DateOnly day = default)
    {
        var problems = Missing(known, weighed, purposes).ToList();
        if (day <= notBefore) problems.Add(new TooEarlyToConclude(notBefore.Value));
        if (problems.Count == 0 && NeedsSecondReader && State != GroundsState.Agreed) problems.Add(new NotReadyToIssue());
        if (today is null) problems.Add(new NoRegimeInForce());
        else if (today.Code != Regime) problems.Add(new LawHasChanged(today.From));
        if (problems.Count > 0) return problems;
        (State, IssuedAt, Issuer, Version) = (GroundsState.Issued, act.When, act.Reader.User, Version + 1);
        return [];
    }

    /// <summary>Keeps how far the log went; asked once, within the commit that issues it.</summary>
    public void KnewUpTo(long line) => KnownUpTo = KnownUpTo == 0 ? line : throw new InvalidOperationException("What was known at issue does not change.");

    public void KeepLetter(Letter letter) => Letter ??= letter;

    public void KeepBasis(Basis basis) => Basis ??= basis;

    public override string ToString() => $"{Stage}, {State}";
}
