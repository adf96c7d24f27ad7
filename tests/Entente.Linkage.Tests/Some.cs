using CsCheck;

namespace Entente.Linkage.Tests;

/// <summary>Made-up records, drawn from small lists so that values often meet.</summary>
internal static class Some
{
    private static readonly Gen<string> Given = Of("Maria", "Mariya", "Elena", "Ana", "Anna", "Maria Elena", "Ionuț", "Florin", "Mohammed", "Muhammad", "M", "Thi Hang", "José", "Sasha");
    private static readonly Gen<string> Family = Of("Popescu", "Popesku", "Al-Example", "Al Example", "Nguyen", "Nguyễn", "Ó Example", "Dobre", "Kowalska", "Kowalski", "Maria");
    private static readonly Gen<LinkDate> Born =
        Gen.Select(Gen.Int[1985, 1988], Gen.Int[0, 12], Gen.Int[0, 28], Gen.Bool, (y, m, d, about) => new LinkDate(y, m, m == 0 ? 0 : d, about && d % 7 == 0));

    private static readonly Gen<LinkName> Name = Gen.OneOf(
        Gen.Select(Given, Family, (g, f) => new LinkName(g, f)),
        Gen.Select(Given, Family, (g, f) => LinkName.Whole($"{f} {g}")));

    private static Gen<string> Of(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string[]> Few(params string[] of) => Of(of).Array[0, 2];

    public static readonly Gen<LinkRecord> Person = Gen.Select(
        Gen.Select(Name.Array[0, 3], Born.Array[0, 2], Of("", "female", "male"), Few("RO", "NG", "VN")),
        Gen.Select(Few("PA1234567", "PA1234568", "X99 88 77"), Few("+447700900001", "+447700900002", "07700900001"), Few("a@example.org", "b@example.org"), Few("London", "Londn", "Bucharest")),
        Gen.Select(Few("1 Example Street, Leeds", "1 Exmple Street Leeds", "22 Other Road"), Few("AB12 CDE", "AB12CDF"), Few("GB00EXAM1", "GB00EXAM2")),
        (who, numbers, things) => new LinkRecord(1)
        {
            Names = who.Item1,
            BirthDates = who.Item2,
            Sex = who.Item3,
            Nationalities = who.Item4,
            Documents = [.. numbers.Item1.Select(n => new LinkDocument(n))],
            Phones = numbers.Item2,
            Emails = numbers.Item3,
            Places = numbers.Item4,
            Addresses = things.Item1,
            Vehicles = things.Item2,
            Accounts = things.Item3,
        });

    public static LinkRecord Turned(LinkRecord r) => r with
    {
        Names = Back(r.Names),
        BirthDates = Back(r.BirthDates),
        Nationalities = Back(r.Nationalities),
        Documents = Back(r.Documents),
        Phones = Back(r.Phones),
        Emails = Back(r.Emails),
        Places = Back(r.Places),
        Addresses = Back(r.Addresses),
        Vehicles = Back(r.Vehicles),
        Accounts = Back(r.Accounts),
    };

    private static T[] Back<T>(IReadOnlyList<T> list) => [.. list.Reverse()];
}
