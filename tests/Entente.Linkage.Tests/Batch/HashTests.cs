using System.Globalization;
using System.Text;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Tests.Batch;

public sealed class HashTests
{
    [Fact]
    public void No_two_of_many_like_texts_share_a_hash()
    {
        var texts = Enumerable.Range(0, 200_000).Select(n => n.ToString(CultureInfo.InvariantCulture)).SelectMany(n => new[] { n, "r" + n, n + "-a-longer-text" }).ToArray();
        Assert.Equal(texts.Length, texts.Select(t => ByteHash.Of(Encoding.UTF8.GetBytes(t))).Distinct().Count());
    }

    [Fact]
    public void No_two_of_many_pairs_of_small_numbers_share_a_hash() =>
        Assert.Equal(300_000, Enumerable.Range(0, 300_000).Select(n => ByteHash.Join((ulong)n / 600, (ulong)n % 600)).Distinct().Count());
}
