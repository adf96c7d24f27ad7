using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Foundation;

namespace Entente.Cases.Interviews;

/// <summary>The person was asked to tell something, once or several times: by whom, of what, with which interpreter. Kept so that nobody has to tell it more often than needed.</summary>
public sealed class Telling : IOfDossier
{
    internal Telling() { }

    public static DataKind Kind => DataKind.Interviews;

    [Open] public required TellingId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>What it was about, by code with blanks between.</summary>
    [Open] public required string Topics { get; init; }
    /// <summary>When, in the words of a date that may be partly known; null where nobody said.</summary>
    [Personal] public PartialDate? Day { get; init; }
    /// <summary>How often, where several are told of together.</summary>
    [Open] public required int Times { get; init; }
    [Open] public int? Minutes { get; init; }
    /// <summary>Who asked, and who else was there.</summary>
    [Personal] public string Asker { get; init; } = "";
    [Personal] public string Others { get; init; } = "";
    /// <summary>"nobody", "qualified", "phone-service", "staff" or "companion"; empty where nobody said.</summary>
    [Open] public string InterpretedBy { get; init; } = "";
    [Personal] public string Interpreter { get; init; } = "";
    /// <summary>The interpreter is named among the exploiters or those around them.</summary>
    [Hazard] public bool Connected { get; init; }
    /// <summary>Whether the person could choose a woman or a man; whether it was stopped when it became too much; whether interpreter and person left apart. Null where nobody said.</summary>
    [Personal] public bool? GenderChosen { get; init; }
    [Personal] public bool? Stopped { get; init; }
    [Personal] public bool? LeftApart { get; init; }
    /// <summary>Where a recording is kept that can be used instead of asking again.</summary>
    [Personal] public string Recording { get; init; } = "";
    /// <summary>Why they had to tell it again.</summary>
    [Sensitive] public string Because { get; init; } = "";
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public Reference? Referral { get; init; }

    public IReadOnlyList<string> TopicCodes => Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An account through somebody who came along, or who is connected to exploiters, is worth little: it is to be taken again, with care.</summary>
    public bool IsDoubtful => Connected || InterpretedBy == "companion";

    public void GiveTo(TeamId team) => Team = team;

    /// <summary>How often the person was asked about this.</summary>
    public static int Count(IEnumerable<Telling> tellings, string topic) => tellings.Where(t => t.TopicCodes.Contains(topic)).Sum(t => t.Times);

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered before or after the person is asked; null is not answered.</summary>
public sealed record TellingForm
{
    public List<string> Topics { get; init; } = [];
    public SaidWhen? When { get; init; }
    public DateOnly? Day { get; init; }
    public int? Minutes { get; init; }
    public string? Asker { get; init; }
    public string? Others { get; init; }
    public string? InterpretedBy { get; init; }
    public string? Interpreter { get; init; }
    public bool? GenderChosen { get; init; }
    public bool? Stopped { get; init; }
    public bool? LeftApart { get; init; }
    public string? Recording { get; init; }
    public string? Because { get; init; }

    public override string ToString() => nameof(TellingForm);
}

/// <summary>The person was asked to tell something.</summary>
/// <param name="Times">How often they were asked about the same by now, at most.</param>
[Step(DataKind.Interviews)]
public sealed record PersonAsked(Reference Telling, string Topics, int Times, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
