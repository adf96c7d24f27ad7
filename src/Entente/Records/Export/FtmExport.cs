using System.Text.Json;
using Entente.Foundation;
using Entente.Records.Import;

namespace Entente.Records.Export;

/// <summary>FollowTheMoney entities, one a line. The dataset names the export; what the format has no place for stands in a member of our own.</summary>
internal sealed class FtmExport : IExportFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ExportFormat Format => ExportFormat.Ftm;

    public string Ending => "ftm.json";

    public string ContentType => "application/x-ndjson";

    public string CannotCarry => "Everything else of a record is carried, but for the dossier, team and compartment, which are the centre's own.";

    public async Task<Result<Written>> WriteAsync(ExportRecords records, ExportLabel label, Stream to, CancellationToken ct)
    {
        long count = 0;
        await foreach (var chunk in records.ReadAsync(ct))
        {
            foreach (var record in chunk)
            {
                Write(record, label, to);
                count++;
            }
        }

        return new Written(count, 0);
    }

    private static void Write(ShownRecord record, ExportLabel label, Stream to)
    {
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", record.Number);
            json.WriteString("schema", record.Schema);
            json.WriteStartObject("properties");
            foreach (var property in record.Statements.GroupBy(s => s.Property))
            {
                json.WriteStartArray(property.Key);
                foreach (var value in property.Select(s => s.Value).Distinct()) json.WriteStringValue(value);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteStartArray("datasets");
            json.WriteStringValue(label.Export.Text);
            json.WriteEndArray();
            json.WritePropertyName(FtmProvenance.Member);
            Told(record).Write(json);
            json.WriteEndObject();
        }

        to.Write("\n"u8);
    }

    private static FtmProvenance Told(ShownRecord record)
    {
        var full = record.Statements.GroupBy(s => (s.Property, s.Value)).Where(g => g.Count() > 1 || g.Any(FtmStatement.IsNeeded)).SelectMany(g => g).Select(FtmStatement.Of).ToList();
        return new()
        {
            Record = record.Reference.Text,
            Source = record.Source,
            Said = record.Said?.ToString(),
            Learned = record.Learned,
            Language = record.Language.Length > 0 ? record.Language : null,
            Reliability = record.Reliability,
            Handling = record.Handling,
            Statements = full.Count > 0 ? full : null,
            Masked = record.Masked.Count > 0 ? record.Masked : null,
        };
    }
}
