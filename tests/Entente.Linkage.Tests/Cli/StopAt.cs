namespace Entente.Linkage.Tests.Cli;

/// <summary>Presses Ctrl-C, as it were, when a text is said.</summary>
internal sealed class StopAt(string text, CancellationTokenSource stop) : StringWriter
{
    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.Contains(text, StringComparison.Ordinal) == true) stop.Cancel();
    }
}
