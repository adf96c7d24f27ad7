using System.Globalization;
using System.Text.Json;
using Entente.Linkage.Live;

namespace Entente.Linkage.Cli;

/// <summary>serve: answers a line of JSON for each line of JSON, on an index kept in a folder. What was answered is on disk.</summary>
internal static class Serve
{
    private const int LongestLine = 1 << 20;

    public static int Run(Arguments arguments, Terminal terminal)
    {
        var begins = arguments.Has("--from");
        using var store = arguments.One("--from") is { Length: > 0 } from ? Begin(arguments, terminal, from) : LinkStore.Open(arguments.File, Arguments.Scripts, mend: arguments.Mend);
        if (store.Mended) terminal.Error.WriteLine("The journal was damaged. What is whole was taken; the file as it was lies beside, ending in .damaged.");
        if (store.LeftOut > 0) terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The last {store.LeftOut:N0} bytes of the journal were a change that was never finished, so it was left out. Nothing that was answered is lost."));
        terminal.EndsAtOnce = true;
        if (begins && terminal.Stop.IsCancellationRequested) throw new OperationCanceledException(string.Create(CultureInfo.InvariantCulture, $"Stopped. The index of {store.Index.Count:N0} records is whole, in {arguments.File}; entente-link serve {arguments.File} goes on with it."));
        var requests = new ServeRequests(store);
        Answer.Write(terminal.Out, 0, answer => Ready(answer, store.Index));
        var number = 0;
        while (terminal.In.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                if (line.Length > LongestLine) throw new FormatException($"The line is longer than {LongestLine:N0} characters.");
                using var request = Parse(line);
                var answered = requests.Do(new(request.RootElement));
                store.Commit();
                Answer.Write(terminal.Out, number, answered);
            }
            catch (FormatException fault)
            {
                Answer.Write(terminal.Out, number, fault);
            }
        }

        store.Compact();
        return 0;
    }

    private static LinkStore Begin(Arguments arguments, Terminal terminal, string from)
    {
        var linking = new Linking(arguments, terminal);
        var table = linking.Read(from);
        return LinkStore.Create(arguments.File, linking.Keeping(options => LinkIndex.Build(table, options, linking.Steps), table));
    }

    private static void Ready(Utf8JsonWriter answer, LinkIndex index)
    {
        answer.WriteNumber("records", index.Count);
        Answer.Texts(answer, "columns", index.Columns);
        Answer.Texts(answer, "conflicts", index.Conflicts());
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"This is no JSON ({fault.Message}) Send one object on a line, such as {{\"do\":\"query\",\"values\":{{\"given_name\":\"Maria\"}}}}.", fault);
        }
    }
}
