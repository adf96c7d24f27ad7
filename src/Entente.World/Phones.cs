using System.Globalization;

namespace Entente.World;

/// <summary>Telephone numbers that no subscriber has: set aside for drama by the regulators of the United Kingdom, France and North America.</summary>
internal static class Phones
{
    private static readonly string[] British = ["+447700900", "+442079460", "+441134960", "+441144960", "+441154960", "+441164960", "+441174960", "+441184960", "+441214960", "+441314960", "+441414960", "+441514960", "+441614960", "+441632960", "+441914980"];

    public static string Of(Random random) => random.Next(10) switch
    {
        < 5 => British[0] + Digits(random, 3),
        < 7 => British[random.Next(British.Length)] + Digits(random, 3),
        < 9 => "+336" + "3998" + Digits(random, 4),
        _ => $"+1{random.Next(2, 10)}{random.Next(0, 9)}{random.Next(2, 10)}55501{Digits(random, 2)}",
    };

    private static string Digits(Random random, int count) =>
        random.Next((int)Math.Pow(10, count)).ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
}
