namespace Entente.Linkage.Cli;

/// <summary>entente-link: finds which records of a file are about the same person.</summary>
internal static class Program
{
    /// <summary>What shells say of a program that Ctrl-C ended.</summary>
    private const int Stopped = 130;

    private static int Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            // The second time it ends at once, and so does serve: whatever it answered is on disk.
            if (stop.IsCancellationRequested || args is ["serve", ..]) return;
            press.Cancel = true;
            stop.Cancel();
        };
        return Run(args, new(Console.In, Console.OpenStandardOutput(), Console.Error, stop.Token));
    }

    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            if (args.Length == 0 || args.Any(a => a is "--help" or "-h") || args[0] == "help")
            {
                terminal.Say.WriteLine(args.Length == 0 ? HelpText.Start : HelpText.All);
                return args.Length == 0 ? 2 : 0;
            }

            var arguments = Arguments.Read(args);
            return arguments.Verb switch
            {
                "profile" => Profile.Run(arguments, terminal),
                "link" => Link.Run(arguments, terminal),
                "train" => Train.Run(arguments, terminal),
                "cluster" => Clustering.Run(arguments, terminal),
                "evaluate" => Evaluate.Run(arguments, terminal),
                "suggest" => Suggest.Run(arguments, terminal),
                "ask" => Ask.Run(arguments, terminal),
                "explain" => Explain.Run(arguments, terminal),
                "screen" => Screen.Run(arguments, terminal),
                "serve" => Serve.Run(arguments, terminal),
                _ => throw new FormatException($"There is no verb '{arguments.Verb}'. {Nearest.To(arguments.Verb, ["profile", "link", "train", "cluster", "evaluate", "ask", "suggest", "explain", "screen", "serve"])}entente-link --help lists them."),
            };
        }
        catch (OperationCanceledException stopped)
        {
            terminal.Error.WriteLine(stopped.Message.StartsWith("Stopped", StringComparison.Ordinal) ? stopped.Message : "Stopped before anything was learned; nothing was written.");
            return Stopped;
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(fault.Message);
            return 1;
        }
    }
}
