using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>profile: how columns would be read, and which values may not mean what they say.</summary>
public sealed class ProfileTests : IDisposable
{
    private readonly Command command = new();

    [Fact]
    public void Columns_are_read_as_link_reads_them()
    {
        command.Write("people.csv", Sightings.Csv(100).Replace("given_name,family_name,birth_date,phone,passport,town", "prenume,nume,data nașterii,telefon,pașaport,localitatea", StringComparison.Ordinal));
        var said = command.Run("profile", "./people.csv", "--id", "id", "--ignore", "truth").Out;
        var linked = command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--out", "./c.csv").Error;
        foreach (var (column, role) in ((string, string)[])[("prenume", "GivenName"), ("nume", "FamilyName"), ("data nașterii", "Date"), ("telefon", "Phone"), ("pașaport", "Identifier"), ("localitatea", "Place")])
        {
            Assert.Contains($"Column {column} is read as {role}.", linked, StringComparison.Ordinal);
            Assert.Contains(said.Split('\n'), l => l.StartsWith(column + " ", StringComparison.Ordinal) && l.Contains($" {role} ", StringComparison.Ordinal));
        }

        Assert.Contains(" Category ", command.Run("profile", "./people.csv", "--id", "id", "--ignore", "truth", "--role", "localitatea=Category").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("birth_date", "birth_date: 40 records (19.0% of those that say something): they say 1 January, where by chance about 1 would", "1980-01-01", 40)]
    [InlineData("birth_date", "3 records (1.7% of those that say something): they say a date before 1900, one that is yet to come, or a day that its month does not have ('1850-03-02')", "1850-03-02", 3)]
    [InlineData("birth_date", "or a day that its month does not have ('2031-03-02')", "2031-03-02", 2)]
    [InlineData("birth_date", "or a day that its month does not have ('1990-02-30')", "1990-02-30", 2)]
    [InlineData("birth_date", "they say what cannot be read as a date ('about 1990')", "about 1990", 2)]
    [InlineData("given_name", "5 records (2.9% of those that say something): they say what stands for \"not known\", and are taken to say nothing ('n/a')", "n/a", 5)]
    [InlineData("family_name", "and are compared by it like by any other value: better left empty ('Onbekend')", "Onbekend", 5)]
    [InlineData("family_name", "better left empty ('невідомо')", "невідомо", 5)]
    [InlineData("town", "taken to say nothing ('xxx')", "xxx", 1)]
    [InlineData("phone", "they give a number that is not in E.164", "0044 7700 900123", 4)]
    [InlineData("given_name", "1 record (0.6% of those that say something): they have digits in a name ('Maria2')", "Maria2", 1)]
    public void Values_that_may_not_mean_what_they_say_are_counted_and_shown(string column, string said, string value, int times)
    {
        Write(column, value, times);
        var (code, told, _) = command.Run("profile", "./people.csv", "--id", "id");
        Assert.Equal(0, code);
        Assert.Contains(said, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Good_values_are_not_doubted()
    {
        Write("town", "Iasi", 3);
        Assert.DoesNotContain("may not mean what they say", command.Run("profile", "./people.csv", "--id", "id").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_fail_their_check_are_counted()
    {
        command.Write("people.csv", "id,iban\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},{(i < 25 ? Iban(i) : Iban(i)[..^1] + (char)('0' + (Iban(i)[^1] - '0' + 1) % 10))}\n")));
        Assert.Contains("iban: 5 records (16.7% of those that say something): they fail the check of", command.Run("profile", "./people.csv", "--id", "id").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_tells_them_too()
    {
        Write("birth_date", "1980-01-01", 40);
        Assert.Equal(0, command.Run("link", "./people.csv", "--id", "id", "--out", "./c.csv", "--report", "./r.html", "--quiet").Code);
        Assert.Contains("say 1 January, where by chance", command.Text("r.html"), StringComparison.Ordinal);
    }

    public void Dispose() => command.Dispose();

    /// <summary>A file of 170 good records, and some of which one column says something else.</summary>
    private void Write(string column, string value, int times)
    {
        string[] columns = ["id", "given_name", "family_name", "birth_date", "phone", "town"];
        var at = Array.IndexOf(columns, column);
        var rows = Enumerable.Range(0, 170 + times).Select(i => string.Join(',', ((string[])[$"{i}", ((string[])["Maria", "Elena", "Petar", "Khaled"])[i % 4], $"Fam{(char)('a' + i % 23)}{(char)('a' + i / 23)}son", $"{1960 + i % 40}-{2 + i % 11:00}-{1 + i % 28:00}", $"+4477009{i:00000}", $"Town{(char)('a' + i % 9)}"]).Select((cell, c) => i >= 170 && c == at ? value : cell)));
        command.Write("people.csv", $"{string.Join(',', columns)}\n{string.Join('\n', rows)}\n");
    }

    /// <summary>An IBAN of no bank, with its check digits.</summary>
    private static string Iban(int number)
    {
        var account = $"37040044{number:0000000000}";
        var rest = (int)(System.Numerics.BigInteger.Parse(account + "131400", System.Globalization.CultureInfo.InvariantCulture) % 97);
        return $"DE{98 - rest:00}{account}";
    }
}
