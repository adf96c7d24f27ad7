using Entente.Records;
using Entente.Referrals.Questions;

namespace Entente.Tests.Records;

public sealed class CaptionsTests
{
    [Theory]
    [InlineData(PropertyType.Country, "ro", "Romania")]
    [InlineData(PropertyType.Date, "1990-05-07", "7 May 1990")]
    [InlineData(PropertyType.Date, "1990", "1990")]
    [InlineData(PropertyType.Boolean, "false", "no")]
    [InlineData(PropertyType.Name, "false", "false")]
    [InlineData(PropertyType.Date, "•••", "•••")]
    [InlineData(PropertyType.Language, "vi", "Vietnamese")]
    [InlineData(PropertyType.Language, "ka", "Georgian")]
    [InlineData(PropertyType.Language, "a tongue of the hills", "a tongue of the hills")]
    [InlineData(PropertyType.Language, "qqq", "qqq")]
    public void A_value_is_said_in_words(PropertyType type, string value, string words) => Assert.Equal(words, Captions.InWords(type, value));

    [Fact]
    public void A_code_of_the_referral_is_said_in_the_words_of_its_question()
    {
        var (set, episode) = (QuestionSets.Shipped.Current, Ontology.Shipped["Episode"]);
        foreach (var (property, question, part) in new[] { ("act", "K1", "K3"), ("means", "K1", "K4"), ("purpose", "K1", "K5"), ("control", "K1", "K8"), ("indicator", "N1", "indicator") })
        {
            Assert.All(set[question].Parts.Single(p => p.Code == part).Options!, o => Assert.Equal(o.Text, Captions.InWords(episode.Find(property)!, o.Code)));
        }

        Assert.Equal("what another source wrote", Captions.InWords(episode.Find("purpose")!, "what another source wrote"));
    }
}
