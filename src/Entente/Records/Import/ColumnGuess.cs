namespace Entente.Records.Import;

/// <summary>Guesses from a header what each column says of a person; a person confirms or changes it.</summary>
internal static class ColumnGuess
{
    private static readonly (string Property, string[] Words)[] Known =
    [
        ("name", ["name", "fullname", "wholename", "personname", "nom", "naam", "imie i nazwisko"]),
        ("firstName", ["firstname", "givenname", "forename", "givennames", "forenames", "prenom", "vorname", "first"]),
        ("middleName", ["middlename", "middle"]),
        ("lastName", ["lastname", "surname", "familyname", "secondname", "nachname", "last"]),
        ("alias", ["alias", "aka", "othername", "othernames", "alsoknownas", "nickname"]),
        ("birthDate", ["dob", "dateofbirth", "birthdate", "born", "birthday", "geburtsdatum"]),
        ("birthPlace", ["placeofbirth", "birthplace", "pob"]),
        ("gender", ["gender", "sex"]),
        ("nationality", ["nationality", "nationalities", "citizenship", "countryofbirth"]),
        ("passportNumber", ["passport", "passportnumber", "passportno", "docno", "documentnumber", "documentno"]),
        ("idNumber", ["idnumber", "nationalid", "identitynumber", "identityno", "idno"]),
        ("phone", ["phone", "phonenumber", "telephone", "tel", "mobile", "mobilephone", "cellphone"]),
        ("email", ["email", "emailaddress", "mail"]),
        ("address", ["address", "fulladdress", "street"]),
        ("country", ["country"]),
        ("notes", ["notes", "comments", "remarks", "comment", "note"]),
        ("summary", ["summary", "description", "narrative", "account"]),
        ("title", ["title", "salutation"]),
        ("position", ["position", "occupation", "job"]),
        ("spokenLanguage", ["language", "spokenlanguage"]),
        ("sourceUrl", ["url", "sourceurl", "link"]),
    ];

    private static readonly string[] Ids = ["id", "recid", "recordid", "uniqueid", "caseid", "personid", "reference", "ref", "number", "no"];

    public static MappedThing Person(IReadOnlyList<string> header)
    {
        var taken = new HashSet<string>();
        var columns = new List<MappedColumn>();
        foreach (var column in header.Where(h => h.Length > 0))
        {
            var bare = Bare(column);
            var property = Known.FirstOrDefault(k => k.Words.Contains(bare)).Property;
            if (property is not null) columns.Add(new(column, property));
            taken.Add(bare);
        }

        var id = header.FirstOrDefault(h => Ids.Contains(Bare(h)));
        return new("row", "Person", id is null ? [] : [id], columns);
    }

    private static string Bare(string column) => string.Concat(Names.Words(column));
}
