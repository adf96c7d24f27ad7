using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Export;
using Entente.Records.Import;
using Entente.Records.Search;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Bench;

/// <summary>All records of one source taken out by somebody who may, in each format: time, memory, size of the file.</summary>
internal static class ExportBench
{
    private const string SourceName = "Bench export";
    private static readonly OrganisationId Owner = new(900);

    public static async Task RunAsync(Options options)
    {
        if (options.Database.Length == 0) options = options with { Database = $"var/bench/export-{options.Records}.db" };
        await using var centre = await Centre.OpenAsync(options);
        await FillAsync(centre, options);
        var act = new Act(new(new(900), Role.FirstResponder, Owner, new(900)) { Purpose = Purpose.Support }, Purpose.Support, Act.Cut(TimeProvider.System.GetUtcNow()));
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            await using var db = centre.Store.Open(act.Reader);
            await using var watched = new Watched();
            var source = await db.RecordSources.AsNoTracking().SingleAsync(s => s.Name == SourceName);
            var trace = SearchTrace.LoadOrMake(Directory.CreateTempSubdirectory("entente-bench").FullName);
            var ask = new AskExport(db, new Gate(centre.Ledger), centre.Ledger, new SearchRecords(db, centre.Ledger, Ontology.Shipped, Pointers.Shipped, trace), centre.Ids, Ontology.Shipped);
            var asked = await ask.RunAsync(new() { Scope = ExportScope.Source, Subject = source.Reference.Text, Format = format, Because = "To see how long it takes and what it needs" }, act, default);
            if (asked.IsRefused) throw new InvalidOperationException(string.Join(' ', asked.Problems));
            var made = await new FetchExport(db, centre.Store, centre.Ledger, Ontology.Shipped).RunAsync(asked.Value.Reference, act, default);
            var told = await watched.EndAsync();
            if (made.IsRefused) Console.WriteLine($"{format,-10} refused: {string.Join(' ', made.Problems.Select(p => TextFiles.Shipped.Say("en", p)))}; {told}");
            else
            {
                await using var file = made.Value;
                Console.WriteLine($"{format,-10} {file.Written.Records,9:N0} records {file.Content.Length >> 20,5:N0} MB {told}; {file.Written.Records / watched.Elapsed.TotalSeconds,7:N0} records a second");
            }
        }
    }

    private static async Task FillAsync(Centre centre, Options options)
    {
        await using var db = centre.Store.Open(Reader.Machine);
        if (await db.RecordSources.AnyAsync(s => s.Name == SourceName))
        {
            Console.WriteLine($"Using the {centre.Store.Where} as it lies.");
            return;
        }

        db.Add(new Organisation { Id = Owner, Reference = Reference.New("ORG"), Name = "Bench police (made up)", Sort = OrganisationSort.Police });
        await db.CommitAsync(Act.OfMachine(TimeProvider.System.GetUtcNow()), new CentreSetUp(Owner, new(900)), default);
        var folder = Directory.CreateTempSubdirectory("entente-bench").FullName;
        var file = Path.Combine(folder, "sightings.csv");
        SightingsFile.Write(file, new(centre.World.Data, new("export", options.Records, 0), 3, centre.World.Today), options.Records);
        await using var watched = new Watched();
        if (await ImportCommand.RunAsync([file, "--source", SourceName, "--organisation", "Bench police (made up)"], centre.Store, centre.Ledger, centre.Ids, folder, TextWriter.Null, default) != 0) throw new InvalidOperationException("The import was not done.");
        Console.WriteLine($"Brought in {options.Records:N0} rows first: {await watched.EndAsync()}");
        Directory.Delete(folder, true);
    }
}
