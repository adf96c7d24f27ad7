using Entente.Records;

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
    public void A_value_is_said_in_words(PropertyType type, string value, string words) => Assert.Equal(words, Captions.InWords(type, value));
}
