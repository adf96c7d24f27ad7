using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Foundation;

/// <summary>Where law, forms, codes and the access matrix lie as files. A centre may point at its own folder.</summary>
public sealed class DataFolder(string root)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The folder shipped with the program, or the one that the environment variable ENTENTE_DATA names.</summary>
    public static DataFolder Shipped { get; } = new(Environment.GetEnvironmentVariable("ENTENTE_DATA") is { Length: > 0 } own ? own : Path.Combine(AppContext.BaseDirectory, "data"));

    public string Root { get; } = root;

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public string ReadText(string relative) => File.ReadAllText(Require(relative));

    /// <summary>Reads a JSON file strictly: a property that the type does not know is an error, so that a slip of the pen in the law is found at start.</summary>
    public T Read<T>(string relative)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(Require(relative)), Options)
                ?? throw new InvalidDataException($"data/{relative} is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"data/{relative} cannot be read: {wrong.Message}", wrong);
        }
    }

    public IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(PathOf(folder))
        ? Directory.EnumerateFiles(PathOf(folder), pattern).Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(Root, f))
        : throw Missing(folder);

    private string Require(string relative) => File.Exists(PathOf(relative)) ? PathOf(relative) : throw Missing(relative);

    private InvalidDataException Missing(string relative) => new($"data/{relative} is missing in {Root}: put back the data folder that came with this version of the program.");
}
