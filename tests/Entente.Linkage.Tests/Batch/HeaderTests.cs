using System.Text;
using Entente.Linkage.Tables;
using static Entente.Linkage.Tables.ColumnRole;

namespace Entente.Linkage.Tests.Batch;

/// <summary>What columns are called in other languages, and that a profile and linking guess alike.</summary>
public sealed class HeaderTests
{
    /// <summary>Values that may be what each role promises.</summary>
    private static readonly Dictionary<ColumnRole, string[]> Values = new()
    {
        [GivenName] = ["Ana", "Petru", "Olena", "Drita", "Lan"],
        [FamilyName] = ["Popescu", "Lupu", "Kovalenko", "Hoxha", "Nguyen"],
        [FullName] = ["Ana Popescu", "Petru Lupu", "Olena Kovalenko", "Drita Hoxha", "Lan Nguyen"],
        [Date] = ["1990-05-07", "12.03.1984", "1971-06-08", "2001-09-07", "1966-02-07"],
        [Sex] = ["F", "M", "F", "F", "M"],
        [Identifier] = ["XX1234567", "XX2234567", "XX3234567", "XX4234567", "XX5234567"],
        [Phone] = ["+40721000111", "+380501112223", "+35569111222", "+84901112223", "+48501112223"],
        [Email] = ["a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org"],
        [Address] = ["Lange Gasse 1", "Lange Gasse 2", "Lange Gasse 3", "Lange Gasse 4", "Lange Gasse 5"],
        [Place] = ["Iasi", "Kyiv", "Tirana", "Hue", "Lodz"],
        [PostCode] = ["700001", "01001", "1001", "49000", "90001"],
        [Nationality] = ["RO", "UA", "AL", "VN", "PL"],
        [Country] = ["RO", "UA", "AL", "VN", "PL"],
    };

