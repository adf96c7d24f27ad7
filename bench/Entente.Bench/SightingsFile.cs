using System.Text;

namespace Entente.Bench;

/// <summary>A file as a partner would send it: one row a made-up sighting, with the slips that the example world makes.</summary>
internal static class SightingsFile
{
    private static readonly string[] Properties = ["name", "alias", "gender", "birthDate", "nationality", "phone", "passportNumber"];

    public static int Write(string path, World.World world, int most)
    {
        using var to = new StreamWriter(path, false, new UTF8Encoding(false));
        to.Write("number,name,alias,gender,date of birth,nationality,phone,passport no\n");
        var rows = 0;
        foreach (var report in world.Reports().Take(most))
        {
            to.Write($"S{report.Number}");
            foreach (var property in Properties)
            {
                to.Write(',');
                to.Write(Cell(report.Things[0].Statements.FirstOrDefault(s => s.Property == property)?.Value ?? ""));
            }

            to.Write('\n');
            rows++;
        }

        return rows;
    }

    private static string Cell(string text) => text.AsSpan().ContainsAny("\",\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
