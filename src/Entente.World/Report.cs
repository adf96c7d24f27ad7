using Entente.Records;

namespace Entente.World;

/// <summary>What one made-up body said on one day: a possible victim, and whatever it knew around them.</summary>
/// <param name="Source">The place of the body in the world's list.</param>
/// <param name="Things">The person first.</param>
public sealed record Report(int Number, int Source, DateOnly Day, string Language, IReadOnlyList<ReportedThing> Things)
{
    public override string ToString() => $"made-up report {Number}";
}

/// <summary>One record of a report before it is kept.</summary>
/// <param name="Number">What the source calls it. Says nothing of the truth.</param>
/// <param name="Person">Who it truly is: a victim's number, a network's person as a negative number, null for things.</param>
public sealed record ReportedThing(string Number, string Schema, IReadOnlyList<Statement> Statements, int? Person)
{
    public override string ToString() => $"made-up {Schema}";
}
