using Entente.Web.Shell;

namespace Entente.Tests.Reliability;

/// <summary>What the program says and returns when it is started and can't: in this process, through the same entry as on the command line.</summary>
internal static class Started
{
    public static async Task<(int Code, string Words)> WithAsync(params string[] args)
    {
        await using var errors = new StringWriter();
        // A site that starts would serve until it is stopped: then the test has failed.
        var code = await Site.RunAsync(["--applicationName", "Entente.Web", "--urls", "http://127.0.0.1:0", .. args], errors).WaitAsync(TimeSpan.FromSeconds(60));
        return (code, errors.ToString());
    }

    /// <summary>It says what is wrong with all of these words, returns this code, and shows nobody a stack trace.</summary>
    public static void Says(this (int Code, string Words) started, int code, params string[] words)
    {
        Assert.All(words, w => Assert.Contains(w, started.Words, StringComparison.Ordinal));
        Assert.Equal(code, started.Code);
        Assert.DoesNotContain("   at ", started.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", started.Words, StringComparison.Ordinal);
    }
}

/// <summary>A folder of a test's own, gone afterwards.</summary>
internal sealed class Place : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("entente-place").FullName;

    public string Var => Directory.CreateDirectory(Path.Combine(Folder, "var")).FullName;

    public string this[string name] => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
