using Entente.Access;
using Entente.Foundation;

namespace Entente.Cases.Consent;

/// <summary>What a person said of their data.</summary>
public enum ConsentAct
{
    Given,
    Refused,
    /// <summary>Ask again later: nothing may be done until they have chosen.</summary>
    Undecided,
    Withdrawn,
}

/// <summary>Who spoke.</summary>
public enum ConsentBy
{
    Person,
    /// <summary>A child's guardian or independent representative.</summary>
    Guardian,
    Parent,
    /// <summary>Whoever the law lets decide for an adult who lacks the capacity.</summary>
    Decider,
}

/// <summary>One line of the ledger of consent. Lines are added, never changed or deleted; what counts follows from all of them (<see cref="ConsentRule"/>).</summary>
public sealed class ConsentEntry : IOfDossier
{
    internal ConsentEntry() { }

    public static DataKind Kind => DataKind.ConsentLedger;

    [Open] public required ConsentId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Personal] public required ConsentAct Act { get; init; }
    [Open] public required string Purpose { get; init; }
    [Open] public required string Recipient { get; init; }
    [Personal] public string Named { get; init; } = "";
    [Open] public required string Country { get; init; }
    [Open] public required string Set { get; init; }

    /// <summary>When it was said, as far as that is known: not before <see cref="From"/>, not after <see cref="Through"/>.</summary>
    [Open] public required DateTimeOffset From { get; init; }
    [Open] public required DateTimeOffset Through { get; init; }
    /// <summary>From when on agreement no longer counts; null where no end was set.</summary>
    [Open] public DateTimeOffset? Until { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    /// <summary>Who asked the person and wrote it down.</summary>
    [Open] public required UserId TakenBy { get; init; }
    /// <summary>The referral that it was said with; null where it was said since.</summary>
    [Open] public Reference? Referral { get; init; }

    /// <summary>The text that was read to them, by its version.</summary>
    [Open] public string Text { get; init; } = "";
    [Open] public string Language { get; init; } = "";
    /// <summary>"self", "me" or "interpreter".</summary>
    [Open] public string ReadBy { get; init; } = "";
    /// <summary>"qualified", "phone-service" or "staff".</summary>
    [Open] public string InterpretedBy { get; init; } = "";
    [Personal] public string Interpreter { get; init; } = "";
    /// <summary>Whether they explained it back; null where nobody asked.</summary>
    [Personal] public bool? ExplainedBack { get; init; }
    [Sensitive] public string OwnWords { get; init; } = "";
    /// <summary>"signed", "audio" or "witnessed"; empty where nothing proves it.</summary>
    [Open] public string Proof { get; init; } = "";
    [Personal] public string ProofKept { get; init; } = "";
    [Personal] public string Witness { get; init; } = "";

    [Personal] public ConsentBy By { get; init; }
    [Personal] public string ByName { get; init; } = "";
    /// <summary>On what ground somebody else decides: "best-interests", "appointed" or "court".</summary>
    [Open] public string ByGround { get; init; } = "";
    /// <summary>What the person themselves thinks, where somebody else decides.</summary>
    [Sensitive] public string OwnView { get; init; } = "";

    public ConsentScope Scope => new(Purpose, Recipient, Named, Country, Set);

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}
