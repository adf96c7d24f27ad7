using System.Globalization;
using Entente.Linkage.Evaluate;

namespace Entente.Linkage.Cli;

/// <summary>ask: writes the pairs whose answers would teach most, for people to fill in.</summary>
internal static class Ask
{
    private const int Usual = 30;

    public static int Run(Arguments arguments, Terminal terminal)
    {
        var most = arguments.Number("--most", Usual);
        var (_, result) = new Linking(arguments, terminal).Run();
        var questions = Questions.Choose(result, (int)most, arguments.Seed);
        if (questions.Count == 0)
        {
            terminal.Say.WriteLine("No pair is uncertain: there is nothing to ask, and nothing was written.");
            return 0;
        }

        PartFile.Write(arguments.Out, terminal, file => PairForm.Write(file.Text, result, "probability,stands for", questions.Select(q => (q.Left, q.Right, string.Create(CultureInfo.InvariantCulture, $"{q.Probability:0.000},{q.StandsFor}")))));
        terminal.Say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions.Count:N0} pairs are in {arguments.Out}{(questions.Count < most ? ": more are not uncertain" : "")}. Write yes or no in the column same, leave empty what cannot be told, then run train with --labels {arguments.Out}. They are chosen to teach: how good a result is they do not say; for that, draw a sample with evaluate --sample."));
        return 0;
    }
}
