using Entente.Linkage.Names;

namespace Entente.Linkage.Tests.Names;

/// <summary>How many made-up pairs of each script are judged right. They were written down together with what reads them: they hold it to what it can do, and measure nothing else.</summary>
public sealed class ScriptPairTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("chinese", 60, 0.98, 0.98)]
    [InlineData("hebrew", 60, 0.95, 0.95)]
    public void Pairs_of_a_script_are_told_apart(string script, int least, double precision, double recall)
    {
        var judged = ScriptPairs.Judge(script);
        var right = judged.Count(j => j.Pair.Same && j.Match.Score >= NameMatcher.Threshold);

        foreach (var (pair, match) in judged.Where(j => j.Pair.Same != j.Match.Score >= NameMatcher.Threshold)) output.WriteLine($"{pair} {match}");

        Assert.True(judged.Count >= least && judged.Any(j => !j.Pair.Same));
        Assert.True((double)right / judged.Count(j => j.Match.Score >= NameMatcher.Threshold) >= precision, "Pairs of other names were called the same.");
        Assert.True((double)right / judged.Count(j => j.Pair.Same) >= recall, "Pairs of one name were missed.");
    }
}
