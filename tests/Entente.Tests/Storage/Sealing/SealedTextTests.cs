using System.Text;
using Entente.Foundation;
using Entente.Storage.Sealing;

namespace Entente.Tests.Storage.Sealing;

/// <summary>What holds of every text and content, whatever is in it.</summary>
public sealed class SealedTextTests
{
    private static readonly SealedPlace Place = new("alerts", "What", FieldClass.Hazard);

    private static IEnumerable<string> Texts()
    {
        var random = new Random(7);
        yield return " ";
        yield return "s1:not sealed at all, only begins so";
        yield return "نص עם 👩‍🦰 und \u0080\n\0";
        for (var i = 1; i < 300; i++) yield return string.Concat(Enumerable.Range(0, i * i % 701 + 1).Select(_ => (char)random.Next(' ', 0xD7FF)));
    }

    [Fact]
    public void Every_text_and_content_comes_back_and_no_two_sealings_of_one_are_alike()
    {
        foreach (var text in Texts())
        {
            var content = Encoding.UTF8.GetBytes(text);
            var (one, other) = (SealedText.Seal(text, Place, TestKeys.Ring), SealedText.Seal(text, Place, TestKeys.Ring));
            var (bytes, again) = (SealedBytes.Seal(content, Place, TestKeys.Ring), SealedBytes.Seal(content, Place, TestKeys.Ring));

            Assert.Equal(text, SealedText.Open(one, Place, TestKeys.Ring));
            Assert.Equal(content, SealedBytes.Open(bytes, Place, TestKeys.Ring));
            Assert.NotEqual(one, other);
            Assert.NotEqual(bytes, again);
            Assert.True(text.Length < 4 || !one.Contains(text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_empty_text_stays_empty_and_short_ones_are_all_as_long_as_each_other()
    {
        Assert.Equal("", SealedText.Seal("", Place, TestKeys.Ring));
        Assert.Empty(SealedBytes.Seal([], Place, TestKeys.Ring));
        Assert.Single(((string[])["1", "0", "Positive", "Negative", "Maryam Made Up"]).Select(t => SealedText.Seal(t, Place, TestKeys.Ring).Length).Distinct());
    }

    [Theory]
    [InlineData("alerts", "Where", FieldClass.Hazard)]
    [InlineData("tellings", "What", FieldClass.Hazard)]
    [InlineData("alerts", "What", FieldClass.Sensitive)]
    public void Moved_to_another_place_it_does_not_open(string table, string column, FieldClass compartment)
    {
        var elsewhere = new SealedPlace(table, column, compartment);

        Assert.Equal(SealFault.Changed, Assert.Throws<SealBrokenException>(() => SealedText.Open(SealedText.Seal("a door", Place, TestKeys.Ring), elsewhere, TestKeys.Ring)).Fault);
        Assert.Equal(SealFault.Changed, Assert.Throws<SealBrokenException>(() => SealedBytes.Open(SealedBytes.Seal([1, 2, 3], Place, TestKeys.Ring), elsewhere, TestKeys.Ring)).Fault);
    }

    // Of lengths that end on each place of a group of base64.
    [Theory]
    [InlineData("The house behind the mill")]
    [InlineData("The house behind the mill, where the lorries turn")]
    [InlineData("The house behind the mill, where the lorries turn; the second door, which is green")]
    public void No_bit_can_be_flipped_and_no_end_cut_off(string plain)
    {
        var (text, content) = (Encoding.Latin1.GetBytes(SealedText.Seal(plain, Place, TestKeys.Ring)), SealedBytes.Seal("%PDF made up"u8.ToArray(), Place, TestKeys.Ring));
        for (var bit = 0; bit < text.Length * 8; bit++) Assert.Throws<SealBrokenException>(() => SealedText.Open(Encoding.Latin1.GetString(Flipped(text, bit)), Place, TestKeys.Ring));
        for (var bit = 0; bit < content.Length * 8; bit++) Assert.Throws<SealBrokenException>(() => SealedBytes.Open(Flipped(content, bit), Place, TestKeys.Ring));
        for (var length = 1; length < text.Length; length++) Assert.Throws<SealBrokenException>(() => SealedText.Open(Encoding.Latin1.GetString(text[..length]), Place, TestKeys.Ring));
        for (var length = 1; length < content.Length; length++) Assert.Throws<SealBrokenException>(() => SealedBytes.Open(content[..length], Place, TestKeys.Ring));
    }

    [Fact]
    public void A_key_that_is_not_there_and_a_text_that_was_never_sealed_are_told_apart_and_tell_no_content()
    {
        var other = SealedText.Seal("a door", Place, TestKeys.Fresh());

        var missing = Assert.Throws<SealBrokenException>(() => SealedText.Open(other, Place, TestKeys.Ring));
        var plain = Assert.Throws<SealBrokenException>(() => SealedText.Open("a door", Place, TestKeys.Ring));

        Assert.Equal((SealFault.KeyMissing, SealFault.Plain), (missing.Fault, plain.Fault));
        Assert.Contains("What of the table alerts", missing.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("a door", plain.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(other, missing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_from_before_there_were_keys_is_read_as_it_lies()
    {
        var old = TestKeys.Fresh(takesPlain: true);

        foreach (var text in Texts()) Assert.Equal(text, SealedText.Open(text, Place, old));
        Assert.Equal([1, 2, 3], SealedBytes.Open([1, 2, 3], Place, old));
    }

    [Fact]
    public async Task Many_may_seal_and_open_at_once()
    {
        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(lane => Task.Run(() => Enumerable.Range(0, 500).All(i => SealedText.Open(SealedText.Seal($"{lane}-{i}", Place, TestKeys.Ring), Place, TestKeys.Ring) == $"{lane}-{i}"))));

        Assert.All(told, t => Assert.True(t));
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var other = bytes.ToArray();
        other[bit / 8] ^= (byte)(1 << (bit % 8));
        return other;
    }
}
