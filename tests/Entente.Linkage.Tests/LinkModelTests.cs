namespace Entente.Linkage.Tests;

public sealed class LinkModelTests
{
    [Fact]
    public void A_model_is_the_same_after_saving_and_loading()
    {
        var again = LinkModel.Load(LinkModel.Default.Save());
        Assert.Equal(LinkModel.Default.Save(), again.Save());
        Assert.Equal(LinkModel.Default.Version, again.Version);
        foreach (var kind in Enum.GetValues<LinkKind>()) Assert.NotNull(again.For(kind));
    }

    [Theory]
    [InlineData("{}", "link model")]
    [InlineData("not json", "link model")]
    [InlineData("""{"name":"x","version":"1","kinds":[]}""", "no kinds")]
    [InlineData("""{"name":"x","version":"1","kinds":[{"kind":"Person","duplicates":1,"fewest":10,"propose":0.5,"comparisons":[{"feature":"Sex","levels":[{"level":"Same","m":2,"u":0.5}]}]}]}""", "Person, Sex, Same")]
    [InlineData("""{"name":"x","version":"1","kinds":[{"kind":"Person","duplicates":1,"fewest":10,"propose":2,"comparisons":[]}]}""", "propose")]
    public void A_broken_model_says_what_is_wrong(string json, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => LinkModel.Load(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Better_levels_are_never_worth_less_than_none_at_all()
    {
        foreach (var comparison in LinkModel.Default.Kinds.SelectMany(k => k.Comparisons))
        {
            var same = comparison.Levels.Single(l => l.Level == Level.Same).Weight;
            Assert.All(comparison.Levels, l => Assert.True(l.Weight <= same + 1.1 || l.Level is Level.OneLetter or Level.DayMonthSwapped, $"{comparison.Feature} {l.Level}"));
        }
    }

    [Fact]
    public void The_more_records_there_are_the_less_likely_is_a_blind_match()
    {
        var people = LinkModel.Default.For(LinkKind.Person)!;
        Assert.True(people.Prior(1_000_000) < people.Prior(100_000));
        Assert.Equal(people.Prior(0), people.Prior(people.Fewest));
    }
}
