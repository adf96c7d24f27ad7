using System.Reflection;

namespace Entente.Linkage.Cli;

/// <summary>entente-link: finds which records of a file are about the same person.</summary>
internal static class Program
{
    /// <summary>What shells say of a program that Ctrl-C ended.</summary>
    private const int Stopped = 130;

    /// <summary>What is said of a fault of its own: never to be seen.</summary>
    public const int OwnFault = 70;

    private static string Version => typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    private static int Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        var terminal = new Terminal(Console.In, Console.OpenStandardOutput(), Console.Error, stop.Token);
        Console.CancelKeyPress += (_, press) =>
        {
            // The second time it ends at once, and so does serve once it answers: whatever it answered is on disk.
            if (stop.IsCancellationRequested || terminal.EndsAtOnce) return;
            press.Cancel = true;
            stop.Cancel();
        };
        return Run(args, terminal);
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

            if (args[0] is "--version" or "version")
            {
                terminal.Say.WriteLine($"entente-link {Version}");
                return 0;
            }

            var arguments = CommandLine.Read(args);
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
                var other => throw new InvalidOperationException($"The verb {other} is listed and not done."),
            };
        }
        catch (OperationCanceledException stopped)
        {
            terminal.Error.WriteLine(stopped.Message.StartsWith("Stopped", StringComparison.Ordinal) ? stopped.Message : "Stopped; nothing was written.");
            return Stopped;
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(fault.Message);
            return 1;
        }
        catch (OutOfMemoryException)
        {
            terminal.Error.WriteLine("There is not enough memory for this file. Leave columns out with --ignore, link a part of the file at a time, or use a machine with more; --memory MIB says beforehand what a file takes.");
            return 1;
        }
        catch (Exception fault)
        {
            terminal.Error.WriteLine($"This is a fault of entente-link and not of what you gave it: {fault.GetType().Name}, {fault.Message} It was met {fault.StackTrace?.Split('\n')[0].Trim()}. Nothing that stood in a file before was changed. Please report it with the command that you ran.");
            return OwnFault;
        }
    }
}
