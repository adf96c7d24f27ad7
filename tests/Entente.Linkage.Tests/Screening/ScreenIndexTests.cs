using CsCheck;
using Entente.Linkage.Names;
using Entente.Linkage.Scripts;
using Entente.Linkage.Screening;

namespace Entente.Linkage.Tests.Screening;

/// <summary>Names put to a list: who is found, who is not, and what it says.</summary>
public sealed class ScreenIndexTests
{
    private static readonly ScreenEntry[] List =
    [
        new("1", ["Oleksandr Kovalenko", "Sasha Kovalenko"], "1984-03-12", "UA"),
        new("2", ["Maria Popescu"], "1990-05-07", "RO"),
        new("3", ["Maria Popescu"], "1971-11-30", "RO"),
        new("4", ["Mohammed Al Hassan", "محمد الحسن"], "", "SY"),
        new("5", ["Nguyễn Thị Hằng"], "1999", "VN"),
    ];

    private static readonly ScreenIndex Index = ScreenIndex.Build(List);

    [Theory]
    [InlineData("Kovalenko Oleksandr", "1984-03-12", "1")]
    [InlineData("Олександр Коваленко", "12.03.1984", "1")]
    [InlineData("Aleksander Kovalenko", "1984-12-03", "1")]
    [InlineData("Sascha Kovalenco", "1984-03-12", "1")]
    [InlineData("Maria Popesku", "1990-05-07", "2")]
    [InlineData("Mohamed al-Hassan", "", "4")]
    [InlineData("محمد الحسن", "", "4")]
    [InlineData("Hang Nguyen Thi", "1999", "5")]
    public void A_name_written_otherwise_finds_its_entry_first(string name, string born, string id)
    {
        var hits = Index.Query(new(name, born), least: 0);

        Assert.Equal(id, hits[0].Id);
        // A name alone is not called it on a list of five, whose words tell nothing of how frequent they are.
        if (born.Length > 4) Assert.True(hits[0].Probability >= ScreenIndex.Threshold, $"{hits[0]}");
    }

    [Theory]
    [InlineData("Olena Shevchenko", "")]
    [InlineData("Maria Shevchenko", "1990-05-07")]
    [InlineData("Oleksandr Kovalenko", "1951-09-22")]
    [InlineData("Mohammed Al Hussein", "")]
    public void Somebody_else_is_nobody_on_the_list(string name, string born) => Assert.Empty(Index.Query(new(name, born)));

    [Fact]
    public void Two_entries_of_one_name_are_both_shown_and_neither_is_called_it_until_a_date_tells()
    {
        var both = Index.Query(new("Maria Popescu"), least: 0.01);
        var one = Index.Query(new("Maria Popescu", "1971-11-30"));

        Assert.Equal(["2", "3"], both.Select(h => h.Id));
        Assert.All(both, hit => Assert.True(hit.Probability < ScreenIndex.Threshold && hit.AsAlike == 2, $"{hit}"));
        Assert.Equal(("3", BornAgreement.Same), (one.Single().Id, one.Single().Born));
    }

    [Fact]
    public void A_hit_says_which_name_fitted_and_what_agreed()
    {
        var hit = Index.Query(new("Sasha Kovalenko", "1984-12-03", "ua"))[0];

        Assert.Equal(("Sasha Kovalenko", BornAgreement.DayMonthSwapped, true), (hit.Name, hit.Born, hit.SameNationality));
        Assert.Equal(new(1, NameReasons.None), hit.Match);
    }

    [Fact]
    public void A_spelling_is_a_slip_unless_it_is_a_name_that_others_bear()
    {
        string[] given = ["Maria", "Elena", "Ioana", "Ana", "Radu", "Mihai", "Andrei", "Petru"];
        string[] others = ["Iordache", "Cozma", "Toma", "Lupu", "Stan", "Dobre"];
        var crowd = Enumerable.Range(0, 96).Select(i => new ScreenEntry($"c{i}", [$"{given[i / 6 % 8]} {(i < 48 ? others[i % 6] : $"{others[i % 6]}escu")}"], "", "RO")).Append(new("7", ["Gabriela Panulea"], "", "RO"));
        var bearers = given.Select((name, i) => new ScreenEntry($"p{i}", [$"{name} Panulean"], "", "RO"));

        var slip = ScreenIndex.Build(crowd).Query(new("Gabriela Panulean", "", "RO"), least: 0)[0];
        var family = ScreenIndex.Build(crowd.Concat(bearers)).Query(new("Gabriela Panulean", "", "RO"), least: 0).First(h => h.Id == "7");

        Assert.Equal("7", slip.Id);
        Assert.True(slip.Probability >= ScreenIndex.Threshold && family.Probability < ScreenIndex.Threshold, $"{slip.Probability} {family.Probability}");
    }

