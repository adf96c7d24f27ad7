using Entente.Access;
using Entente.Foundation;

namespace Entente.Cases.Charges;

/// <summary>How a charge stands in the case: said in the referral and not looked at yet, kept, or set aside with why.</summary>
public enum ChargeState { Proposed, Kept, SetAside }

/// <summary>Something that a person of a case is, or may be, punished for, and the act that they were made to do.</summary>
/// <remarks>Victims are not to be punished for unlawful acts that they were compelled to commit (Directive 2011/36/EU, article 8; Council of Europe Convention, article 26), administrative ones included.</remarks>
public sealed class Charge : IOfDossier
{
    public const int MostWords = 4_000;
    public const int MostLine = 200;

    internal Charge() { }

    public static DataKind Kind => DataKind.NonPunishment;

    [Open] public required ChargeId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public ChargeState State { get; internal set; }

    /// <summary>The referral that it was said in, and its line there.</summary>
    [Open] public Reference? Referral { get; init; }
    [Open] public int? Line { get; init; }

    /// <summary>Code of what sort of unlawful act: a crime, or what an authority punishes.</summary>
    [Open] public required string Sort { get; set; }

    /// <summary>The offence in words.</summary>
    [Sensitive] public required string What { get; set; }

    /// <summary>The offence's own code or section, where known.</summary>
    [Sensitive] public string OffenceCode { get; set; } = "";
    [Sensitive] public string Authority { get; set; } = "";
    [Sensitive] public string Court { get; set; } = "";
    [Sensitive] public string CourtReference { get; set; } = "";
    [Open] public required string Stage { get; set; }
    [Open] public PartialDate? ChargedOn { get; set; }

    /// <summary>The next day before a court or an authority.</summary>
    [Open] public PartialDate? NextOn { get; set; }

    /// <summary>Who says so.</summary>
    [Sensitive] public string Source { get; set; } = "";

    /// <summary>Code of what they were made to do, as question K10 has them; empty where none fits.</summary>
    [Open] public string MadeTo { get; set; } = "";
    [Open] public PartialDate? ActOn { get; set; }

    /// <summary>What the person says of it, in their words.</summary>
    [Sensitive] public string Statement { get; set; } = "";
    [Open] public string Language { get; set; } = "";

    /// <summary>How they were compelled; of a child nothing is to be shown.</summary>
    [Sensitive] public string How { get; set; } = "";

    /// <summary>The records and episodes that the act rests on, by reference with blanks between.</summary>
    [Open] public string Records { get; set; } = "";

    /// <summary>Whether they were a child when they did it; what is not known counts as that.</summary>
    [Personal] public required bool WasChild { get; set; }

    [Sensitive] public string SetAsideBecause { get; private set; } = "";

    /// <summary>What the prosecutor answered last.</summary>
    [Open] public ProsecutorAnswer? Answer { get; private set; }
    [Open] public DateOnly? AnsweredOn { get; private set; }

    /// <summary>The day on which the first pack was handed over.</summary>
    [Open] public DateOnly? HandedOn { get; private set; }

    /// <summary>From when on the prosecutor is asked again; null where nothing is waited for.</summary>
    [Open] public DateOnly? ChaseOn { get; private set; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public int Version { get; internal set; } = 1;

    public IReadOnlyList<string> RecordCodes => Records.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether somebody proceeds against the person now.</summary>
    public bool Runs(ChargeTerms terms) => State == ChargeState.Kept && terms.StageOf(Stage)?.Runs is true && Answer is not (ProsecutorAnswer.NotProsecuted or ProsecutorAnswer.Discontinued or ProsecutorAnswer.Quashed);

    /// <summary>Whether a charge runs of which no prosecutor was told that the act was compelled.</summary>
    public bool LacksPack(ChargeTerms terms) => Runs(terms) && HandedOn is null;

    public void GiveTo(TeamId team) => (Team, Version) = (team, Version + 1);

    public void SetAside(string because) => (State, SetAsideBecause, ChaseOn, Version) = (ChargeState.SetAside, because, null, Version + 1);

    public void HandOver(DateOnly on, ChargeTerms terms) => (HandedOn, ChaseOn, Version) = (HandedOn < on ? HandedOn : on, on.AddDays(terms.ChaseAfterDays), Version + 1);

    /// <summary>The prosecutor said something: what is pending is asked for again, all else is waited for no longer.</summary>
    public void TakeAnswer(ProsecutorAnswer answer, DateOnly on, ChargeTerms terms) =>
        (Answer, AnsweredOn, ChaseOn, Version) = (answer, on, answer == ProsecutorAnswer.Pending ? on.AddDays(terms.ChaseAfterDays) : null, Version + 1);

    /// <summary>Something was done or came to light that changes nothing but that this was looked at.</summary>
    public void Touch() => Version++;

    public override string ToString() => Reference.Text;
}
