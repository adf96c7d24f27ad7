using System.Text;
using CsCheck;
using Entente.Web.Shell;

namespace Entente.Tests.Reliability;

/// <summary>A null byte on its way into a form becomes the mark of broken text; everything else arrives as it was sent, however it is cut.</summary>
public sealed class NullBytesTests
{
    [Fact]
    public async Task Only_null_bytes_change_however_the_form_is_cut() => await Gen.Select(Gen.Char["%05a"].Array[0, 40], Gen.Int[1, 7]).SampleAsync(async (chars, cut) =>
    {
        var sent = new string(chars);

        Assert.Equal(sent.Replace("%00", "%EF%BF%BD", StringComparison.Ordinal), await ReadAsync(sent, cut));
    }, iter: 5_000, threads: 1);

    private static async Task<string> ReadAsync(string sent, int cut)
    {
        await using var shown = new NullBytes.ShownStream(new Cut(Encoding.ASCII.GetBytes(sent), cut));
        await using var to = new MemoryStream();
        await shown.CopyToAsync(to);
        return Encoding.ASCII.GetString(to.ToArray());
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Cut(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);
    }
}
