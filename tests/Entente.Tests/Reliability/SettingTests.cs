using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Entente.Tests.Storage;
using Entente.Web.Shell;

namespace Entente.Tests.Reliability;

/// <summary>A wrong setting stops the start with its name, its value and the remedy, and exit code 2.</summary>
public sealed class SettingTests
{
    [Theory]
    [InlineData("--Session:IdleMinutes is '600': it must be whole minutes from 1 to 240.", "--Session:IdleMinutes", "600")]
    [InlineData("--Session:LongestHours is 'long': it must be whole hours from 1 to 24.", "--Session:LongestHours", "long")]
    [InlineData("--Session:OneTimeCodes is 'perhaps': it must be true or false.", "--Session:OneTimeCodes", "perhaps")]
    [InlineData("--ExampleWorld is 'yes': it must be true or false.", "--ExampleWorld", "yes")]
    [InlineData("--WorldSize is 'huge': it must be tiny, small or large.", "--WorldSize", "huge")]
    [InlineData("--TimeZone is 'Europe/Nowhere': it must be a time zone such as Europe/London.", "--TimeZone", "Europe/Nowhere")]
    [InlineData("--Culture is 'xx-QQ': it must be a language and country such as en-GB.", "--Culture", "xx-QQ")]
    [InlineData("--Territory is 'ATLANTIS': it must be a territory with a working calendar", "--Territory", "ATLANTIS")]
    [InlineData("--urls is 'http://127.0.0.1:99999': it must be an address such as http://127.0.0.1:5080, with a port from 0 to 65535.", "--urls", "http://127.0.0.1:99999")]
    [InlineData("--urls is 'localhost': it must be an address", "--urls", "localhost")]
    [InlineData("--Databse is no setting. Did you mean --Database?", "--Databse", "centre.db")]
    [InlineData("--verbose is no setting. docs/run/install.md lists what may be set.", "--verbose", "true")]
    [InlineData("--Database is empty", "--Database", "")]
    [InlineData("--Database has no value", "--Database")]
    [InlineData("--Database cannot be read as a connection string (Couldn't set nonsense)", "--Database", "Host=127.0.0.1;Database=a;Nonsense=1;Password=hunter2")]
    [InlineData("--Database cannot be read as a connection string", "--Database", "Host=127.0.0.1;Port=many;Database=a;Password=hunter2")]
    [InlineData("--Database names no database of PostgreSQL", "--Database", "Host=127.0.0.1")]
    [InlineData("--Database cannot be read as a connection string (Connection string keyword 'server' is not supported)", "--Database", "Server=127.0.0.1;Password=hunter2")]
    public async Task A_setting_that_makes_no_sense_is_told_by_name_and_remedy(string says, params string[] args)
    {
        using var place = new Place();

        var started = await Started.WithAsync(["--Var", place.Var, .. args]);

        started.Says(2, "entente could not start. ", says);
        Assert.DoesNotContain("hunter2", started.Words, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Var));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once() =>
        (await Started.WithAsync("--ExampleWorld", "yes", "--Session:IdleMinutes", "0", "--colour", "red")).Says(2, "--ExampleWorld", "--Session:IdleMinutes", "--colour");

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_before_anything_is_made()
    {
        using var place = new Place();
        await File.WriteAllTextAsync(place["file"], "in the way");

        (await Started.WithAsync("--Var", Path.Combine(place["file"], "var"), "--Database", place["centre.db"])).Says(2, $"The folder {place["file"]}/var (--Var)", "cannot be written", "Name another with --Var");

        Assert.False(File.Exists(place["centre.db"]));
    }

    [Fact]
    public async Task An_address_that_another_program_has_is_told_as_that()
    {
        using var place = new Place();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var started = await Started.WithAsync("--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}", "--Var", place.Var, "--Database", place["centre.db"]);

        started.Says(3, "Another program listens on this address already", "--urls");
    }

    /// <summary>A setting that the program reads and the list lacks would be refused on the command line.</summary>
    [Fact]
    public void Every_setting_that_the_program_reads_is_in_the_list()
    {
        var read = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Entente.Web"), "*.cs*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "CentreSettings.cs" && !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), """(?:[Ss]ettings|[Cc]onfiguration)(?:\[|\.GetValue(?:<\w+>)?\()"([A-Za-z:]+)"|\bGetSection\("([A-Za-z:]+)"""))
            .Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).Distinct().ToList();

        Assert.Contains("Session:IdleMinutes", read);
        Assert.Empty(read.Except(CentreSettings.Own, StringComparer.OrdinalIgnoreCase));
    }
}
