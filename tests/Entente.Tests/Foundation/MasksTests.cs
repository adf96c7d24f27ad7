using CsCheck;
using Entente.Access;
using Entente.Foundation;

namespace Entente.Tests.Foundation;

public sealed class MasksTests
{
    [Theory]
    [InlineData("Anna Maria Example", "A. M. E."), InlineData("nguyễn văn thí-dụ", "N. V. T. D."), InlineData("  ", ""), InlineData(null, ""), InlineData("😀 Test", "•. T.")]
    public void A_name_is_masked_to_its_initials(string? name, string masked) => Assert.Equal(masked, Masks.Name(name));

    [Fact]
    public void A_masked_name_never_holds_a_whole_word_of_it() => Gen.String[Gen.Char.AlphaNumeric, 3, 12].Array[1, 4].Sample(words =>
        Assert.All(words, word => Assert.DoesNotContain(word, Masks.Name(string.Join(' ', words)), StringComparison.Ordinal)));

    [Theory]
    [InlineData("2008-03-03", "under 18"), InlineData("2008-03-02", "18 to 24"), InlineData("1990", "35 to 49"), InlineData("2030", "age not known")]
    // In doubt the youngest that they can be.
    [InlineData("2008", "under 18"), InlineData("2008-03", "under 18"), InlineData("2008-02", "18 to 24"), InlineData("~2007", "under 18"), InlineData("~2005", "18 to 24"), InlineData("<2000", "25 to 34"), InlineData(">1980", "under 18"), InlineData("2026", "under 18")]
    public void An_age_is_masked_to_its_band_on_the_day(string born, string band) =>
        Assert.Equal(band, Masks.Age(PartialDate.Parse(born), DateOnly.FromDateTime(Make.Now.UtcDateTime)));

    [Fact]
    public void Only_a_permitted_shape_shows_anything_of_a_value()
    {
        Assert.Equal("A. E.", Masks.In(Shape.Masked, "Anna Example", Masks.Name));
        Assert.All((Shape[])[Shape.Nothing, Shape.Counts, Shape.HitOnly], shape => Assert.Equal(Masks.Hidden, Masks.In(shape, "Anna Example", Masks.Name)));
    }
}
