using System.Diagnostics;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching;
using Entente.Records;
using Entente.Storage;
using Entente.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Bench;

/// <summary>Seconds from the commit of one record, of somebody who is known already, until its proposals can be read.</summary>
internal static class ProposalsBench
{
    public static async Task RunAsync(Options options)
    {
        await using var centre = await Centre.OpenAsync(options);
        await centre.FillAsync();
        await centre.SkipFollowersAsync(["matching"]);
        await using var rooms = centre.Rooms();
        var followers = rooms.GetRequiredService<Followers>();

        var figures = new Figures($"commit to proposal, {options.Kind}", 1);
        var (random, noise, until, proposed, tries) = (new Random(1), new Noise(new(2)), Stopwatch.StartNew(), 0, 0);
        while (until.Elapsed.TotalSeconds < options.Seconds)
        {
            var person = centre.World.Person(random.Next(options.Persons));
            var draft = new RecordDraft("Person", [new("name", noise.Name(person, false)), new("birthDate", Noise.Text(person.Born)), new("nationality", person.Country), .. person.Phone.Length > 0 ? new[] { new Statement("phone", person.Phone) } : []])
            {
                Source = new(1),
                Organisation = new(1),
                ExternalId = Reference.New("B").Text,
            };
            await using var db = centre.Store.Open(Reader.Machine);
            var kept = await new KeepRecords(db, centre.Maker).RunAsync([draft], Act.OfMachine(TimeProvider.System.GetUtcNow()), default);
            var watch = Stopwatch.StartNew();
            await followers.CatchUpAsync(default);
            // The first try builds models and fills caches: a site does that once, before anybody waits.
            if (tries++ > 0) figures.Add(watch.Elapsed);
            var id = kept.Value.Records[0].Id;
            if (await db.Set<Proposal>().AnyAsync(p => p.Left == id || p.Right == id)) proposed++;
        }

        figures.Print();
        Console.WriteLine($"{proposed:N0} of {tries:N0} found somebody to propose");
    }
}