    [Fact]
    public void A_word_that_the_list_lacks_speaks_against_an_entry_more_than_one_that_the_query_lacks()
    {
        double Of(string asked, string listed) => ScreenIndex.Build([.. List, new("7", [listed], "", "RO")]).Query(new(asked, "", "RO"), least: 0).First(h => h.Id == "7").Probability;

        Assert.True(Of("Elena Marin", "Elena Gabriela Marin") > Of("Elena Gabriela Marin", "Elena Marin"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -. \0")]
    public void A_name_without_letters_finds_nobody(string nothing) => Assert.Empty(Index.Query(new(nothing, "1984-03-12"), least: 0));

    [Fact]
    public void An_empty_list_and_entries_without_a_name_answer_nothing()
    {
        Assert.Empty(ScreenIndex.Build([]).Query(new("Maria Popescu"), least: 0));
        Assert.Empty(ScreenIndex.Build([new("1", []), new("2", ["", "..."])]).Query(new("Maria Popescu"), least: 0));
    }

    [Fact]
    public void A_list_with_an_id_twice_is_refused_and_so_is_a_share_that_is_none()
    {
        var fault = Assert.Throws<ArgumentException>(() => ScreenIndex.Build([new("7", ["A B"]), new("7", ["C D"])]));
        Assert.Contains("'7' twice", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ScreenIndex.Build(List, share: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScreenIndex.Build(List, share: double.NaN));
    }

    [Theory]
    [InlineData("陳大文", "Chan Tai Man")]
    [InlineData("張國華", "Chang Kuo-hua")]
    [InlineData("王小明", "Wang Xiao Ming")]
    [InlineData("王小明", "Xiaoming Wang")]
    public void A_name_in_characters_is_found_under_each_of_its_spellings_and_finds_each(string native, string spelled)
    {
        ScreenIndex Of(string listed) => ScreenIndex.Build([.. List, new("7", [listed], "1988-03-14", "CN")], transliterate: new AnyScript());

        Assert.Equal(["7"], Of(native).Query(new(spelled, "1988-03-14", "CN")).Select(h => h.Id));
        Assert.Equal(["7"], Of(spelled).Query(new(native, "1988-03-14", "CN")).Select(h => h.Id));
    }

    [Fact]
    public void Companies_are_found_without_their_legal_form_and_by_their_number()
    {
        var index = ScreenIndex.Build([new("1", ["Aurora Trading II SRL"]), new("2", ["Aurora Trading III SRL"]), new("3", ["Borealis GmbH"])], NameKind.Organisation);

        Assert.Equal("2", index.Query(new("AURORA TRADING 3"), least: 0)[0].Id);
        Assert.Equal("3", index.Query(new("Borealis Gesellschaft mit beschränkter Haftung"), least: 0)[0].Id);
    }

    [Fact]
    public void Answers_hang_neither_on_the_order_of_the_list_nor_on_what_was_asked_before() =>
        Gen.Select(Gen.Shuffle(List), Gen.OneOf(List.SelectMany(e => e.Names).ToArray()).Array[1, 6]).Sample((entries, names) =>
        {
            var index = ScreenIndex.Build(entries);
            return names.All(name => index.Query(new(name), least: 0).SequenceEqual(Index.Query(new(name), least: 0)));
        }, iter: 100);

    [Fact]
    public void Among_many_of_one_given_name_each_is_found_first_whoever_was_asked_about_before()
    {
        const string letters = "abcdefghiklmnoprstuv";
        string Family(int i) => $"{letters[i / 20]}o{letters[i % 20]}ak{letters[(i * 7 + 3) % 20]}escu";
        var index = ScreenIndex.Build(Enumerable.Range(0, 400).Select(i => new ScreenEntry($"{i}", [$"Maria {Family(i)}"])));

        var missed = Enumerable.Range(0, 400).Where(i => index.Query(new($"Maria {Family(i)}"), least: 0) is not [{ Match.Score: 1 } first, ..] || first.Name != $"Maria {Family(i)}").ToList();

        Assert.Empty(missed);
    }

    [Fact]
    public void Probabilities_of_all_hits_never_add_up_to_more_than_1() =>
        Gen.Select(Gen.OneOf(List.SelectMany(e => e.Names).ToArray()), Gen.OneOf("", "1990", "1990-05-07", "not a date"), Gen.OneOf("", "RO", "ua", "??")).Sample((name, born, nationality) =>
            Index.Query(new(name, born, nationality), least: 0).Sum(h => h.Probability) is >= 0 and <= 1);

    [Fact]
    public void Any_text_at_all_is_answered() =>
        Gen.Select(Gen.String[0, 300], Gen.String[0, 60], Gen.String[0, 20]).Sample((name, born, nationality) => Index.Query(new(name, born, nationality), least: 0).Count <= List.Length);

    [Fact]
    public void Many_threads_get_the_answers_of_one()
    {
        var alone = List.SelectMany(e => e.Names).Distinct().ToDictionary(n => n, n => Index.Query(new(n), least: 0));

        Parallel.For(0, 400, i =>
        {
            var (name, hits) = alone.ElementAt(i % alone.Count);
            Assert.Equal(hits, Index.Query(new(name), least: 0));
        });
    }
}
