using Entente.Foundation;

namespace Entente.Records.Export;

/// <summary>One record as it goes out: only what the reader may have, in the shape that they may have it.</summary>
/// <param name="Number">By which it is known within the file: the source's own number, or our reference.</param>
/// <param name="Masked">Properties that come shortened.</param>
public sealed record ShownRecord(string Number, Reference Reference, string Schema, string Source, IReadOnlyList<Statement> Statements, IReadOnlyList<string> Masked)
{
    /// <summary>As it is kept: for finding what belongs to it, never for writing.</summary>
    internal Record Raw { get; init; } = null!;
    public PartialDate? Said { get; init; }
    public DateTimeOffset Learned { get; init; }
    public string Language { get; init; } = "";
    public Reliability Reliability { get; init; }
    public Handling Handling { get; init; }

    public IEnumerable<string> Of(string property) => Statements.Where(s => s.Property == property).Select(s => s.Value);

    public override string ToString() => Reference.Text;
}

/// <summary>What a file says of itself: whose it is, for what, when, and what is in it.</summary>
/// <param name="Scope">What was asked for, in words.</param>
public sealed record ExportLabel(Reference Export, string By, string Purpose, DateTimeOffset When, string Scope)
{
    /// <summary>In one line, for a table's last column.</summary>
    public string Line => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Export} | for {Purpose} | by {By} | {When:yyyy-MM-dd HH:mm}Z | {Scope}");

    public override string ToString() => Export.Text;
}

/// <summary>How much was written.</summary>
/// <param name="Left">Records for which the format has no place.</param>
public sealed record Written(long Records, long Left);
