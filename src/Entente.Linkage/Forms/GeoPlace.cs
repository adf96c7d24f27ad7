using System.Globalization;

namespace Entente.Linkage.Forms;

/// <summary>A position on the earth, to a ten-thousandth of a degree, about eleven metres.</summary>
/// <param name="Latitude">In ten-thousandths of a degree north, -900,000 to 900,000.</param>
/// <param name="Longitude">In ten-thousandths of a degree east, -1,800,000 to 1,800,000.</param>
internal readonly record struct GeoPlace(int Latitude, int Longitude)
{
    private const double Unit = 10_000;

    /// <summary>The nearest one. 180 degrees west is 180 degrees east.</summary>
    public static GeoPlace Of(double latitude, double longitude)
    {
        var (north, east) = ((int)Math.Round(latitude * Unit), (int)Math.Round(longitude * Unit));
        return new(north, east == -180 * (int)Unit ? -east : east);
    }

    /// <summary>Where it lies on a ball of radius 1.</summary>
    public (double X, double Y, double Z) OnBall()
    {
        var (north, east) = (Latitude / Unit * Math.PI / 180, Longitude / Unit * Math.PI / 180);
        return (Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north));
    }

    /// <summary>As text that <see cref="GeoText.Read(ReadOnlySpan{byte})"/> reads: latitude, comma, longitude.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude / Unit:0.0000},{Longitude / Unit:0.0000}");

    /// <summary>The same as bytes.</summary>
    public ReadOnlySpan<byte> Write(Span<byte> into)
    {
        System.Text.Unicode.Utf8.TryWrite(into, CultureInfo.InvariantCulture, $"{Latitude / Unit:0.0000},{Longitude / Unit:0.0000}", out var written);
        return into[..written];
    }
}
