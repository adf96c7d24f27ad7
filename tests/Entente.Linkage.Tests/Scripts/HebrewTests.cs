using System.Text;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Tests.Scripts;

/// <summary>Which Latin words may spell a word of Hebrew letters.</summary>
public sealed class HebrewTests
{
    [Theory]
    [InlineData("עדינה", "adina", true)] // ayin is a vowel
    [InlineData("אורי", "uri", true)] // vav after aleph is the vowel
    [InlineData("אלמוג", "almog", true)]
    [InlineData("נחשון", "nachshon", true)]
    [InlineData("נחשון", "nahshon", true)]
    [InlineData("יפה", "yaffa", true)] // a doubled consonant
    [InlineData("צרפתי", "tzarfati", true)]
    [InlineData("צרפתי", "zarfati", true)]
    [InlineData("וייס", "weiss", true)]
    [InlineData("שוורץ", "schwartz", true)]
    [InlineData("ברקוביץ׳", "berkovich", true)]
    [InlineData("ג'מיל", "jamil", true)]
    [InlineData("דינה", "dina", true)]
    [InlineData("דינה", "dana", false)] // the yod is written
    [InlineData("דן", "dana", false)] // a vowel at the end needs a letter
    [InlineData("שרה", "sari", false)]
    [InlineData("ברק", "baruk", true)] // u is not written
    [InlineData("ברוך", "barak", false)]
    [InlineData("ארז", "oren", false)]
    [InlineData("טליה", "dalia", false)]
    [InlineData("מ", "m", false)]
    public void A_word_is_spelled_letter_by_letter_with_the_vowels_that_Hebrew_leaves_out(string hebrew, string latin, bool fits)
    {
        var read = Assert.Single(HebrewNames.Of(hebrew));

        Assert.Equal(fits, HebrewSpelling.Fits(Encoding.UTF8.GetBytes(read.Written), Encoding.UTF8.GetBytes(latin)));
    }

    [Fact]
    public void A_word_that_could_be_spelled_in_a_thousand_million_ways_is_told_all_the_same()
    {
        var (hebrew, latin) = (Encoding.UTF8.GetBytes(new string('א', 12)), Encoding.UTF8.GetBytes("aeiouaeiouaeiouaeiouaeiz"));

        // Each way tried by itself would outlast the run of all tests.
        Assert.False(HebrewSpelling.Fits(hebrew, latin));
        Assert.True(HebrewSpelling.Fits(hebrew, latin.AsSpan(0, latin.Length - 1)));
    }

    [Theory]
    [InlineData("שָׂרָה", "שרה")] // points
    [InlineData("\uFB2Aרה", "שרה")] // ready-made letters with points
    [InlineData("חיים", "חיימ")] // final letters
    [InlineData("צ׳ץ", "צ'צ")]
    [InlineData("ד״ר", "דר")]
    public void A_word_is_brought_to_one_form(string written, string form) => Assert.Equal(form, Assert.Single(HebrewNames.Of(written)).Written);

    [Fact]
    public void A_well_known_name_is_spelled_by_its_letters_in_the_first_way_that_is_listed()
    {
        string[] names = ["חיים", "יצחק", "משה", "שלמה", "רבקה", "כהן", "לוי", "פרידמן", "שמעון", "יהודה"];

        foreach (var name in names)
        {
            var read = Assert.Single(HebrewNames.Of(name));
            Assert.NotEmpty(read.Others);
            Assert.True(HebrewSpelling.Fits(Encoding.UTF8.GetBytes(read.Written), Encoding.UTF8.GetBytes(read.Latin)), $"{name} {read.Latin}");
        }
    }
}
