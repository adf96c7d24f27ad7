using Entente.Linkage.Batch;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>link: from records to clusters.</summary>
internal static class Link
{
    public static int Run(Arguments arguments)
    {
        var steps = new Steps(arguments.Quiet);
        var (_, result) = Linked(arguments, steps);
        using var output = arguments.Out.Length == 0 ? Console.OpenStandardOutput() : new FileStream(arguments.Out, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        result.Write(output);
        if (result.Measure() is { } measure) steps.Report(Evaluate.InWords(measure));
        return 0;
    }

    public static (Table, BatchResult) Linked(Arguments arguments, Steps steps)
    {
        var table = Table.Read(arguments.File, arguments.ForTable);
        steps.Report($"{table.Rows:N0} records were read.");
        return (table, new BatchLinker(arguments.ForBatch(table)).Link(table, steps));
    }
}
