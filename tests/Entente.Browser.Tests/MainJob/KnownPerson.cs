using Entente.Access;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Browser.Tests.MainJob;

/// <summary>Somebody whom the example world knows by a dossier that the decision maker works on, with a phone, a vehicle and a place of its networks: whoever refers them again is to be told so.</summary>
internal sealed record KnownPerson(string Record, string Name, PartialDate Born, string Phone, string Vehicle, string Street, string PostCode)
{
    public static async Task<KnownPerson> OfAsync(BrowserSite site, int which)
    {
        await using var db = site.Open();
        var dossiers = await db.Set<Assignment>().Where(a => a.Role == Role.DecisionMaker && a.Until == null).Select(a => a.Dossier).ToListAsync();
        var people = await db.Records.Where(r => r.Schema == "Person" && dossiers.Contains(r.Dossier)).OrderBy(r => r.Id).ToListAsync();
        var told = people.DistinctBy(r => r.Dossier).Where(r => PartialDate.TryParse(r.First("birthDate"), out var born) && born.Day > 0 && born.Year < 2007).ToList();
        var person = told[which % told.Count];
        var premises = await OneAsync(db, "Premises");
        return new(person.Reference.Text, person.First("name")!, PartialDate.Parse(person.First("birthDate")!), Say(await db.Records.Where(r => r.Schema == "Person").OrderBy(r => r.Id).ToListAsync(), "phone"),
            (await OneAsync(db, "Vehicle")).First("registrationNumber")!, premises.First("street")!, premises.First("postalCode")!);
    }

    private static Task<Entente.Records.Record> OneAsync(EntenteDb db, string schema) => db.Records.Where(r => r.Schema == schema).OrderBy(r => r.Id).FirstAsync();

    private static string Say(IEnumerable<Entente.Records.Record> records, string property) => records.Select(r => r.First(property)).OfType<string>().First();

    public override string ToString() => Record;
}
