using Entente.Access;
using Entente.Cases;
using Entente.Cases.Disclosures;
using Entente.Foundation;
using Entente.Staff;

namespace Entente.Supervision.CaseReaders;

/// <summary>Who has a case: now, before, by breaking the glass, in vain, and outside the house.</summary>
public sealed record WhoHasView(Case Case)
{
    public bool IsChildShown { get; init; }

    /// <summary>Those who are assigned first, then by how they came to it.</summary>
    public required IReadOnlyList<CaseReader> Readers { get; init; }
    public required IReadOnlyList<CompartmentLine> Compartments { get; init; }

    /// <summary>Who opened something of it and could not now.</summary>
    public required IReadOnlyList<EarlierReader> Earlier { get; init; }
    public required IReadOnlyList<GlassOfCase> Glass { get; init; }
    public required IReadOnlyList<RefusalLine> Refusals { get; init; }

    /// <summary>How many refusals there are, more than are told.</summary>
    public required int AllRefusals { get; init; }

    /// <summary>What was passed on, to whom and on what ground.</summary>
    public required IReadOnlyList<Disclosure> Outside { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <param name="Records">Records in force that this reader knows of.</param>
/// <param name="People">Who opens something that is kept there.</param>
public sealed record CompartmentLine(Compartment Compartment, int Records, int People);

/// <summary>Somebody who read it and no longer can.</summary>
public sealed record EarlierReader(string Name, DateTimeOffset LastRead)
{
    public override string ToString() => nameof(EarlierReader);
}

/// <summary>The glass broken over it once. The reason in words stands on its review.</summary>
/// <param name="Until">When it ended or ends.</param>
/// <param name="Proper">Null until somebody judged it.</param>
public sealed record GlassOfCase(Reference Glass, UserId User, Role Role, GlassReason Reason, DateTimeOffset From, DateTimeOffset Until, bool? Proper)
{
    public string Name { get; init; } = "";

    public bool IsOpen(DateTimeOffset when) => From <= when && when < Until;

    public override string ToString() => Glass.Text;
}

/// <summary>Somebody was refused something of it.</summary>
/// <param name="Rule">The cell of the matrix that refused.</param>
public sealed record RefusalLine(string Name, Role Role, DateTimeOffset At, string Rule)
{
    public override string ToString() => nameof(RefusalLine);
}
