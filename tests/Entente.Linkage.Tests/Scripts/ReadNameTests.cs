using Entente.Linkage.Forms;
using Entente.Linkage.Scripts;

namespace Entente.Linkage.Tests.Scripts;

/// <summary>Records whose names were read word by word, compared and found.</summary>
public sealed class ReadNameTests
{
    private static readonly LinkDate Born = new(1988, 3, 14);
    private static readonly AnyScript Scripts = new();

    [Theory]
    [InlineData("王小明", "Xiao Ming Wang", Level.Same)]
    [InlineData("王小明", "Wang Xiaoming", Level.Same)]
    [InlineData("欧阳小红", "Xiaohong Ouyang", Level.Same)]
    [InlineData("陳大文", "Chan Tai Man", Level.Similar)]
    [InlineData("張國華", "Chang Kuo-hua", Level.Similar)]
    [InlineData("陳國榮", "David Chen Guorong", Level.Part)]
    [InlineData("王小明", "Wang Xiaohong", Level.Shared)]
    [InlineData("王伟", "Li Xiaohong", Level.Different)]
    [InlineData("王伟", "王薇", Level.Shared)] // one sound, two names
    [InlineData("陈国荣", "陳國榮", Level.Same)]
    public void A_read_name_agrees_by_its_spellings(string one, string other, Level level)
    {
        var (a, b) = (Record(1, one), Record(2, other));

        Assert.Equal(level, Assert.Single(new Linker(LinkModel.Default).Compare(a, b).Findings, f => f.Feature == Feature.FullName).Level);
        Assert.Equal(level, Assert.Single(new Linker(LinkModel.Default).Compare(b, a).Findings, f => f.Feature == Feature.FullName).Level);
    }

    [Theory]
    [InlineData("王小明", "Xiao Ming Wang")]
    [InlineData("王小明", "Wang Xiaoming")]
    [InlineData("陳大文", "Chan Tai Man")]
    [InlineData("張國華", "Chang Kuo-hua")]
    [InlineData("陳國榮", "David Chan Kwok Wing")]
    public void A_read_name_is_found_by_two_words_of_any_spelling(string one, string other) =>
        Assert.Contains(BlockingKeys.For(Record(1, one)).Intersect(BlockingKeys.For(Record(2, other))), k => k.Kind == BlockingKind.TwoNames);

    [Fact]
    public void Empty_spellings_find_nobody_and_an_empty_reading_is_none()
    {
        LinkRecord Read(long id, params ReadWord[] words) => new(id) { Names = [LinkName.Whole("Wang Xiaoming") with { Read = words }], BirthDates = [Born] };
        var plain = Read(1);

        var (blank, holed) = (Read(2, new ReadWord("王", "", ["", " "])), Read(3, new ReadWord("王", "wang", ["", "-"]), new ReadWord("", "", []), new ReadWord("小明", "xiao ming", [])));

        Assert.Equal(BlockingKeys.For(plain), BlockingKeys.For(blank));
        Assert.Equal(Level.Same, Assert.Single(new Linker(LinkModel.Default).Compare(plain, blank).Findings, f => f.Feature == Feature.FullName).Level);
        Assert.Contains(BlockingKeys.For(plain).Intersect(BlockingKeys.For(holed)), k => k.Kind == BlockingKind.TwoNames);
        Assert.Equal(Level.Same, Assert.Single(new Linker(LinkModel.Default).Compare(plain, holed).Findings, f => f.Feature == Feature.FullName).Level);
    }

    private static LinkRecord Record(long id, string name) =>
        new(id) { Names = [LinkName.Whole(name) with { Read = Scripts.ReadName(name, NamePart.Whole) }], BirthDates = [Born] };
}
