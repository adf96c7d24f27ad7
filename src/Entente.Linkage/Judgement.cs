namespace Entente.Linkage;

/// <summary>What a person decided about two records. It outranks every score, for ever, until a person changes it.</summary>
public enum Judgement
{
    /// <summary>Nobody has looked.</summary>
    None,

    /// <summary>The two are the same person or thing.</summary>
    Same,

    /// <summary>The two are different.</summary>
    Different,

    /// <summary>Somebody looked and could not tell.</summary>
    Unsure,
}
