using System.Globalization;
using Entente.Linkage.Evaluate;

namespace Entente.Linkage.Cli;

/// <summary>ask: writes the pairs whose answers would teach most, for people to fill in.</summary>
internal static class Ask
{
    private const int Usual = 30;
    private const int Greatest = 10_000;

    public static int Run(Arguments arguments, Terminal terminal)
    {
        if (arguments.Out.Length == 0) throw new FormatException("ask needs --out FILE for the pairs to answer.");
        if (TableFile.IsParquet(arguments.Out)) throw new FormatException($"ask writes a CSV, as people fill it in. Name it --out {Path.ChangeExtension(arguments.Out, ".csv")}.");
        var most = arguments.Number("--most", Usual);
        if (most < 1 || most != Math.Floor(most) || most > Greatest) throw new FormatException($"--most needs a whole number of pairs, from 1 to {Greatest:N0}: more than people would answer.");
        var (_, result) = new Linking(arguments, terminal).Run();
        var questions = Questions.Choose(result, (int)most, arguments.Seed);
        if (questions.Count == 0)
        {
            terminal.Say.WriteLine("No pair is uncertain: there is nothing to ask, and nothing was written.");
            return 0;
        }

        PairForm.Write(arguments.Out, result, "probability,stands for", questions.Select(q => (q.Left, q.Right, string.Create(CultureInfo.InvariantCulture, $"{q.Probability:0.000},{q.StandsFor}"))));
        terminal.Say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions.Count:N0} pairs are in {arguments.Out}{(questions.Count < most ? ": more are not uncertain" : "")}. Write yes or no in the column same, leave empty what cannot be told, then run train with --labels {arguments.Out}. They are chosen to teach: how good a result is they do not say; for that, draw a sample with evaluate --sample."));
        return 0;
    }
}
