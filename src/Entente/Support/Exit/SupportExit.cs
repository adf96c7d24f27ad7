using Entente.Access;
using Entente.Foundation;

namespace Entente.Support.Exit;

/// <summary>What the person says about leaving.</summary>
public enum ExitWish
{
    WantsToLeave,
    WantsToStay,
    /// <summary>They could not be asked.</summary>
    NotKnown,
}

/// <summary>Whether where they go is safe.</summary>
public enum ExitSafety { Safe, NotSafe, NotKnown }

/// <summary>Whether they agree to be asked afterwards how they are.</summary>
public enum ExitConsent { Agreed, Refused, NotAsked }

/// <summary>One provider's support of one person that has ended: why, what the person wanted, where they went, what was handed over, and how great the danger is that they are trafficked again.</summary>
public sealed class SupportExit : IOfDossier
{
    public const int MostWords = 2_000;
    public const int MostWho = 200;

    internal SupportExit() { }

    public static DataKind Kind => DataKind.SupportPlan;

    [Open] public required SupportExitId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Case { get; init; }

    /// <summary>The offer under which the provider helped.</summary>
    [Open] public required Reference Offer { get; init; }
    [Open] public required OrganisationId Provider { get; init; }
    [Open] public required string Reason { get; init; }
    [Open] public required ExitWish Wish { get; init; }

    /// <summary>What they want, in their words.</summary>
    [Sensitive] public required string WishWords { get; init; }

    /// <summary>Who decided that it ends.</summary>
    [Personal] public required string DecidedBy { get; init; }
    [Open] public required DateOnly LeftOn { get; init; }

    /// <summary>Code of where to: never an address.</summary>
    [Sensitive] public required string WhereTo { get; init; }
    [Sensitive] public required ExitSafety Safety { get; init; }
    [Sensitive] public required string HandedOver { get; init; }

    /// <summary>The danger of being trafficked again, in words.</summary>
    [Sensitive] public required string Risk { get; init; }
    [Open] public required ExitConsent Consent { get; init; }

    /// <summary>Code of the way that they said is safe: the number or address itself stays where it is kept.</summary>
    [Sensitive] public required string Way { get; init; }
    [Open] public required UserId SavedBy { get; init; }
    [Open] public required DateTimeOffset SavedAt { get; init; }

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered when support ends; null is not answered.</summary>
public sealed record ExitForm
{
    public string? Reason { get; init; }
    public ExitWish? Wish { get; init; }
    public string? WishWords { get; init; }
    public string? DecidedBy { get; init; }
    public DateOnly? LeftOn { get; init; }
    public string? WhereTo { get; init; }
    public ExitSafety? Safety { get; init; }
    public string? HandedOver { get; init; }
    public string? Risk { get; init; }
    public ExitConsent? Consent { get; init; }
    public string? Way { get; init; }

    public override string ToString() => nameof(ExitForm);
}
