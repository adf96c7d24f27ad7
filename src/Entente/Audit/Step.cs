using Entente.Access;

namespace Entente.Audit;

/// <summary>Says of an event that the chronology of its dossier tells it, to whoever may read this kind of data there. Every event about a dossier carries this or <see cref="NoStepAttribute"/>.</summary>
/// <remarks>The kind is what the step would give away, not what the act was done with: that a second reader is waited for tells what a decision is going to be.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StepAttribute(DataKind kind) : Attribute
{
    public DataKind Kind => kind;
}

/// <summary>Says of an event about a dossier that no chronology tells it, and why not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoStepAttribute(string why) : Attribute
{
    public string Why => why;
}
