using System.Globalization;

namespace Entente.Cases.Contact;

/// <summary>A point on the map, as exact as it was written: "51.5, -0.1" is nobody's door. Text and point give each other without loss.</summary>
public readonly record struct GeoPoint
{
    private const double EarthRadius = 6_371_008.8;
    private const double MetresOfADegree = 111_320;

    private GeoPoint(decimal latitude, decimal longitude) => (Latitude, Longitude) = (latitude, longitude);

    public decimal Latitude { get; }

    public decimal Longitude { get; }

    /// <summary>By how many metres the point may be off, because only so many figures were written.</summary>
    public double Uncertainty => MetresOfADegree * 0.5 * Math.Pow(10, -Math.Min(Latitude.Scale, Longitude.Scale)) * Math.Sqrt(2);

    public static bool TryParse(string? latitude, string? longitude, out GeoPoint point)
    {
        point = default;
        if (!Number(latitude, 90, out var north) || !Number(longitude, 180, out var east)) return false;
        point = new(north, east);
        return true;
    }

    /// <summary>"51.5072, -0.1276".</summary>
    public static bool TryParse(string? text, out GeoPoint point)
    {
        point = default;
        return text?.Split(',') is [var north, var east] && TryParse(north, east, out point);
    }

    /// <summary>Metres along a great circle.</summary>
    public double MetresTo(GeoPoint other)
    {
        var (a, b) = (Radians(Latitude), Radians(other.Latitude));
        var half = Math.Pow(Math.Sin((b - a) / 2), 2) + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(Radians(other.Longitude - Longitude) / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    /// <summary>How near they may be at least: the distance less what both may be off.</summary>
    public double NearestTo(GeoPoint other) => Math.Max(0, MetresTo(other) - Uncertainty - other.Uncertainty);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude}, {Longitude}");

    private static double Radians(decimal degrees) => (double)degrees * Math.PI / 180;

    private static bool Number(string? text, int most, out decimal number) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= most && number.Scale <= 12;
}
