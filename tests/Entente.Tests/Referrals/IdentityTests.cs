using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

/// <summary>What tells who a person is, is found in any text however it is written there.</summary>
public sealed class IdentityTests
{
    private static readonly Identity Who = Identity.Of(Answers.None
        .With("H1", AnswerRow.Of(("value", "Zdravka Qwertova-Małą")))
        .With("H2", AnswerRow.Of((Part.Only, "1999-04-17")))
        .With("F1", AnswerRow.Of(("kind", "phone"), ("value", "07700 900999")), AnswerRow.Of(("kind", "mail"), ("value", "zq@example.org")), AnswerRow.Of(("kind", "phone"), ("value", "+40 721 555 012")))
        .With("H5", AnswerRow.Of(("number", "XK 778899")))
        .With("A5", AnswerRow.Of(("address", "Flat 3, 14 Hidden Lane"), ("town", "Leeds"), ("postcode", "ZZ9 9ZZ"))));

    [Theory]
    [InlineData("call +44 7700 900999 now"), InlineData("07700900999"), InlineData("0044 (0)7700-900-999"), InlineData("(07700) 900.999"), InlineData("٠٧٧٠٠٩٠٠٩٩٩")]
    [InlineData("0721 555 012"), InlineData("0040721555012")]
    [InlineData("passport XK778899"), InlineData("xk-77 88 99")]
    [InlineData("ZQ@example.org")]
    [InlineData("born 17 April 1999"), InlineData("on the 17th of April"), InlineData("April 17, 1999"), InlineData("17.04.1999"), InlineData("17/4/99"), InlineData("4/17/1999"), InlineData("1999-04-17")]
    [InlineData("17 апреля 1999"), InlineData("17 avril"), InlineData("17 de abril de 1999"), InlineData("in April 1999"), InlineData("04/1999")]
    [InlineData("at 14 hidden lane"), InlineData("in Hidden Lane"), InlineData("flat 3"), InlineData("zz99zz"), InlineData("ZZ9 9ZZ")]
    public void It_is_taken_out_of_what_is_said(string text) => Assert.Contains(Identity.TakenOut, Who.Scrub(text));

    [Theory]
    [InlineData("Zdravkas is another word"), InlineData("07700 900998"), InlineData("XK 778898"), InlineData("17 May 1999"), InlineData("in 1999"), InlineData("18.04.1999"), InlineData("£17.04 an hour")]
    [InlineData("in Leeds"), InlineData("a hidden room"), InlineData("flat 31"), InlineData("seventeen in April"), InlineData("")]
    public void Other_words_and_numbers_stay(string text) => Assert.Equal(text, Who.Scrub(text));

    [Fact]
    public void A_place_where_it_happened_keeps_its_address_and_loses_the_name() =>
        Assert.Equal($"{Identity.TakenOut}'s room, 14 Hidden Lane", Who.Scrub("Zdravka's room, 14 Hidden Lane", keepPlaces: true));

    [Theory]
    [InlineData("王小明", "我见到王小明在家"), InlineData("สมชาย", "เห็นสมชายที่บ้าน"), InlineData("さくら", "昨日さくらさんに会った")]
    [InlineData("Олена Шевченко", "I met Olena at the station"), InlineData("Olena Shevchenko", "Я бачила, як Олена пішла"), InlineData("Małgorzata", "malgorzata cried"), InlineData("Jose", "José cried")]
    public void A_name_is_known_again_without_spaces_around_it_in_another_script_and_without_its_marks(string name, string text)
    {
        var scrubbed = Identity.Of(Answers.None.With("H1", AnswerRow.Of(("value", name)))).Scrub(text);

        Assert.Contains(Identity.TakenOut, scrubbed);
        Assert.DoesNotContain(name, scrubbed, StringComparison.OrdinalIgnoreCase);
    }
}
