using Entente.Linkage.Forms;
using Entente.Linkage.Names;

namespace Entente.Linkage.Tests.Names;

/// <summary>One name in two scripts, and another name in the same two.</summary>
public sealed class NameScriptTests
{
    [Theory]
    [InlineData("محمد حسن", "Mohammed Hassan", "Karim Hassan")] // Arabic
    [InlineData("Олена Коваленко", "Olena Kovalenko", "Olena Marchuk")] // Cyrillic
    [InlineData("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos", "Giorgos Konstantinidis")] // Greek
    [InlineData("Nguyễn Thị Hằng", "Nguyen Thi Hang", "Nguyen Van Minh")] // Vietnamese
    [InlineData("გიორგი ბერიძე", "Giorgi Beridze", "Giorgi Kapanadze")] // Georgian
    [InlineData("Արամ Պետրոսյան", "Aram Petrosyan", "Aram Sargsyan")] // Armenian
    [InlineData("דוד כהן", "David Kohen", "Shmuel Kohen")] // Hebrew
    [InlineData("Łukasz Żółkiewski", "Lukasz Zolkiewski", "Lukasz Wojcik")] // Latin with marks
    public void A_name_is_told_from_another_across_scripts(string native, string same, string other)
    {
        var matcher = new NameMatcher();

        var (right, wrong) = (matcher.Compare(native, same), matcher.Compare(native, other));

        Assert.True(right.Score >= NameMatcher.Threshold, $"{same}: {right}");
        Assert.True(wrong.Score < NameMatcher.Threshold, $"{other}: {wrong}");
    }

    [Fact]
    public void A_script_without_a_table_of_its_own_is_read_by_the_reader_that_was_brought()
    {
        var matcher = new NameMatcher(new TwoNames());

        Assert.Equal(1, matcher.Compare("王芳", "Wang Fang").Score);
        Assert.True(matcher.Compare("李强", "Wang Fang").Score < NameMatcher.Threshold);
        Assert.Equal(0, new NameMatcher().Compare("王芳", "Wang Fang").Score);
    }

    private sealed class TwoNames : ITransliterate
    {
        public string ToLatin(string text) => text == "王芳" ? "Wang Fang" : "Li Qiang";
    }
}
