using System.Text;
using Entente.Linkage.Cli;

namespace Entente.Linkage.Tests.Cli;

/// <summary>The command line in a folder of its own, run in this process.</summary>
internal sealed class Command : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-link").FullName;

    public string Path(string file) => System.IO.Path.Combine(folder, file);

    public string Text(string file) => File.ReadAllText(Path(file));

    public string Write(string file, string text, Encoding? encoding = null)
    {
        File.WriteAllText(Path(file), text, encoding ?? new UTF8Encoding(false));
        return Path(file);
    }

    /// <summary>Runs it; ./FILE is a file of the folder.</summary>
    public (int Code, string Out, string Error) Run(params string[] args) => Ask("", CancellationToken.None, args);

    public (int Code, string Out, string Error) Ask(string input, CancellationToken stop, params string[] args)
    {
        using var output = new MemoryStream();
        var error = new StringWriter();
        var code = Program.Run([.. args.Select(a => a.StartsWith("./", StringComparison.Ordinal) ? Path(a[2..]) : a)], new(new StringReader(input), output, error, stop));
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => Directory.Delete(folder, true);
}
