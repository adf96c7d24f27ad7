using Entente.Linkage.Batch;
using Entente.Linkage.Report;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Cli;

/// <summary>A file that is read and linked as the command line asks. What was learned is kept if the work is stopped.</summary>
internal sealed class Linking(Arguments arguments, Terminal terminal)
{
    private IReadOnlyList<ColumnProfile> profile = [];

    public Steps Steps { get; } = new(terminal.Error, arguments.Quiet);

    /// <summary>Reads the file, once it is clear that it fits the memory that was given.</summary>
    public Table Read(string path)
    {
        arguments.Load();
        MemoryNeed.Check(path, arguments.Memory, arguments.All("--ignore").Count, Looks());
        var table = TableFile.Read(path, arguments.ForTable, Steps, terminal.Stop);
        Steps.Report(FormattableString.Invariant($"{table.Rows:N0} records were read."));
        return table;
    }

    private int Looks()
    {
        var (tells, pairs) = (arguments.Verb == "evaluate" || arguments.One("--report").Length > 0, arguments.One("--pairs").Length > 0);
        return (tells ? 1 : 0) + (pairs ? 1 : 0) + (tells && arguments.One("--truth").Length > 0 ? 1 : 0);
    }

    /// <summary>Reads the file and links it.</summary>
    public (Table Table, BatchResult Result) Run()
    {
        var table = Read(arguments.File);
        return (table, Link(table));
    }

    /// <summary>Links what was read.</summary>
    public BatchResult Link(Table table)
    {
        if (arguments.Has("--report")) profile = table.Profile(arguments.Roles(table), terminal.Today);
        return Keeping(options => new BatchLinker(options).Link(table, Steps), table);
    }

    /// <summary>Writes the report where one is asked for.</summary>
    /// <param name="result">Who is who.</param>
    /// <param name="kept">What was written before, in words, if the report is stopped.</param>
    public void Report(BatchResult result, string kept = "")
    {
        if (!arguments.Has("--report")) return;
        try
        {
            PartFile.Write(arguments.One("--report"), terminal, file => HtmlReport.Write(file.Text, result, profile));
        }
        catch (OperationCanceledException) when (kept.Length > 0)
        {
            throw new OperationCanceledException($"Stopped. {kept} The report was not written.");
        }

        Steps.Report($"The report is in {arguments.One("--report")}.");
    }

    /// <summary>Does work that learns. If it is stopped after that, the model is written and the reader told where it is.</summary>
    public T Keeping<T>(Func<BatchOptions, T> work, Table table)
    {
        TrainedModel? learned = null;
        var options = arguments.ForBatch(table);
        foreach (var note in arguments.Splink?.Notes ?? []) Steps.Report(note);
        try
        {
            return work(options with { Stop = terminal.Stop, Working = Steps, Learned = model => learned = options.Model is null ? model : null });
        }
        catch (OperationCanceledException) when (learned is not null)
        {
            var path = Free(arguments.Out.Length > 0 ? arguments.Out : Beside());
            PartFile.Write(path, terminal, file => file.Text.Write(learned.Save()));
            throw new OperationCanceledException($"Stopped. What was learned is kept in {path}; the same command with --model {path}, and without --labels and --start, goes on from there. Nothing else was written.");
        }
    }

    /// <summary>What serve names is a folder, in which nothing but its index is to lie; whether the name ends in a slash or is a dot, the model goes beside it.</summary>
    private string Beside() => arguments.Verb == "serve" ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(arguments.File)) : arguments.File;

    /// <summary>A name beside a file that nothing has yet: a model that lies there may have been learned with care.</summary>
    private static string Free(string beside) =>
        Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? $"{beside}.model.json" : $"{beside}.model.{i}.json").First(path => !File.Exists(path) && !Directory.Exists(path));
}
