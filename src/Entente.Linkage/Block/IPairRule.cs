using Entente.Linkage.Fields;

namespace Entente.Linkage.Block;

/// <summary>A rule that cannot be told by one key for each record: it brings its pairs itself.</summary>
internal interface IPairRule
{
    /// <summary>The pairs, each once, ascending; the lower record in the upper half.</summary>
    /// <param name="records">The records.</param>
    /// <param name="mostInBlock">Keys of more records than this are left out.</param>
    /// <param name="report">What became of them.</param>
    ulong[] Pairs(Records records, int mostInBlock, out KeyReport report);
}
