namespace Entente.Linkage.Cli;

/// <summary>Where the command reads from and writes to, and what ends it early.</summary>
internal sealed class Terminal(TextReader input, Stream output, TextWriter error, CancellationToken stop)
{
    public TextReader In => input;

    public Stream Out => output;

    /// <summary>Text to standard output.</summary>
    public TextWriter Say { get; } = new StreamWriter(output, new System.Text.UTF8Encoding(false)) { AutoFlush = true };

    public TextWriter Error => error;

    public CancellationToken Stop => stop;

    /// <summary>What day it is, for dates that are yet to come.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Whether everything that was answered is on disk, so that Ctrl-C may end the program at once.</summary>
    public bool EndsAtOnce { get; set; }
}