    public static TheoryData<string, string[], ColumnRole[]> Files => new()
    {
        { "Romanian", ["Nume", "Prenume", "Data nașterii", "Sexul", "CNP", "Telefon", "Adresa", "Localitatea", "Cod poștal", "Cetățenia"], [FamilyName, GivenName, Date, Sex, Identifier, Phone, Address, Place, PostCode, Nationality] },
        { "Romanian without marks", ["nume_de_familie", "prenume", "data_nasterii", "telefon", "oras", "tara"], [FamilyName, GivenName, Date, Phone, Place, Country] },
        { "Ukrainian", ["Прізвище", "Ім'я", "По батькові", "Дата народження", "Стать", "Номер паспорта", "Телефон", "Місто", "Громадянство"], [FamilyName, GivenName, GivenName, Date, Sex, Identifier, Phone, Place, Nationality] },
        { "Russian", ["Фамилия", "Имя", "Отчество", "Дата рождения", "Пол", "Номер паспорта", "Телефон", "Адрес", "Город", "Гражданство"], [FamilyName, GivenName, GivenName, Date, Sex, Identifier, Phone, Address, Place, Nationality] },
        { "Russian, whole", ["ФИО", "ДАТА РОЖДЕНИЯ", "Электронная почта", "Страна"], [FullName, Date, Email, Country] },
        { "Dutch", ["Achternaam", "Voornaam", "Geboortedatum", "Geslacht", "Paspoortnummer", "Telefoonnummer", "Straat", "Woonplaats", "Postcode", "Nationaliteit", "Land"], [FamilyName, GivenName, Date, Sex, Identifier, Phone, Address, Place, PostCode, Nationality, Country] },
        { "Dutch, name", ["naam", "voornaam", "geboorteplaats"], [FamilyName, GivenName, Place] },
        { "Bulgarian", ["Име", "Бащино име", "Фамилия", "Дата на раждане", "ЕГН", "Телефон", "Населено място", "Гражданство"], [GivenName, GivenName, FamilyName, Date, Identifier, Phone, Place, Nationality] },
        { "Albanian", ["Emri", "Mbiemri", "Datëlindja", "Gjinia", "Numri personal", "Telefoni", "Qyteti", "Shtetësia"], [GivenName, FamilyName, Date, Sex, Identifier, Phone, Place, Nationality] },
        { "Vietnamese", ["Họ", "Tên", "Ngày sinh", "Giới tính", "Số hộ chiếu", "Số điện thoại", "Địa chỉ", "Thành phố", "Quốc tịch"], [FamilyName, GivenName, Date, Sex, Identifier, Phone, Address, Place, Nationality] },
        { "Vietnamese, whole", ["Họ và tên", "Ngày sinh", "Nơi sinh"], [FullName, Date, Place] },
        { "Polish", ["Imię", "Nazwisko", "Data urodzenia", "Płeć", "PESEL", "Numer telefonu", "Ulica", "Miejscowość", "Kod pocztowy", "Obywatelstwo"], [GivenName, FamilyName, Date, Sex, Identifier, Phone, Address, Place, PostCode, Nationality] },
        { "German", ["Name", "Vorname", "Geburtsdatum", "Geschlecht", "Ausweisnummer", "Handynummer", "Straße", "Wohnort", "PLZ", "Staatsangehörigkeit"], [FamilyName, GivenName, Date, Sex, Identifier, Phone, Address, Place, PostCode, Nationality] },
        { "French", ["Nom de famille", "Prénom", "Date de naissance", "Sexe", "Numéro de passeport", "Téléphone", "Adresse", "Ville", "Code postal", "Nationalité"], [FamilyName, GivenName, Date, Sex, Identifier, Phone, Address, Place, PostCode, Nationality] },
        { "Spanish", ["Nombre", "Primer apellido", "Segundo apellido", "Fecha de nacimiento", "Sexo", "Pasaporte", "Teléfono", "Dirección", "Ciudad", "País"], [GivenName, FamilyName, FamilyName, Date, Sex, Identifier, Phone, Address, Place, Country] },
        { "Portuguese", ["Nome próprio", "Apelido", "Data de nascimento", "Sexo", "Passaporte", "Telemóvel", "Morada", "Cidade", "Nacionalidade"], [GivenName, FamilyName, Date, Sex, Identifier, Phone, Address, Place, Nationality] },
        { "Arabic", ["الاسم الأول", "اسم العائلة", "تاريخ الميلاد", "الجنس", "رقم جواز السفر", "رقم الهاتف", "العنوان", "المدينة", "الجنسية"], [GivenName, FamilyName, Date, Sex, Identifier, Phone, Address, Place, Nationality] },
        { "English, whole beside parts", ["name", "given_name", "surname", "dob", "birth_place"], [Ignored, GivenName, FamilyName, Date, Place] },
        { "Croatian", ["ime", "prezime"], [GivenName, FamilyName] },
        { "English, name beside given", ["first name", "name", "phone"], [GivenName, FamilyName, Phone] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_read_by_its_headers_in_a_profile_and_in_linking_alike(string language, string[] headers, ColumnRole[] roles)
    {
        var table = Read(headers, roles);
        Assert.True(roles.SequenceEqual(table.Profile().Select(c => c.Role)), $"{language}: {string.Join(", ", table.Profile().Select(c => $"{c.Name} {c.Role}"))}");
        var guessed = RoleGuess.Of(table.Columns, new Dictionary<string, ColumnRole>());
        Assert.Equal(roles, table.Columns.Select(c => guessed[c.Name]));
    }

    [Fact]
    public void Each_header_of_the_list_is_found_and_none_is_said_of_two_things()
    {
        Assert.Equal(13, HeaderWords.Lines.Select(l => l.Language).Distinct().Count());
        foreach (var said in HeaderWords.Lines.SelectMany(l => l.Headers.Select(h => (Header: h, l.Language, l.Role))))
        {
            var folded = string.Concat(RoleGuess.Parts(said.Header));
            Assert.True(folded.Length > 1, $"{said.Language}: {said.Header} folds to nothing");
            Assert.True(HeaderWords.Whole(folded) == said.Role, $"{said.Language}: {said.Header} is {HeaderWords.Whole(folded)} and {said.Role}");
        }
    }

    private static Table Read(string[] headers, ColumnRole[] roles)
    {
        var csv = new StringBuilder(string.Join(',', headers)).Append('\n');
        for (var row = 0; row < 5; row++) csv.Append(string.Join(',', roles.Select(r => Values[r == Ignored ? FullName : r][row]))).Append('\n');
        return Table.ReadFrom(new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString())), "people.csv");
    }
}
