using Entente.Foundation;
using Entente.Records;

namespace Entente.Referrals.Questions;

/// <summary>Public bodies by the names under which they are known, from data/reference: forces, councils, organisations that may refer. Each is offered between its days; one that is gone still has its name in old answers.</summary>
public static class Bodies
{
    public static IReadOnlyList<Option> From(DataFolder data, string name)
    {
        var file = data.Read<BodiesFile>($"reference/{name}.json");
        if (file.Bodies.FirstOrDefault(b => b.Until < b.From) is { } wrong) throw new InvalidDataException($"data/reference/{name}.json: {wrong.Name} ends before it begins.");
        var options = file.Bodies.Select(b => new Option(string.Join('-', Names.Words(b.Name)), b.Name) { From = b.From, Until = b.Until }).ToList();
        if (options.GroupBy(o => o.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/reference/{name}.json: {twice.First().Text} stands there twice.");
        return options;
    }

    private sealed record BodiesFile(string Source, DateOnly Date, IReadOnlyList<Body> Bodies);

    private sealed record Body(string Name, string? Kind = null, DateOnly? From = null, DateOnly? Until = null);
}
