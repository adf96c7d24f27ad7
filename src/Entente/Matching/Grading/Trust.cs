using Entente.Linkage;
using Entente.Records;

namespace Entente.Matching.Grading;

/// <summary>How far what a record says is taken at its word.</summary>
/// <param name="Right">The share of values that are right, against an ordinary source.</param>
/// <param name="Grade">The grade that it comes from.</param>
public readonly record struct Trust(double Right, Reliability Grade)
{
    public static readonly Trust Ordinary = new(1, Reliability.NotKnown);

    /// <summary>The lesser of the two: what a pair's reasons suffer from.</summary>
    public static Trust Least(Trust one, Trust other) => other.Right < one.Right ? other : one;

    public LinkRecord On(LinkRecord record) => Right == 1 ? record : record with { Reliability = Right };
}

/// <summary>Why a reason counts for less than it would between ordinary sources.</summary>
/// <param name="Ordinary">What it would count then, in bits.</param>
/// <param name="Right">The chance that both sources are right.</param>
/// <param name="Grade">The grade of the source that is trusted least.</param>
public sealed record Doubt(double Ordinary, double Right, Reliability Grade);
