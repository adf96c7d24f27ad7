using Entente.Linkage.Forms;
using Entente.Linkage.Names;
using Entente.Linkage.Scripts;

namespace Entente.Linkage.Tests.Scripts;

/// <summary>How names that the engine has no tables for are read.</summary>
public sealed class AnyScriptTests
{
    private static readonly AnyScript Scripts = new();

    [Theory]
    [InlineData("王小明", "wang|xiao ming")]
    [InlineData("欧阳娜", "ouyang|na")]
    [InlineData("歐陽娜娜", "ouyang|na na")]
    [InlineData("尉迟明", "yuchi|ming")]
    [InlineData("万俟红", "moqi|hong")]
    [InlineData("陈方安生", "chen|fang|an sheng")]
    [InlineData("小明 王", "wang|xiao ming")]
    [InlineData("王, 小明", "wang|xiao ming")]
    [InlineData("欧阳", "ouyang")]
    [InlineData("阿卜杜拉·买买提", "a bo du la|mai mai ti")]
    [InlineData("曾", "zeng")]
    public void A_whole_name_is_read_family_name_first(string name, string words) =>
        Assert.Equal(words, string.Join('|', Scripts.ReadName(name, NamePart.Whole).Select(w => w.Latin)));

    [Theory]
    [InlineData("单", "shan", "dan")]
    [InlineData("曾", "zeng", "ceng")]
    [InlineData("仇", "qiu", "chou")]
    [InlineData("解", "xie", "jie")]
    [InlineData("区", "ou", "qu")]
    [InlineData("查", "zha", "cha")]
    [InlineData("乐", "yue", "le")]
    public void A_character_is_read_otherwise_in_a_family_name(string character, string family, string usual)
    {
        var read = Assert.Single(Scripts.ReadName(character, NamePart.Family));

        Assert.Equal(family, read.Latin);
        Assert.Contains(usual, read.Others);
    }

    [Fact]
    public void Of_given_names_no_part_is_taken_for_a_family_name()
    {
        Assert.Equal("le tian", Assert.Single(Scripts.ReadName("乐天", NamePart.Given)).Latin);
        Assert.Equal("wen hua", Assert.Single(Scripts.ReadName("文华", NamePart.Given)).Latin);
    }

    [Fact]
    public void Two_family_names_in_one_column_are_two_words() =>
        Assert.Equal(["chen", "fang"], Scripts.ReadName("陳方", NamePart.Family).Select(w => w.Latin));

    [Fact]
    public void Traditional_characters_are_written_as_simplified_ones() =>
        Assert.Equal("陈|国荣", string.Join('|', Scripts.ReadName("陳國榮", NamePart.Whole).Select(w => w.Written)));

    [Theory]
    [InlineData("陳", "chan")]
    [InlineData("黃", "wong")]
    [InlineData("王", "wong")]
    [InlineData("张", "cheung")]
    [InlineData("许", "hsu")]
    [InlineData("蔡", "tsai")]
    [InlineData("吕", "lyu")]
    [InlineData("强", "keung")]
    [InlineData("雪", "hsueh")]
    [InlineData("志", "chih")]
    public void Spellings_of_other_systems_are_known(string character, string spelling) =>
        Assert.Contains(spelling, Scripts.ReadName(character, NamePart.Family).Concat(Scripts.ReadName(character, NamePart.Given)).SelectMany(w => w.Others));

    [Theory]
    [InlineData("やまだ 太郎")] // Japanese: characters beside kana are not read in Chinese
    [InlineData("김민수")]
    [InlineData("Wang Xiaoming")]
    [InlineData("")]
    [InlineData("·")]
    public void What_is_no_Chinese_name_is_not_read_as_one(string name)
    {
        Assert.Empty(Scripts.ReadName(name, NamePart.Whole));
        Assert.DoesNotContain("Tai", Scripts.ToLatin(name));
    }

    [Fact]
    public void A_Latin_name_beside_the_Chinese_one_is_a_word_of_its_own() =>
        Assert.Equal(["chen", "guo rong", "David"], Scripts.ReadName("David 陈国荣", NamePart.Whole).Select(w => w.Latin));

    [Theory]
    [InlineData("Dr. 王小明", "Dr|wang|xiao ming")]
    [InlineData("Mr David 陈国荣", "Mr|chen|guo rong|David")]
    [InlineData("J.王小明", "wang|xiao ming|J")] // no foreign name that is written by sound
    public void A_title_before_a_Chinese_name_stays_in_front_and_a_full_stop_is_no_foreign_dot(string name, string words)
    {
        Assert.Equal(words, string.Join('|', Scripts.ReadName(name, NamePart.Whole).Select(w => w.Latin)));
        Assert.Equal(new(1, NameReasons.TitleIgnored), new NameMatcher(Scripts).Compare("Dr. 王小明", "Wang Xiaoming"));
    }

    [Fact]
    public void Characters_that_no_dictionary_reads_are_told_apart_by_their_numbers()
    {
        var (one, other) = (char.ConvertFromUtf32(0x3134A), char.ConvertFromUtf32(0x31349)); // the last of the last block

        Assert.Equal(["wang", "u3134a"], Scripts.ReadName($"王{one}", NamePart.Whole).Select(w => w.Latin));
        Assert.Equal("u3134a", Assert.Single(Scripts.ReadName(one, NamePart.Family)).Latin);
        Assert.True(new NameMatcher(Scripts).Compare($"王{one}", $"王{other}").Score < NameMatcher.Threshold);
        Assert.Equal(1, new NameMatcher(Scripts).Compare($"王{one}", $"王 {one}").Score);
    }

    [Fact]
    public void A_name_of_ten_thousand_characters_is_read_in_bounded_pieces()
    {
        var matcher = new NameMatcher(Scripts);
        var match = matcher.Compare(new string('王', 10_000), string.Concat(Enumerable.Repeat("王 ", 5_000)));
        Assert.InRange(match.Score, 0, 1);
    }
}
