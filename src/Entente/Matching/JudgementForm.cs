using Entente.Linkage;

namespace Entente.Matching;

/// <summary>What a person says about two records.</summary>
public sealed class JudgementForm
{
    public const int MostWhy = 2_000;

    public Judgement? Answer { get; set; }

    public string? Why { get; set; }
}

/// <summary>Two records, by reference, that somebody puts before people.</summary>
public sealed class HandForm
{
    public string? One { get; set; }

    public string? Other { get; set; }
}
