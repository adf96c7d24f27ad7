using Entente.Linkage;

namespace Entente.Matching;

/// <summary>What a person says about two records.</summary>
public sealed class JudgementForm
{
    public const int MostWhy = 2_000;

    public Judgement? Answer { get; set; }

    public string? Why { get; set; }
}
