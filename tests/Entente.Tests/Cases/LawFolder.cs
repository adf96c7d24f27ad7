using System.Text.Json.Nodes;
using Entente.Foundation;

namespace Entente.Tests.Cases;

/// <summary>A copy of the shipped law to change or to spoil.</summary>
internal sealed class LawFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("entente-law");

    public LawFolder()
    {
        foreach (var file in ((string[])["regimes", "clocks", "calendars"]).SelectMany(part => Directory.EnumerateFiles(DataFolder.Shipped.PathOf(part), "*.json")))
        {
            var place = Path.Combine(_root.FullName, Path.GetRelativePath(DataFolder.Shipped.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
    }

    public DataFolder Data => new(_root.FullName);

    public void Write(string file, string text) => File.WriteAllText(Data.PathOf(file), text);

    public void Change(string file, Action<JsonObject> change)
    {
        var read = JsonNode.Parse(Data.ReadText(file))!.AsObject();
        change(read);
        Write(file, read.ToJsonString());
    }

    public void Dispose() => _root.Delete(true);
}
