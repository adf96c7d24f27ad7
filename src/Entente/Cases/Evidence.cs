using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases;

/// <summary>What the law asks to be shown. A child's case has no means (Directive 2011/36/EU, article 2(5)).</summary>
public enum Element { Act, Means, Purpose }

/// <summary>Which way a thing speaks.</summary>
public enum Side { For, Against, Neutral }

/// <summary>How much it counts, in the decision maker's judgement.</summary>
public enum Weight { Slight, Some, Strong }

/// <summary>One thing weighed in the matrix: what, which way, how much and why. Withdrawn with a reason, never changed or deleted.</summary>
public sealed class Evidence : IOfDossier
{
    private Evidence() { }

    public static DataKind Kind => DataKind.DecisionDraft;

    [Open] public required EvidenceId Id { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Element Element { get; init; }
    [Open] public required Side Side { get; init; }
    [Open] public required Weight Weight { get; init; }
    [Sensitive] public required string What { get; init; }
    [Sensitive] public required string Why { get; init; }

    /// <summary>Which form of exploitation it speaks to: a code of data/regimes/purposes.json. Only of a thing about the purpose.</summary>
    [Sensitive] public string? Purpose { get; init; }

    /// <summary>What is still missing on this point, and would change how much it counts.</summary>
    [Sensitive] public string Gap { get; init; } = "";
    /// <summary>The record it rests on, if it rests on one.</summary>
    [Open] public Reference? Record { get; init; }
    [Open] public required UserId AddedBy { get; init; }
    [Open] public required DateTimeOffset AddedAt { get; init; }
    [Open] public DateTimeOffset? WithdrawnAt { get; private set; }
    [Sensitive] public string WithdrawnBecause { get; private set; } = "";

    public void GiveTo(TeamId team) => Team = team;

    /// <param name="purposes">The forms of exploitation that the law of the day names.</param>
    /// <param name="childNeedsMeans">What was weighed so far asks for a means although the person is a child.</param>
    public static Result<Evidence> From(EvidenceForm form, Case about, IdSource ids, Act act, IReadOnlyList<PurposeOfLaw>? purposes = null, bool childNeedsMeans = false)
    {
        List<Problem> problems = [];
        Reference record = default;
        if (form.Element is null) problems.Add(new ElementMissing());
        else if (form.Element == Element.Means && about.IsChild && !childNeedsMeans) problems.Add(new NoMeansForAChild());
        if (!string.IsNullOrEmpty(form.Purpose) && (form.Element != Element.Purpose || purposes?.Any(p => p.Code == form.Purpose) is not true)) problems.Add(new PurposeUnknown());
        if (form.Gap?.Length > MostText) problems.Add(new TextTooLong(nameof(form.Gap), "gap", MostText));
        else if (form.Gap is { } gap && NormalForms.IsBroken(gap)) problems.Add(new TextBroken(nameof(form.Gap), "gap"));
        if (form.Side is null) problems.Add(new SideMissing());
        if (form.Weight is null) problems.Add(new WeightMissing());
        if (string.IsNullOrWhiteSpace(form.What)) problems.Add(new WhatMissing());
        else if (form.What.Length > MostText) problems.Add(new TextTooLong(nameof(form.What), "said", MostText));
        else if (NormalForms.IsBroken(form.What)) problems.Add(new TextBroken(nameof(form.What), "said"));
        if (form.Why?.Length > MostText) problems.Add(new TextTooLong(nameof(form.Why), "why-it-counts", MostText));
        if (string.IsNullOrWhiteSpace(form.Why)) problems.Add(new WhyMissing());
        else if (NormalForms.IsBroken(form.Why)) problems.Add(new TextBroken(nameof(form.Why), "why-it-counts"));
        if (!string.IsNullOrWhiteSpace(form.Record) && !Reference.TryParse(form.Record, out record)) problems.Add(new NoSuchRecord());
        if (problems.Count > 0) return problems;

        return new Evidence
        {
            Id = ids.Next<EvidenceId>(),
            Case = about.Id,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Element = form.Element!.Value,
            Side = form.Side!.Value,
            Weight = form.Weight!.Value,
            What = form.What!.Trim(),
            Why = form.Why!.Trim(),
            Purpose = string.IsNullOrEmpty(form.Purpose) ? null : form.Purpose,
            Gap = form.Gap?.Trim() ?? "",
            Record = record == default ? null : record,
            AddedBy = act.Reader.User,
            AddedAt = act.When,
        };
    }

    public void Withdraw(string because, DateTimeOffset when) => (WithdrawnAt, WithdrawnBecause) = (WithdrawnAt ?? when, because);

    public const int MostText = 15_000;

    public override string ToString() => $"evidence on {Element}";
}

/// <summary>What the decision maker enters for one thing; null is not answered.</summary>
public sealed record EvidenceForm
{
    public Element? Element { get; init; }
    public Side? Side { get; init; }
    public Weight? Weight { get; init; }
    public string? What { get; init; }
    public string? Why { get; init; }
    public string? Record { get; init; }
    public string? Purpose { get; init; }
    public string? Gap { get; init; }

    public override string ToString() => nameof(EvidenceForm);
}

/// <summary>Something was put into the matrix.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record EvidenceWeighed(Reference Case, Element Element, Side Side, Weight Weight, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Something was taken out of the matrix, with a reason; it stays readable.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record EvidenceWithdrawn(Reference Case, Element Element, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
