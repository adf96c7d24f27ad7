using System.Text;
using System.Text.Json;
using Entente.Foundation;

namespace Entente.Records.Export;

/// <summary>Writes records to a file of one kind, a few hundred at a time.</summary>
public interface IExportFormat
{
    ExportFormat Format { get; }

    /// <summary>How the file's name ends.</summary>
    string Ending { get; }

    string ContentType { get; }

    /// <summary>What the format has no place for, in a sentence.</summary>
    string CannotCarry { get; }

    Task<Result<Written>> WriteAsync(ExportRecords records, ExportLabel label, Stream to, CancellationToken ct);
}

public static class ExportFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } = [new FtmExport(), new HtcdsExport(ExportFormat.HtcdsCsv), new HtcdsExport(ExportFormat.HtcdsXlsx), new TableExport()];

    public static IExportFormat Of(ExportFormat format) => All.Single(f => f.Format == format);

    /// <summary>The note that goes with a file: the same as its label, in lines, with what it cannot carry.</summary>
    public static string Note(ExportLabel label, ExportJob job) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        {label.Export}
        What: {label.Scope}
        For: {label.Purpose}
        Asked for by: {label.By}, as {job.Role}, {job.AskedAt:yyyy-MM-dd HH:mm}Z
        Made: {label.When:yyyy-MM-dd HH:mm}Z
        Format: {job.Format}
        Not in it: rows and fields that the matrix keeps from {job.Role}; what is shortened for that role is shortened here. {Of(job.Format).CannotCarry}
        Records marked Conditional may be passed on only under their source's conditions.
        """) + "\n";
}

/// <summary>Lines put by on disk until all are known: a table's columns are known only when its last row is. Gone when closed.</summary>
internal sealed class Spool : IDisposable
{
    private readonly FileStream _file = ExportFolder.Scratch();
    private readonly StreamWriter _writer;

    public Spool() => _writer = new(_file, new UTF8Encoding(false), 1 << 16, leaveOpen: true);

    public void Add<T>(T row) => _writer.WriteLine(JsonSerializer.Serialize(row));

    public IEnumerable<T> Read<T>()
    {
        _writer.Flush();
        _file.Position = 0;
        using var reader = new StreamReader(_file, Encoding.UTF8, false, 1 << 16, leaveOpen: true);
        while (reader.ReadLine() is { } line) yield return JsonSerializer.Deserialize<T>(line)!;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }
}

/// <summary>Where a file lies while it is being made: readable by the centre's own account alone, and gone when closed.</summary>
internal static class ExportFolder
{
    public static FileStream Scratch()
    {
        var path = Path.GetTempFileName(); // made with rights for its owner alone
        return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    }
}
