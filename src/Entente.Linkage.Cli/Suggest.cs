using System.Globalization;
using Entente.Linkage.Block;

namespace Entente.Linkage.Cli;

/// <summary>suggest: which rules find most matching pairs for a number of compared pairs.</summary>
internal static class Suggest
{
    /// <summary>So many of the rules that were looked at are shown.</summary>
    private const int Shown = 25;

    public static int Run(Arguments arguments, Terminal terminal)
    {
        var options = new SuggestOptions { Budget = (long)arguments.Number("--budget", 0), MostRules = (int)arguments.Number("--most", new SuggestOptions().MostRules) };
        var linking = new Linking(arguments, terminal);
        var table = linking.Read(arguments.File);
        var suggested = linking.Keeping(batch => SuggestedRules.For(table, batch, options, linking.Steps), table);
        foreach (var line in InWords(suggested)) terminal.Say.WriteLine(line);
        if (arguments.Out.Length == 0 || suggested.Chosen.Count == 0) return 0;
        PartFile.Write(arguments.Out, terminal, file => file.Text.Write(suggested.Model.Save()));
        terminal.Say.WriteLine($"The model with these rules is in {arguments.Out}: link with --model {arguments.Out}. They stand there under rules, and may be changed by hand.");
        return 0;
    }

    private static IEnumerable<string> InWords(SuggestedRules suggested)
    {
        yield return Invariant($"{suggested.Records:N0} records {(suggested.Known ? "hold" : "are expected to hold about")} {suggested.Matches:N0} matching pairs.");
        if (!suggested.Known) yield return Invariant($"{suggested.Unfound:P1} of them are expected to be found by none of the rules below; recall is reckoned from how alike {(suggested.Looked.Count > 1 ? "pairs" : "the pairs")} are, and is exact only with --truth.");
        yield return Invariant($"Agree counts all pairs that a rule would bring; compared those in blocks of up to {suggested.MostInBlock:N0} records, as link takes them.");
        yield return "";
        yield return $"{"agree",15} {"compared",13} {"largest",9} {"recall",7}  rule";
        foreach (var look in suggested.Looked.Take(Shown)) yield return Row(look);
        if (suggested.Looked.Count > Shown) yield return Invariant($"{suggested.Looked.Count - Shown:N0} more were looked at and find less.");
        yield return "";
        if (suggested.Chosen.Count == 0)
        {
            yield return Invariant($"No rule that was looked at brings {suggested.Budget:N0} pairs or fewer and finds anything. Allow more with --budget.");
            yield break;
        }

        var whole = suggested.Together[^1];
        yield return Invariant($"For at most {suggested.Budget:N0} pairs, {(suggested.Chosen.Count == 1 ? "one rule is" : $"{suggested.Chosen.Count} rules are")} suggested: {(suggested.Chosen.Count == 1 ? "it brings" : "together they bring")} {whole.Pairs:N0} pairs, with {(suggested.Known ? "" : "about ")}{whole.Matches:N0} matching ones, {whole.Recall:P1} of all. With each, in turn, in all:");
        yield return "";
        yield return $"{"pairs",15} {"matching",13} {"recall",7}  with";
        foreach (var (look, together) in suggested.Chosen.Zip(suggested.Together))
        {
            yield return Invariant($"{together.Pairs,15:N0} {together.Matches,13:N0} {together.Recall,7:0.0%}  {look.Rule}");
        }
    }

    private static string Row(RuleOutlook look) => Invariant($"{look.Agree,15:N0} {look.Pairs,13:N0} {look.Largest,9:N0} {look.Recall,7:0.0%}  {look.Rule}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
